"""What an order gives, asked in a line: `gives(rules, "100.00").to_pay`."""

from dataclasses import replace

import pytest

import palier
from palier.engines.explain import explain
from palier.source import Language

HEADS = {
    Language.ENGLISH: 'loyalty program "T"\n  currency EUR\n  time zone "Europe/Paris"\n',
    Language.FRENCH: 'programme de fidélité "T"\n  devise EUR\n  fuseau horaire "Europe/Paris"\n',
}
FIRST_WORDS = ("loyalty program", "programme de fidélité")
FRENCH = ("gagner", "offre ", "palier", "récompense ", "utiliser", "jour", "première", "segment «")
NOON = "2026-06-02T12:00:00+02:00"


class Given:
    """What an order gives, each thing in its plainest form."""

    def __init__(self, program, quote):
        self.program, self.quote, self.outcome = program, quote, quote.to_json()

    @property
    def to_pay(self):
        """What is paid."""
        return self.outcome["to_pay"]

    @property
    def off(self):
        """What each rule takes off, in the order of reckoning."""
        return {each["rule"]: each["amount"] for each in self.outcome["discounts"]}

    @property
    def nets(self):
        """What is left to pay on each line."""
        return [each["net"] for each in self.outcome["lines"]]

    @property
    def shares(self):
        """What is taken off each line."""
        return [each["off"] for each in self.outcome["lines"]]

    @property
    def line_points(self):
        """The points of each line."""
        return [each["points"] for each in self.outcome["lines"]]

    @property
    def earned(self):
        """All the points earned."""
        return self.outcome["points"]["earned"]

    @property
    def awards(self):
        """The points of each rule; those of one rule are added up."""
        found = {}
        for each in self.outcome["points"]["awards"]:
            found[each["rule"]] = found.get(each["rule"], 0) + each["points"]
        return found

    @property
    def silent(self):
        """Why each silent rule is silent."""
        return {each["rule"]: each["because"] for each in self.outcome["points"]["silent"]}

    @property
    def used(self):
        """The points used."""
        return self.outcome["points"]["used"]

    @property
    def left(self):
        """The points left of those there were."""
        return self.outcome["points"]["left"]

    @property
    def aside(self):
        """What is set aside, and for the sake of whom."""
        return {each["rule"]: each["with"] for each in self.outcome["set_aside"]}

    @property
    def refused(self):
        """Why each thing brought is refused."""
        names = ("code", "reward", "points")
        return {
            next(each[name] for name in names if name in each): each["because"]
            for each in self.outcome["refused"]
        }

    @property
    def charged(self):
        """The shipping that is charged."""
        return self.outcome["shipping"]["charged"]

    @property
    def gifts(self):
        """The products added."""
        return self.outcome["gifts"]

    @property
    def perks(self):
        """The perks given."""
        return self.outcome["perks"]

    @property
    def stamps(self):
        """The stamps on each card."""
        return self.outcome["stamps"]

    @property
    def tier(self):
        """The tier after the order."""
        return (self.outcome["tier"] or {}).get("name")

    @property
    def missing(self):
        """What the next tier still takes."""
        return (self.outcome["tier"] or self.outcome["next_tier"])["missing"]

    @property
    def kept(self):
        """The members the choice keeps."""
        return set(self.quote.reckoned.reckoned.chosen.kept)

    def why(self, about=None, language=None):
        """The sentences of the explanation, or those about one thing, with plain spaces."""
        spoken = Language(language) if language else self.program.language
        told = explain(self.quote.reckoned, spoken)
        kept = [each.sentence for each in told if about is None or each.about.value == about]
        return [each.replace("\u00a0", " ").replace("\u202f", " ") for each in kept]


def compiled(rules):
    """A programme of a few statements under a header."""
    language = Language.FRENCH if rules.startswith(FRENCH) else Language.ENGLISH
    return palier.compile(rules if rules.startswith(FIRST_WORDS) else HEADS[language] + rules)


def line_of(line):
    """`"12.50"` is a line of that price."""
    return line if isinstance(line, dict) else {"price": line}


@pytest.fixture(scope="session")
def gives():
    """Give what an order gives: `gives(rules, "100.00", "5.00", account={…}, promo_codes=[…])`.

    The customer is known and has ordered once before, unless `account` says otherwise; `newcomer`
    joins by the order; `standing` changes what a summary cannot say.
    """

    def reckon(
        rules, *lines, account=None, guest=False, newcomer=False, standing=None, code=None, **order
    ):
        program = compiled(rules)
        if code is not None:
            order["promo_codes"] = [{"code": each} for each in code.split()]
        written = {"at": NOON, "lines": [line_of(each) for each in lines], **order}
        known = None if newcomer or guest else {"orders": 1, **(account or {})}
        taken = program.read_order(written)
        held = program.standing(taken, known, guest=guest)
        if standing:
            held = replace(held, **standing)
        return Given(program, program.quote(taken, held))

    return reckon
