"""The published form of what goes in and what comes out: JSON Schema, draft 2020-12."""

from __future__ import annotations

from pathlib import Path

from palier.account.event_forms import event_form
from palier.account.forms import joined_form, order_form, summary_form
from palier.account.outcome_schema import of_event, of_order, parts
from palier.account.shapes import Schema
from palier.account.shared_schema import sent, shared
from palier.account.to_text import pretty

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# No currency has more than three decimals, and a form for money takes whole numbers too: what this
# one accepts as a pot is what some programme accepts.
ANY_CURRENCY = "BHD"


def order_schema(currency: str = ANY_CURRENCY, *, pot: bool = True, draft: bool = False) -> Schema:
    """The form of an order: of one currency, or of any."""
    form = order_form(currency, pot=pot, draft=draft)
    return _published("An order, as a shop sends it", shared(form.schema(), sent(currency)))


def joined_schema() -> Schema:
    """The form of a `joined` event."""
    return _published("A customer who joins", joined_form().schema())


def event_schema(currency: str = ANY_CURRENCY, *, pot: bool = True) -> Schema:
    """The form of an event of any type: of one currency, or of any."""
    form = event_form(currency, pot=pot)
    return _published("An event of a customer's life", shared(form.schema(), sent(currency)))


def summary_schema(currency: str = ANY_CURRENCY, *, pot: bool = True) -> Schema:
    """The form of a summary of an account: of one currency, or of any."""
    form = summary_form(currency, pot=pot)
    return _published(
        "What is known of a customer before an order", shared(form.schema(), sent(currency))
    )


def outcome_schema() -> Schema:
    """The form of the outcome of an order or a quote."""
    return _published("What an order gives", shared(of_order(), parts()))


def event_outcome_schema() -> Schema:
    """The form of the outcome of an event that is no order."""
    return _published("What an event gives", shared(of_event(), parts()))


PUBLISHED = {
    "event": event_schema,
    "order": order_schema,
    "joined": joined_schema,
    "account": summary_schema,
    "outcome": outcome_schema,
    "event_outcome": event_outcome_schema,
}
"""The published schemas, by name."""


def publish(folder: Path) -> None:
    """Write every schema into a folder: `python -m palier.account.schema` renews those shipped."""
    for name, schema in PUBLISHED.items():
        (folder / f"{name}.schema.json").write_text(pretty(schema()) + "\n", "utf-8")


def _published(title: str, schema: Schema) -> Schema:
    return {"$schema": DRAFT, "title": title, **schema}


if __name__ == "__main__":
    publish(Path(__file__).with_name("schemas"))
