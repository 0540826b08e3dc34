"""What is said of bands, and of tiers and segments that others put in the shade."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from palier.closed import total
from palier.problem import bands
from palier.problem.bands import Counted, Less
from palier.quantity import Boundary
from palier.speech.figures import Style
from palier.speech.goods import ITEMS, LESS_DISCOUNTS
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, SEMICOLON, Speaker
from palier.wording.message import (
    NOTHING,
    Message,
    Messages,
    first_known,
    listed,
    row,
    topic,
)

BETWEEN = total(
    Counted,
    {
        Counted.POINTS: Phrase(
            "nobody between {first:bare} and {last}", "un solde entre {first:bare} et {last}"
        ),
        Counted.POT: Phrase(
            "nobody between {first:bare} and {last}", "une cagnotte entre {first:bare} et {last}"
        ),
        Counted.BASKET: Phrase(
            "no basket between {first:bare} and {last}", "un panier entre {first:bare} et {last}"
        ),
        Counted.AFTER_DISCOUNTS: Phrase(
            "no basket between {first:bare} and {last} after discounts",
            "un panier entre {first:bare} et {last} après remises",
        ),
        Counted.ITEMS: Phrase(
            "no basket of {first:bare} to {last}",
            "un panier qui compte entre {first:bare} et {last}",
        ),
    },
)
ALONE = total(
    Counted,
    {
        Counted.POINTS: Phrase("nobody with {last}", "un solde de {last}"),
        Counted.POT: Phrase("nobody with {last}", "une cagnotte de {last}"),
        Counted.BASKET: Phrase("no basket of {last}", "un panier de {last}"),
        Counted.AFTER_DISCOUNTS: Phrase(
            "no basket of {last} after discounts", "un panier de {last} après remises"
        ),
        Counted.ITEMS: Phrase("no basket of {last}", "un panier de {last}"),
    },
)
HOLDERS = total(
    Counted,
    {
        Counted.POINTS: Phrase("a customer with {witness}", "un solde de {witness}"),
        Counted.POT: Phrase("a pot of {witness}", "une cagnotte de {witness}"),
        Counted.BASKET: Phrase("a basket of {witness}", "un panier de {witness}"),
        Counted.AFTER_DISCOUNTS: Phrase(
            "a basket of {witness} after discounts", "un panier de {witness} après remises"
        ),
        Counted.ITEMS: Phrase("a basket of {witness}", "un panier de {witness}"),
    },
)
BOUNDS = total(
    Boundary,
    {Boundary.FROM: Phrase("from", "dès"), Boundary.ABOVE: Phrase("above", "au-delà de")},
)
BEGINS = total(
    Boundary,
    {Boundary.FROM: Phrase("at", "à"), Boundary.ABOVE: Phrase("above", "au-delà de")},
)
OPEN = Phrase("`{boundary} {begins:source}{after}:`", "`{boundary} {begins:source}{after} :`")
CLOSED = Phrase(
    "`from {low} to {shorter:source}{after}:`", "`de {low} à {shorter:source}{after} :`"
)


def _hole(_: Speaker, each: bands.BandGap) -> Phrase:
    """Whoever is in a gap, as the subject of a sentence."""
    return (ALONE if each.first == each.last else BETWEEN)[each.counted]


def _open(_: Speaker, each: bands.BandGap | bands.BandsEnd) -> Phrase | None:
    """A band without an upper end, to paste; none for items, whose selection is not known here."""
    return None if each.counted is Counted.ITEMS else OPEN


def _closed(_: Speaker, each: bands.BandOverlap) -> Phrase | None:
    """A band closed at both ends, to paste; none for items, or where no end will do."""
    return None if each.counted is Counted.ITEMS or each.shorter is None else CLOSED


def _low(speaker: Speaker, each: bands.BandOverlap) -> str:
    """The lower end of a closed band: a whole number leaves its unit to the upper end."""
    written = speaker.told(each.begins, Style.SOURCE)
    number = written.rpartition(" ")[0]
    return number if number.replace(",", "").replace(" ", "").isdigit() else written


def _after(_: Speaker, each: bands.BandGap | bands.BandOverlap | bands.BandsEnd) -> Phrase | str:
    return LESS_DISCOUNTS if each.counted is Counted.AFTER_DISCOUNTS else ""


def _measured(name: str, speaker: Speaker, each: Any) -> object:  # noqa: ANN401 - of any kind here
    """A measure with its unit: a bare count is one of items."""
    value = getattr(each, name)
    return speaker.say(ITEMS, n=value) if isinstance(value, int) else value


# Tiers that give less ----------------------------------------------------------------------------

NOT = Phrase("{less}, not {lower_gives:bare}", "{less}, au lieu de {lower_gives:bare}")
LESS = total(
    Less,
    {
        Less.OFF: (
            NOT.filled(less=Phrase("{gives} off {on}", "{gives} de remise sur {on}")),
            NOT.filled(less=Phrase("nothing off {on}", "pas de remise sur {on}")),
        ),
        Less.TIMES: (
            Phrase("× {times}, not × {lower_times}", "× {times}, au lieu de × {lower_times}"),
        ),
        Less.EXTRA: (
            NOT.filled(less=Phrase("{gives} extra on an order", "{gives} de plus par commande")),
            NOT.filled(less=Phrase("nothing extra on an order", "rien de plus par commande")),
        ),
        Less.SHIPPING: (
            Phrase(
                "no free shipping with {name:cited}", "pas de livraison offerte avec {name:cited}"
            ),
            Phrase("no free shipping", "pas de livraison offerte"),
        ),
        Less.METHODS: (
            Phrase(
                "free shipping no longer with every method",
                "une livraison qui n'est plus offerte avec tous les modes",
            ),
        ),
        Less.PERK: (Phrase("no perk {name:cited}", "pas de privilège {name:cited}"),),
    },
)
SHIPPING = (
    Phrase('`free shipping with "{name}"`', '`livraison offerte avec "{name}"`'),
    Phrase("`free shipping`", "`livraison offerte`"),
)
KEPT: Mapping[Less, tuple[Phrase, ...]] = total(
    Less,
    {
        Less.OFF: (),
        Less.TIMES: (),
        Less.EXTRA: (),
        Less.SHIPPING: SHIPPING,
        Less.METHODS: SHIPPING,
        Less.PERK: (Phrase('`perk "{name}"`', '`privilège "{name}"`'),),
    },
)
SUCH_AS = Phrase(", such as {lines}", ", par exemple {lines}")


def _losses(speaker: Speaker, each: bands.TierGivesLess) -> str:
    """What the higher tier gives less of: `€8 off €100, not €10`."""
    losses = (first_known(speaker, LESS[one.less], one) for one in each.losses)
    return speaker.say(SEMICOLON).join(filter(None, losses))


def _keeps(speaker: Speaker, each: bands.TierGivesLess) -> str:
    """The lines to add to the higher tier, where they can be known."""
    known = (first_known(speaker, KEPT[one.less], one) for one in each.losses)
    lines = speaker.say(JOINTS["or"]).join(filter(None, known))
    return speaker.say(SUCH_AS if lines else NOTHING, lines=lines)


MESSAGES: Messages = {
    bands.BandGap: Message(
        Phrase("{hole} gets anything", "{hole} ne donne droit à rien"),
        Phrase("this band ends at {ends}", "cette tranche s'arrête à {ends}"),
        {
            "above": Phrase(
                "the next begins {above_boundary} {above_begins:bare}",
                "la suivante commence {above_boundary} {above_begins:bare}",
            )
        },
        Phrase(
            "write {open} to let the first band run on",
            "écrivez {open} pour laisser courir la première tranche",
        ),
    ),
    bands.BandOverlap: Message(
        Phrase(
            "{holder} falls in two bands, and the higher one applies",
            "{holder} tombe dans deux tranches, et la plus haute s'applique",
        ),
        Phrase("this one applies", "c'est celle-ci qui s'applique"),
        {"below": Phrase("this one goes up to {ends}", "celle-ci va jusqu'à {ends}")},
        Phrase(
            "write {closed} to end the first where the next begins",
            "écrivez {closed} pour arrêter la première où commence la suivante",
        ),
    ),
    bands.BandTwice: Message(
        Phrase(
            "{holder} falls in two bands that begin together",
            "{holder} tombe dans deux tranches qui commencent ensemble",
        ),
        Phrase("this band begins at the same place", "cette tranche commence au même endroit"),
        {"other": Phrase("as this one", "que celle-ci")},
        Phrase(
            "join the two with `and`, or let one of them begin higher",
            "réunissez-les avec `et`, ou faites commencer l'une des deux plus haut",
        ),
    ),
    bands.BandsOutOfOrder: Message(
        Phrase(
            "a band that begins at {begins} is written after a higher one",
            "une tranche qui commence à {begins} est écrite après une plus haute",
        ),
        Phrase("begins at {begins}", "commence à {begins}"),
        {
            "before": Phrase(
                "begins at {before_begins}, and applies from there",
                "commence à {before_begins}, et s'applique à partir de là",
            )
        },
        Phrase(
            "write the lowest band first: it changes nothing, and reads better",
            "écrivez la tranche la plus basse en premier : rien ne change, et cela se lit mieux",
        ),
    ),
    bands.BandPassedOver: Message(
        Phrase(
            "this band never applies: `{text}` leaves it nothing below {begins}",
            "cette tranche ne s'applique jamais : `{text}` ne lui laisse rien sous {begins}",
        ),
        Phrase(
            "a higher band always applies instead",
            "une tranche plus haute s'applique toujours à sa place",
        ),
        {
            "higher": Phrase(
                "from here on, this one applies", "à partir d'ici, c'est celle-ci qui s'applique"
            ),
            "condition": Phrase(
                "and this leaves out anything lower", "et ceci exclut tout ce qui est plus bas"
            ),
        },
    ),
    bands.BandsEnd: Message(
        Phrase(
            "{holder} gets nothing, being above the last band",
            "{holder} ne donne droit à rien : c'est au-delà de la dernière tranche",
        ),
        Phrase("the last band ends at {ends}", "la dernière tranche s'arrête à {ends}"),
        hint=Phrase("write {open} to let it run on", "écrivez {open} pour la laisser courir"),
    ),
    bands.SegmentShadowed: Message(
        Phrase(
            "nobody ever belongs to {segment:cited}: all its customers are already in"
            " {earlier:cited}, written before it",
            "personne n'appartient jamais à {segment:cited} : tous ses clients sont déjà dans"
            " {earlier:cited}, écrit avant",
        ),
        Phrase(
            "a customer who meets {conditions} belongs to {earlier:cited}",
            "un client pour qui {conditions} appartient à {earlier:cited}",
        ),
        {
            "earlier_span": Phrase(
                "written first, and asks for no more", "écrit avant, et n'en demande pas plus"
            )
        },
        Phrase(
            "write {segment:cited} above {earlier:cited}",
            "écrivez {segment:cited} au-dessus de {earlier:cited}",
        ),
        {"conditions": listed("conditions", "`{}`", JOINTS["and"])},
    ),
    bands.TierPassedOver: Message(
        Phrase(
            "nobody ever stays at {tier:cited}: a customer who reaches it is already"
            " {higher:cited}",
            "personne ne reste jamais à {tier:cited} : un client qui l'atteint est déjà"
            " {higher:cited}",
        ),
        Phrase(
            "with `{criteria}`, a customer is already {higher:cited}",
            "avec `{criteria}`, un client est déjà {higher:cited}",
        ),
        {"higher_span": Phrase("asks for no more", "n'en demande pas plus")},
        Phrase(
            "write the tiers lowest first, each asking for more than the one before",
            "écrivez les paliers du plus bas au plus haut, chacun plus exigeant que le précédent",
        ),
    ),
    bands.TierGivesLess: Message(
        Phrase(
            "{tier:cited} gives less than {lower:cited}: {less}",
            "{tier:cited} donne moins que {lower:cited} : {less}",
        ),
        Phrase("the higher tier", "le palier du dessus"),
        {"lower_span": Phrase("the lower one", "celui du dessous")},
        Phrase(
            "benefits are not inherited from the tier below: repeat those this tier keeps{keeps}",
            "les avantages du palier inférieur ne suivent pas : récrivez ceux que celui-ci garde"
            "{keeps}",
        ),
        {"less": _losses, "keeps": _keeps},
    ),
}
TOPIC = topic(
    bands,
    MESSAGES,
    hole=_hole,
    holder=row(HOLDERS, "counted"),
    open=_open,
    closed=_closed,
    low=_low,
    after=_after,
    boundary=BOUNDS,
    above_boundary=BEGINS,
    **{name: partial(_measured, name) for name in ("begins", "before_begins", "ends", "last")},
    witness=partial(_measured, "witness"),
)
