"""What Palier gives is an object like others: copied, sent to a worker, shown in a log."""

import copy
import datetime as dt
import inspect
import pickle
from decimal import Decimal
from typing import get_args, get_type_hints

import pytest

import palier
from palier.account.schema import PUBLISHED

HEAD = 'loyalty program "Club"\n  currency EUR\n  time zone "Europe/Paris"\n\n'
AT = "2026-05-04T10:00:00+02:00"


@pytest.fixture(scope="module")
def program():
    """Compile the programme once."""
    return palier.compile(HEAD + "earn 1 point per 1 EUR\n")


ERRORS = {
    "a rule file": lambda _: palier.compile(HEAD + "earn 1 pint per 1 EUR\n"),
    "an order in a dict": lambda program: program.quote({"lines": [{"price": 1.5}]}),
    "an order in a text": lambda program: program.quote('{"lines": [{"price": 1.5}]}'),
    "an event": lambda program: program.apply(
        {"type": "refund", "id": "r1", "at": AT, "order": "o1"}
    ),
}


@pytest.mark.parametrize("wrong", ERRORS.values(), ids=ERRORS)
def test_an_error_crosses_to_another_process_and_is_copied(program, wrong):
    """A pool of workers pickles what they raise; one that cannot be read again breaks the pool."""
    with pytest.raises((palier.ProgramError, palier.OrderError)) as caught:
        wrong(program)
    error = caught.value
    error.add_note("of basket 7")
    came, copied = pickle.loads(pickle.dumps(error)), copy.copy(error)  # noqa: S301 - our own
    assert type(came) is type(copied) is type(error)
    assert str(came) == str(copied) == str(error) != ""
    assert came.problems == copied.problems == error.problems != ()
    assert came.__notes__ == copied.__notes__ == ["of basket 7"]


# How they are shown, and kept -------------------------------------------------------------------

ORDER = {"type": "order", "id": "o1", "at": AT, "customer": "ada", "lines": [{"price": "40.00"}]}


def test_what_is_shown_in_a_log_is_a_line(program):
    """A traceback, or a test that fails, was some hundred thousand characters; and it named every
    event of a customer."""
    quote, (_, account) = program.quote(ORDER), program.apply(ORDER)
    ready = program.prepare(account)
    price = program.price([{"price": "40.00"}], ready)
    shown = map(repr, (program, quote, account, ready, price, program.statement(account)))
    money = "to_pay=Decimal('40.00'), discount=Decimal('0{0}'), shipping=Decimal('0{0}')".format
    held = "customer='ada', {}=Decimal('40'), {}=Decimal('{}')".format
    day = "day=datetime.date(2026, 5, 4)"
    assert [*shown] == [
        f"LoyaltyProgram(name='Club', version={program.version!r}, path=None)",
        f"Quote({money('')}, earned=Decimal('40'), used=Decimal('0'), tier=None)",
        f"Account({held('available', 'pending', 0)}, tier=None, {day})",
        "Prepared('Club')",
        f"Price({money('.00')}, earned=Decimal('40'))",
        f"Statement(customer='ada', {day}, opening=Decimal('40'), closing=Decimal('40'))",
    ]


def test_a_letter_is_shown_in_short_too(letters):
    """Of a letter, what it says and to whom; not the programme."""
    assert len(repr(letters[0])) < 500
    assert "points-expire" in repr(letters[0])


@pytest.fixture(scope="module")
def letters():
    """Give the letters about points that are about to expire, on two days."""
    club = palier.compile(
        HEAD + "earn 1 point per 1 EUR\n\npoints\n  expire 12 months after they are earned\n"
    )
    _, account = club.apply(ORDER)
    return tuple(club.remind([account], on=dt.date(2027, 4, each))[0] for each in (10, 11))


def test_what_was_told_is_known_by_its_key(letters):
    """A shop that writes daily keeps the keys: the same thing, on another day, has the same."""
    first, second = letters
    assert first.key == second.key == "points-expire 2027-05-04"
    assert first.customer == "ada"
    assert first.asked.on != second.asked.on


def test_a_programme_is_a_key(program):
    """`functools.cache` takes it; a file and its translation may be told apart, but hash alike."""
    again = palier.compile(HEAD + "earn 1 point per 1 EUR\n")
    assert {program: "prices"}[again] == "prices"
    assert hash(program) == hash(program.version)


def test_a_prepared_customer_crosses_to_another_process(program):
    """It is made ready again there: what is compiled stays where it is."""
    ready = program.prepare({"points": 30})
    came, copied = pickle.loads(pickle.dumps(ready)), copy.deepcopy(ready)  # noqa: S301 - our own
    prices = [program.price([{"price": "40.00"}], each).to_pay for each in (ready, came, copied)]
    assert prices == [Decimal("40.00")] * 3


def test_the_codes_of_the_file_are_known():
    """A shop sends these without `off`, whatever its own discount of that name says."""
    offers = 'offer "{0}" with promo code "{0}"\n  1 EUR off\n\n'
    club = palier.compile(
        HEAD + offers.format("B") + offers.format("A") + 'offer "C"\n  1 EUR off\n'
    )
    assert club.promo_codes == ("B", "A")


# What is given in the place of something else ----------------------------------------------------


def stored(program):
    """Give an account as a database has it."""
    return program.apply(ORDER)[1].to_json()


NO_ACCOUNT = {
    "apply": lambda club: club.apply(ORDER | {"id": "o2"}, stored(club)),
    "apply, nothing known": lambda club: club.apply(ORDER | {"id": "o2"}, {}),
    "merge": lambda club: club.merge(
        {"type": "merge", "id": "g1", "at": AT, "customer": "c2", "from": "ada"}, None, stored(club)
    ),
    "replay": lambda club: club.replay([], [stored(club)]),
    "remind": lambda club: club.remind([stored(club)], on=dt.date(2026, 6, 1)),
    "statement": lambda club: club.statement(stored(club)),
}


@pytest.mark.parametrize("asks", NO_ACCOUNT.values(), ids=NO_ACCOUNT)
def test_a_stored_account_is_read_first(program, asks):
    """`quote` takes its JSON; what goes on from it says how it is read."""
    with pytest.raises(TypeError, match=r"an Account is wanted, not a dict: `account_from_json`"):
        asks(program)


NO_DAY = {
    "remind": lambda club, account, day: club.remind([account], on=day),
    "statement": lambda club, account, day: club.statement(account, on=day),
    "since": lambda club, account, day: club.statement(account, since=day),
    "account": lambda _, account, day: account.on(day),
}


@pytest.mark.parametrize("asks", NO_DAY.values(), ids=NO_DAY)
@pytest.mark.parametrize("day", [dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC), "2026-06-01"])
def test_a_day_has_no_hour(program, asks, day):
    """A type checker takes a moment for a day; of another zone, it may be the day before."""
    _, account = program.apply(ORDER)
    with pytest.raises(TypeError, match=r"a day is wanted, not a (datetime|str): a datetime\.date"):
        asks(program, account, day)


def test_today_is_a_day_of_the_programme():
    """A server in London knows when it is tomorrow in Kiritimati."""
    far = [
        palier.compile(HEAD.replace("Europe/Paris", each) + "earn 1 point per 1 EUR\n")
        for each in ("Pacific/Kiritimati", "Pacific/Niue")
    ]
    ahead, behind = (each.today() for each in far)
    assert ahead - behind in (dt.timedelta(1), dt.timedelta(2))


def test_one_event_is_no_history(program):
    """The keys of a dict, and the letters of a text, were read as events."""
    for one in (ORDER, '{"type": "day"}', b"{}"):
        with pytest.raises(TypeError, match="several events are wanted"):
            program.replay(one)


def test_a_customer_is_prepared_before_prices_are_asked(program):
    """An account is not enough."""
    with pytest.raises(TypeError, match="made ready by `prepare` is wanted, not a dict"):
        program.price([{"price": "40.00"}], {"points": 3})


def test_a_guest_has_no_account(program):
    """One was left aside without a word, and a customer's points with it."""
    _, account = program.apply(ORDER)
    basket = {"lines": [{"price": "1.00"}]}
    for asks in (program.quote, program.standing_json):
        with pytest.raises(ValueError, match="a guest has no account"):
            asks(basket, account, guest=True)
    with pytest.raises(ValueError, match="a guest has no account"):
        program.prepare({"points": 3}, guest=True)


def test_a_language_that_is_not_spoken_is_told_with_those_that_are(program):
    """`explain`, `page`, `statement` and the rest ask for one alike."""
    with pytest.raises(ValueError, match="'de' is no language of Palier: 'en' and 'fr' are"):
        program.quote(ORDER).explain("de")


def test_a_file_in_another_encoding_is_named(tmp_path):
    """Of a folder of versions, it might be any."""
    for name, text in (("2025", b""), ("2026", "# caf\u00e9\n".encode("latin-1"))):
        (tmp_path / f"{name}.palier").write_bytes(
            text or (HEAD + "earn 1 point per 1 EUR\n").encode()
        )
    with pytest.raises(UnicodeDecodeError, match=r"invalid continuation byte, in .*2026\.palier"):
        palier.load(tmp_path)


OTHER_UNITS = {
    "currency": HEAD.replace("EUR", "USD") + "earn 1 point per 1 USD\n",
    "pot": HEAD.rstrip() + '\n  customers collect cashback called "cash"\n\nearn 5% of purchases\n',
    "decimals": HEAD + "earn 1 point per 1 EUR\n\npoints\n  have 2 decimals\n",
}
ASKED = {
    "apply": lambda club, account: club.apply(ORDER | {"id": "o2"}, account),
    "quote": lambda club, account: club.quote({"lines": [{"price": "1.00"}]}, account),
    "prepare": lambda club, account: club.prepare(account),
    "standing": lambda club, account: club.standing_json({"lines": [{"price": "1"}]}, account),
    "replay": lambda club, account: club.replay([], [account]),
    "remind": lambda club, account: club.remind([account], on=dt.date(2026, 6, 1)),
    "statement": lambda club, account: club.statement(account),
}


@pytest.mark.parametrize("asks", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("text", OTHER_UNITS.values(), ids=OTHER_UNITS)
def test_an_account_of_another_unit_is_refused(program, text, asks):
    """40 points of one shop are never 0.40 EUR of another: neither as JSON nor as they are."""
    _, account = program.apply(ORDER)
    with pytest.raises(ValueError, match="the account of ada is one of “Club”"):
        asks(palier.compile(text), account)


# Types -------------------------------------------------------------------------------------------


def classes(hint):
    """Give our classes in a type."""
    if isinstance(hint, type):
        return {hint.__name__} if hint.__module__.startswith("palier") else set()
    return {name for each in get_args(hint) for name in classes(each)}


def asked(kind):
    """Give what may be asked of a class, as functions."""
    for name, member in inspect.getmembers(kind):
        function = member.fget if isinstance(member, property) else member
        if not name.startswith("_") and inspect.isfunction(function):
            yield name, function


def test_what_is_given_can_be_named_in_a_signature():
    """A shop that is type-checked writes the type of what it passes on: a price, a problem…"""
    given = {
        name
        for kind in (palier.LoyaltyProgram, palier.Quote, palier.Price, palier.Account)
        for asked_for, function in asked(kind)
        if asked_for not in {"history", "page", "read_event", "ruling", "site", "standing"}
        for name in classes(get_type_hints(function)["return"])
    }
    assert given - set(palier.__all__) == set()
    assert {"Price", "Prepared", "Outcome", "Problem", "OrderLine", "JavaScript"} <= given
    assert all(isinstance(getattr(palier, each), type) for each in given)


def test_every_schema_that_is_published_has_its_name():
    """What `schema` takes is what there is, to a type checker too."""
    names = get_args(get_type_hints(palier.schema)["name"])
    assert sorted(names) == sorted(PUBLISHED)
    assert palier.schema("event")["$defs"]["paid"]["required"] == ["type", "id", "at", "order"]


def test_what_is_asked_for_by_name_is_told_with_the_names_there_are(program):
    """`KeyError: 'orders'` said nothing of them; bytes had no attribute `removeprefix`."""
    with pytest.raises(ValueError, match="'orders' is no schema of Palier: event, order, joined"):
        palier.schema("orders")
    with pytest.raises(ValueError, match="'basket' is no widget of Palier: product, cart, account"):
        program.widget("basket")
    with pytest.raises(TypeError, match="the text of a rule file is wanted, not a bytes"):
        palier.compile(b"loyalty program")
