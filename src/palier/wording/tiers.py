"""What is said of tiers and segments that others put in the shade."""

from __future__ import annotations

from collections.abc import Mapping

from palier.closed import total
from palier.problem import checks
from palier.problem.checks import Less
from palier.speech.phrases import Phrase
from palier.speech.speaker import JOINTS, Speaker
from palier.wording.message import NOTHING, SEMICOLON, Message, Messages, first_known, listed

NOT = Phrase("{less}, not {lower_gives:bare}", "{less}, au lieu de {lower_gives:bare}")
LESS = total(
    Less,
    {
        Less.OFF: (
            NOT.filled(less=Phrase("{gives} off {on}", "{gives} de remise sur {on}")),
            NOT.filled(less=Phrase("nothing off {on}", "pas de remise sur {on}")),
        ),
        Less.TIMES: (
            NOT.filled(less=Phrase("{on} become {gives:bare}", "{on} en font {gives:bare}")),
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


def _losses(speaker: Speaker, each: checks.TierGivesLess) -> str:
    """What the higher tier gives less of: `€8 off €100, not €10`."""
    losses = (first_known(speaker, LESS[one.less], one) for one in each.losses)
    return speaker.say(SEMICOLON).join(filter(None, losses))


def _keeps(speaker: Speaker, each: checks.TierGivesLess) -> str:
    """The lines to add to the higher tier, where they can be known."""
    known = (first_known(speaker, KEPT[one.less], one) for one in each.losses)
    lines = speaker.say(JOINTS["or"]).join(filter(None, known))
    return speaker.say(SUCH_AS if lines else NOTHING, lines=lines)


MESSAGES: Messages = {
    checks.SegmentShadowed: Message(
        Phrase(
            "nobody ever belongs to {segment:cited}: {earlier:cited} takes them all",
            "personne n'appartient jamais à {segment:cited} : {earlier:cited} les prend tous",
        ),
        Phrase(
            "a customer for whom {conditions} belongs to {earlier:cited}",
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
    checks.TierPassedOver: Message(
        Phrase(
            "nobody ever stays at {tier:cited}: whoever reaches it is at {higher:cited}",
            "personne ne reste jamais à {tier:cited} : qui l'atteint est déjà à {higher:cited}",
        ),
        Phrase(
            "with `{criteria}`, a customer is at {higher:cited}",
            "avec `{criteria}`, un client est à {higher:cited}",
        ),
        {"higher_span": Phrase("asks for no more", "n'en demande pas plus")},
        Phrase(
            "write the tiers lowest first, each asking for more than the one before",
            "écrivez les paliers du plus bas au plus haut, chacun plus exigeant que le précédent",
        ),
    ),
    checks.TierGivesLess: Message(
        Phrase(
            "{tier:cited} gives less than {lower:cited}: {less}",
            "{tier:cited} donne moins que {lower:cited} : {less}",
        ),
        Phrase("the higher tier", "le palier du dessus"),
        {"lower_span": Phrase("the lower one", "celui du dessous")},
        Phrase(
            "a tier takes nothing over from the one below: write all that it keeps{keeps}",
            "un palier ne reprend rien de celui du dessous : écrivez tout ce qu'il garde{keeps}",
        ),
        {"less": _losses, "keeps": _keeps},
    ),
}
