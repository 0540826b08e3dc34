"""Orders and customers for the shops of `tests.shops`, drawn quickly: thousands of them."""

from palier.account.reading import event_json, read_known, read_order, standing_json
from palier.account.standing import guest, newcomer, standing_of
from palier.engines.quote import quote
from palier.engines.road import Road
from palier.problem.event import OrderRefusedError

AT = ("2026-06-02T12:00:00+02:00", "2026-06-02T23:30:00Z", "2026-12-31T23:59:00+01:00")
CODES = ({"code": "C1"}, {"code": "C2"}, {"code": "X", "off": "2.50"}, {"code": "?"})
PAID = ([], [], [{"method": "Card"}], [{"method": "Card", "amount": "0.01"}, {"method": "Gift"}])


def line(dice):
    """A line of a basket."""
    minor = dice.choice((333, 1000, 1234, 0, dice.randint(1, 6000)))
    written = {"price": f"{minor // 100}.{minor % 100:02}", "quantity": dice.randint(1, 4)}
    if dice.random() < 0.5:
        written["product"] = dice.choice(("P1", "P2"))
    if dice.random() < 0.6:
        written["categories"] = dice.choice((["A"], ["A", "B"]))
    besides = {"tags": ["t"], "regular_price": "99.00", "tax": "0.01"}
    written |= {key: value for key, value in besides.items() if dice.random() < 0.4}
    if dice.random() < 0.3:
        written["floor"] = dice.choice(("2.50", "9.99"))
    return written


def order(dice):
    """An order of a few lines, with whatever a customer may bring."""
    written = {"at": dice.choice(AT), "customer": "c1", "id": "o1"}
    written["lines"] = [line(dice) for _ in range(dice.randint(1, 4))]
    if dice.random() < 0.7:
        written["shipping"] = {"method": "Colissimo", "cost": "4.90"}
    written["payments"] = dice.choice(PAID)
    written["promo_codes"] = sorted(
        dice.sample(CODES, dice.choice((0, 1, 1, 2))), key=lambda each: each["code"]
    )
    if dice.random() < 0.6:
        written["use_points"] = dice.choice(("all", "all", 15))
    if dice.random() < 0.5:
        written["use_rewards"] = ["Bon"]
    if dice.random() < 0.4:
        written["channel"] = dice.choice(("web", "shop"))
    if dice.random() < 0.3:
        written["referred_by"] = "c0"
    return written


def summary(dice):
    """What is known of a customer."""
    return {
        "points": dice.choice((40, 60, 120, 300, 9, 0)),
        "orders": dice.randint(0, 4),
        "spent": f"{dice.randint(0, 90)}.50",
        "groups": dice.choice(([], ["g"])),
        "rewards": dice.choice(([], ["Bon"], ["Bon", "Bon"])),
        "stamps": dice.choice(({}, {"Carte": 3})),
        "referrals": dice.randint(0, 2),
        "points_earned": dice.choice((0, 30)),
        "status_points": dice.choice((0, 7)),
        "birthday": dice.choice(("--06-02", "2000-01-01")),
        "categories_ordered": dice.choice(([], ["A"])),
    }


def visit(dice, program):
    """An order, and the standing of a customer before it."""
    taken = read_order(order(dice), program, now=None).value
    kind = dice.random()
    if kind < 0.1:
        return taken, guest()
    if kind < 0.25:
        return taken, newcomer(program, taken)
    return taken, standing_of(read_known(summary(dice), program).value, program, taken)


def sent(program, taken, standing):
    """What a module is given: the order and the standing, as JSON."""
    return event_json(taken, program), standing_json(standing, program)


def reference(program, taken, standing):
    """What the reference engine gives: an outcome, or the codes of what is wrong."""
    try:
        return quote(program, taken, standing, (), Road.walked).outcome.to_json()
    except OrderRefusedError as refused:
        return {"refused": refused.problems[0].code}
