"""What is said of a version that does not fit those before it."""

from __future__ import annotations

from palier.closed import total
from palier.problem import checks
from palier.speech.phrases import Phrase
from palier.speech.speaker import Speaker
from palier.wording.message import Message, Messages

OTHER_UNIT = Phrase("another unit than before", "une autre unité qu'avant")
KEEP_UNIT = Phrase(
    "accounts go on from one version to the next, so keep the unit; what is counted otherwise is a"
    " programme of its own, to which balances are brought over",
    "les comptes continuent d'une version à l'autre : gardez l'unité ; si l'on compte autrement,"
    " c'est un autre programme, dans lequel on reprend les soldes",
)
WHOLE = Phrase("whole", "à l'unité")
TO_DECIMALS = Phrase("to {n:# decimal|# decimals}", "avec {n:# décimale|# décimales}")
IN_A_POT = Phrase("cashback in a pot", "une cagnotte")
IN_POINTS = Phrase("points", "des points")
UNITS = total(
    checks.UnitPart,
    {
        checks.UnitPart.CURRENCY: Phrase(
            "amounts are in {now} here, and in {before} in an earlier version",
            "les montants sont ici en {now}, et en {before} dans une version précédente",
        ),
        checks.UnitPart.COLLECTED: Phrase(
            "customers collect {now} here, and {before} in an earlier version",
            "les clients cumulent ici {now}, et {before} dans une version précédente",
        ),
        checks.UnitPart.DECIMALS: Phrase(
            "points are counted {now} here, and {before} in an earlier version",
            "les points sont comptés ici {now}, et {before} dans une version précédente",
        ),
    },
)


def _changed_unit(each: checks.ChangedUnit) -> Message:
    def told(speaker: Speaker, value: str | bool | int) -> str:  # noqa: FBT001 - see `UnitPart`
        match value:
            case str():
                return value
            case bool():
                return speaker.say(IN_A_POT if value else IN_POINTS)
            case _:
                return speaker.say(TO_DECIMALS if value else WHOLE, n=value)

    return Message(
        UNITS[each.part],
        OTHER_UNIT,
        hint=KEEP_UNIT,
        facts={
            "now": lambda speaker, each: told(speaker, each.now),
            "before": lambda speaker, each: told(speaker, each.before),
        },
    )


MESSAGES: Messages = {checks.ChangedUnit: _changed_unit}
