"""`earn …` statements."""

from __future__ import annotations

from palier import tree
from palier.program.clauses import caps_of, every, one
from palier.program.naming import Numbered
from palier.program.reading import Reading
from palier.program.rules import Earning
from palier.program.scope import scope_of


def earning_of(rule: Numbered[tree.EarnHead], reading: Reading) -> Earning:
    """One `earn …` statement."""
    statement = rule.statement
    basis = one(statement, tree.Basis, reading)
    return Earning(
        id=rule.id,
        label=rule.label,
        span=statement.span,
        scope=scope_of(statement, reading),
        head=rule.head,
        bands=every(statement, tree.Band),
        before_discounts=basis.before_discounts if basis else None,
        excluding_tax=one(statement, tree.ExcludingTax, reading) is not None,
        including_shipping=one(statement, tree.IncludingShipping, reading) is not None,
        caps=caps_of(statement, reading),
        replaces=one(statement, tree.ReplacesOthers, reading) is not None,
    )
