"""The types of a module (`.d.ts`), from the same annotations as the published JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from palier.account.forms.derived import Manner, Terms, form_of
from palier.account.order import Order
from palier.account.outcome import Outcome
from palier.account.reading import form_of_type, sent_in, standing_form
from palier.program.model import Program
from palier.script.literals import literal

SAID = """/** What is wrong with an order; nothing of it is reckoned. */
export declare class OrderRefused extends Error {
  readonly code: string;
  readonly path: readonly (string | number)[];
}

/**
 * What an order gives, changing nothing. Without a standing the customer joins by this order.
 * Throws `OrderRefused`.
 */
export declare function quote(order: Order, standing?: Standing): Outcome;
"""
ANY_UNIT = "number | string"
"""What customers collect in any programme: points are numbers, of a pot or with decimals texts."""
SIMPLE = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}


EXPLAINS = """
/** Why an outcome of `quote` is what it is, in sentences to a customer. */
export declare function explain(outcome: Outcome): readonly string[];
"""


def types(program: Program, *, explains: bool = False) -> str:
    """The types of the module of a programme: of what goes in, and of what comes out."""
    pot, decimals = program.cashback, program.points.decimals
    sent = form_of_type(Order, sent_in(program.currency, pot=pot, decimals=decimals), draft=True)
    kept = standing_form(program)
    told = form_of(Outcome, Terms(Manner.TOLD, program.currency, pot, decimals))
    schemas = {"Order": sent.schema(), "Standing": kept.schema(), "Outcome": told.schema()}
    named = {name: typed(schema) for name, schema in schemas.items()}
    named["Outcome"] = named["Outcome"].replace(ANY_UNIT, "string" if pot or decimals else "number")
    return (
        SAID
        + (EXPLAINS if explains else "")
        + "".join(f"\nexport interface {name} {each}\n" for name, each in named.items())
    )


def typed(schema: Mapping[str, Any], room: str = "") -> str:
    """A schema as a type.

    >>> typed({"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "null"}]})
    'readonly string[] | null'
    """
    match schema:
        case {"anyOf": [*ways]}:
            return " | ".join(dict.fromkeys(typed(each, room) for each in _flat(ways)))
        case {"const": value}:
            return literal(value)
        case {"enum": [*values]}:
            return " | ".join(map(literal, values))
        case {"type": "array", "items": items}:
            inner = typed(items, room)
            return f"readonly ({inner})[]" if "|" in inner else f"readonly {inner}[]"
        case {"type": "object", "properties": properties}:
            return _object(properties, schema.get("required", ()), room)
        case {"type": "object", "additionalProperties": Mapping() as each}:
            return f"Readonly<Record<string, {typed(dict(each), room)}>>"
        case {"type": [*kinds]}:
            return " | ".join(SIMPLE[each] for each in kinds)
        case {"type": str(kind)} if kind in SIMPLE:
            return SIMPLE[kind]
        case _:
            return "unknown"


def _flat(ways: Iterable[Any]) -> Iterator[Any]:
    for each in ways:
        yield from _flat(each["anyOf"]) if "anyOf" in each else (each,)


def _object(properties: Any, required: Any, room: str) -> str:  # noqa: ANN401 - parts of a schema
    inside = room + "  "
    lines = [
        f"{inside}readonly {literal(key) if not key.isidentifier() else key}"
        f"{'' if key in required else '?'}: {typed(each, inside)};"
        for key, each in properties.items()
    ]
    return "\n".join(("{", *lines, room + "}"))
