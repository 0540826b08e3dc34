"""Earning, bonus days, offers, tiers, segments."""

from __future__ import annotations

from collections.abc import Iterator

from palier import tree
from palier.closed import total
from palier.quantity import Boundary, Duration, Period
from palier.surface import figures_in
from palier.surface.phrases.notation import Row, each, prints, reads, says
from palier.surface.pieces import Criterion, Measurement, tier_head
from palier.tree import Measure, Occasion, Steps, TierCount, TierKeeping

FROM, ABOVE = Boundary


def _alone(row: Row) -> Row:
    """The same, each item reckoned by itself."""
    fixed = {**row.fixed, "item_by_item": True}
    english, french = f"{row.english}, item by item", f"{row.french}, article par article"
    return row._replace(english=english, french=french, fixed=fixed)


OCCASIONS = total(
    Occasion,
    {
        Occasion.BIRTHDAY: ("on the customer's birthday", "le jour de l'anniversaire du client"),
        Occasion.JOINING: ("on joining", "à l'inscription"),
        Occasion.PERIOD: ("every <every:month_day>", "chaque <every:month_day>"),
        Occasion.ANNIVERSARY: (
            "on the anniversary of joining",
            "à la date anniversaire de l'inscription",
        ),
        Occasion.REFERRAL: ("per referral", "par parrainage"),
        Occasion.ACTIVITY: ("per <activity>", "par <activity>"),
    },
)
"""When something is given that no order gives."""
PERIODS = (
    (Period.MONTH, "every month", "chaque mois"),
    (Period.QUARTER, "every quarter", "chaque trimestre"),
    (Period.YEAR, "every year", "chaque année"),
)


def _on(what: type, english: str, french: str) -> Iterator[Row]:
    """What gives something on its occasion, or on any: of periods, a row each, and one for days."""
    fits = [each for of, each in tree.OCCASION_OF.items() if of is what]
    for occasion in fits or Occasion:
        fixed = {} if fits else {"occasion": occasion}
        if occasion is Occasion.PERIOD:
            for period, every, chaque in PERIODS:
                row = says(what, f"{english} {every}", f"{french} {chaque}")
                yield row._replace(fixed={**fixed, "every": period})
        when, quand = OCCASIONS[occasion]
        yield says(what, f"{english} {when}", f"{french} {quand}")._replace(fixed=fixed)


OF_AMOUNTS = (
    *each(
        tree.EarnPerAmount,
        {
            Steps.PROPORTIONAL: ("earn <amount> per <step>", "gagner <amount> pour <step>"),
            Steps.FULL: (
                "earn <amount> per full <step>",
                "gagner <amount> par tranche complète de <step>",
            ),
            Steps.STARTED: (
                "earn <amount> per started <step>",
                "gagner <amount> par tranche entamée de <step>",
            ),
        },
    ),
    says(tree.EarnPercent, "earn <percent> of purchases", "gagner <percent> des achats"),
)
EARNING = (
    *OF_AMOUNTS,
    *map(_alone, OF_AMOUNTS),
    says(tree.EarnPerOrder, "earn <amount> per order", "gagner <amount> par commande"),
    says(tree.EarnPerItem, "earn <amount> per item", "gagner <amount> par article"),
    says(
        tree.EarnPerItem,
        "earn <amount> per <items:count> item(s)",
        "gagner <amount> pour <items:count> article(s)",
    ),
    says(tree.EarnGrid, "earn by basket total", "gagner selon le total du panier"),
    *(row for what in tree.OCCASION_OF for row in _on(what, "earn <amount>", "gagner <amount>")),
    *(
        row
        for what, english, french in (
            (tree.EarnReward, "earn reward <reward>", "gagner la récompense <reward>"),
            (
                tree.EarnStamps,
                "earn <stamps> stamp(s) [on <card>]",
                "gagner <stamps> tampon(s) [sur <card>]",
            ),
        )
        for row in _on(what, english, french)
    ),
    says(tree.Basis, "on the amount paid", "sur le montant payé", before_discounts=False),
    says(
        tree.Basis,
        "on the amount before discounts",
        "sur le montant avant remises",
        before_discounts=True,
    ),
    says(tree.ExcludingTax, "excluding tax", "hors taxes"),
    says(tree.IncludingShipping, "including shipping", "frais de port compris"),
    says(
        tree.OnlyPaid,
        "only what is paid with <methods>",
        "uniquement ce qui est payé avec <methods>",
    ),
    says(
        tree.ExceptPaid, "except what is paid with <methods>", "sauf ce qui est payé avec <methods>"
    ),
    says(tree.Cap, "at most <amount> per <period>", "au plus <amount> par <period>"),
    says(tree.ReplacesOthers, "replaces the other earnings", "remplace les autres gains"),
)

CLAUSES = (
    says(tree.When, "when <test>", "si <test>"),
    says(tree.Unless, "unless <test>", "sauf si <test>"),
    says(tree.Only, "only <selection>", "uniquement <selection>"),
    says(tree.Except, "except <selection>", "sauf <selection>"),
    says(tree.DateRange, "from <first> [at <start>]", "à partir du <first> [à <start>]"),
    says(tree.DateRange, "until <last> [at <end>]", "jusqu'au <last> [à <end>]"),
    says(
        tree.DateRange,
        "from <first> [at <start>] to <last> [at <end>]",
        "du <first> [à <start>] au <last> [à <end>]",
    ),
    says(tree.OnDate, "on <date>", "le <date>"),
    says(tree.EveryWeekday, "every <weekdays:weekday_list>", "chaque <weekdays:weekday_list>"),
    says(
        tree.EveryNthWeekday,
        "every <nth:nth_weekday> <weekday:A_WEEKDAY> of the month",
        "chaque <nth:nth_weekday> <weekday:A_WEEKDAY> du mois",
    ),
    says(
        tree.EveryLastWeekday,
        "every last <weekday:A_WEEKDAY> of the month",
        "chaque dernier <weekday:A_WEEKDAY> du mois",
    ),
    says(
        tree.EveryMonth,
        "on the <day:day_of_month> of every month",
        "le <day:day_of_month> de chaque mois",
    ),
    says(tree.EveryDate, "every <date>", "chaque <date>"),
    says(tree.OnBirthday, "on the customer's birthday", "le jour de l'anniversaire du client"),
    says(
        tree.InBirthdayMonth,
        "in the customer's birthday month",
        "pendant le mois de l'anniversaire du client",
    ),
    says(
        tree.InBirthdayWeek,
        "in the customer's birthday week",
        "pendant la semaine de l'anniversaire du client",
    ),
    says(
        tree.NearBirthday,
        "within <days:count> {day|days} of the customer's birthday",
        "dans les <days:count> jour(s) avant ou après l'anniversaire du client",
    ),
    says(tree.Hours, "between <start> and <end>", "entre <start> et <end>"),
    says(tree.UseLimit, "at most once per <period>", "au plus une fois par <period>", count=1),
    says(
        tree.UseLimit, "at most <count> time(s) per <period>", "au plus <count> fois par <period>"
    ),
    says(tree.OncePerCustomer, "once per customer", "une seule fois par client"),
    *(
        says(
            tree.OnBaskets,
            f"on baskets {english} <total> [<of:bought>]{with_}",
            f"{french} <total> d'achat [<of:bought>]{avec}",
            boundary=boundary,
            including_shipping=bool(with_),
        )
        for boundary, english, french in ((FROM, "from", "dès"), (ABOVE, "above", "au-delà de"))
        for with_, avec in (("", ""), ("(,|) including shipping", "(,|) frais de port compris"))
    ),
    says(tree.OnNthOrder, "on the <nth:nth> order", "à la <nth:nth> commande"),
    says(tree.OnEveryNthOrder, "on every <nth:nth> order", "toutes les <nth:count> commande(s)"),
    says(tree.ForEverybody, "for everybody", "pour tous"),
    says(tree.OffPage, "is not on the page", "n'apparaît pas sur la page"),
    says(tree.Formerly, "formerly <name>", "anciennement <name>"),
)

OFFERS = (
    prints(
        tree.BonusDayHead,
        "bonus days <name> <when:date_range>",
        "jours bonus <name> <when:date_range>",
    ),
    says(tree.BonusDayHead, "bonus (day|days) <name> [<when>]", "jour bonus <name> [<when>]"),
    says(
        tree.OfferHead,
        "offer <name> [with promo code <code>]",
        "offre <name> [avec le code promo <code>]",
    ),
)


def _measurement(measure: Measure, english: str, french: str, rule: str = "counted") -> Row:
    return says(Measurement, english, french, rule=rule, measure=measure)


TIERS = (
    says(tree.TierHead, "tier <name> [<criteria>]", "palier <name> [<criteria>]", makes=tier_head),
    says(tree.TiersHead, "tiers", "paliers"),
    says(Criterion, "from <measured>", "dès <measured>", boundary=FROM),
    says(Criterion, "above <measured>", "au-delà de <measured>", boundary=ABOVE, more_than=False),
    says(
        Criterion, "more than <measured>", "plus (de|d') <measured>", boundary=ABOVE, more_than=True
    ),
    says(Criterion, "<measured>", "<measured>"),
    _measurement(Measure.SPENT, "<amount:money> spent", "<amount:money> dépensé(s)"),
    _measurement(Measure.ORDERS, "<amount:count> order(s)", "<amount:count> commande(s)"),
    _measurement(Measure.POINTS_EARNED, "<amount:amount> earned", "<amount:amount> gagné(s)"),
    _measurement(
        Measure.STATUS_POINTS,
        "<amount:status_points>(| earned)",
        "<amount:status_points>(| gagnés)",
    ),
    _measurement(Measure.REFERRALS, "<amount:count> referral(s)", "<amount:count> parrainage(s)"),
    _measurement(Measure.ACTIVITIES, "<amount:count> <activity>", "<amount:count> <activity>"),
    _measurement(Measure.COLLECTED, "<amount:money> collected", "<amount:money> cagnotté(s)"),
    _measurement(
        Measure.MEMBERSHIP,
        "<amount:duration> of membership",
        "<amount:duration> d'ancienneté",
        rule="standing",
    ),
    _measurement(
        Measure.BALANCE,
        "<amount:amount> in the balance",
        "<amount:amount> au solde",
        rule="standing",
    ),
    says(tree.OnReaching, "<amount> on reaching it", "<amount> quand il est atteint"),
    says(
        tree.RewardOnReaching,
        "reward <reward> on reaching it",
        "récompense <reward> quand il est atteint",
    ),
    says(tree.CountOver, "count <window:last>", "se calculent <window:last>"),
    reads(Duration, "the last <:duration>", "sur les <:last_units>", rule="last"),
    reads(Duration, "the last <:one_unit>", "sur (le|la) dernier <:one_unit>", rule="last"),
    reads(figures_in.last_units, None, "<number:A_NUMBER> derniers <unit:unit>"),
    says(
        tree.CountOver,
        "count the calendar year",
        "se calculent sur l'année civile",
        window=TierCount.CALENDAR_YEAR,
    ),
    says(
        tree.CountOver,
        "count everything since joining",
        "se calculent depuis l'inscription",
        window=TierCount.SINCE_JOINING,
    ),
    says(tree.Kept, "are kept for <keeping:duration>", "sont conservés pendant <keeping:duration>"),
    says(
        tree.Kept,
        "are kept until the end of the following year",
        "sont conservés jusqu'à la fin de l'année suivante",
        keeping=TierKeeping.FOLLOWING_YEAR,
    ),
    says(tree.Kept, "are kept for life", "sont conservés à vie", keeping=TierKeeping.LIFE),
    says(tree.OneLevelAtATime, "go down one level at a time", "baissent d'un niveau à la fois"),
    says(tree.Grace, "allow <duration> of grace", "accordent <duration> de grâce"),
    says(
        tree.ReachedAtOnce,
        "an order already has the benefits of the tier it reaches",
        "une commande profite déjà du palier qu'elle atteint",
    ),
)

SEGMENTS = (
    says(tree.SegmentHead, "segment <name>", "segment <name>"),
    says(tree.GetsNothing, "gets nothing of this programme", "ne reçoit rien du programme"),
    says(tree.FirstOrderHead, "first order", "première commande"),
    says(tree.EarnNoPoints, "earn no points", "ne pas gagner de points"),
    says(tree.FirstOrderEarns, "earn <amount>", "gagner <amount>", instead=False),
    says(
        tree.FirstOrderEarns,
        "earn <amount> instead of the usual points",
        "gagner <amount> au lieu des points habituels",
        instead=True,
    ),
)
