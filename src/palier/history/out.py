"""What each order of a history came to, as a table: CSV, or Parquet by its ending."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from palier.history.fold import Kind, Step
from palier.history.spending import money
from palier.history.table import PARQUET, parquet_of
from palier.program.model import Program

MONEY, UNITS, TEXT, DAY, WHOLE = "money", "units", "text", "day", "whole"
COLUMNS = {
    "kind": TEXT,
    "order": TEXT,
    "customer": TEXT,
    "day": DAY,
    "row": WHOLE,
    "goods": MONEY,
    "off": MONEY,
    "shipping_given": MONEY,
    "paid": MONEY,
    "earned": UNITS,
    "used": UNITS,
    "taken_back": UNITS,
    "expired": UNITS,
    "held": UNITS,
    "tier_before": TEXT,
    "tier": TEXT,
    "refused": TEXT,
}
"""The columns, and what each holds."""
TYPES = {
    MONEY: "DECIMAL(18, 3)",
    UNITS: "DECIMAL(18, 3)",
    TEXT: "VARCHAR",
    DAY: "DATE",
    WHOLE: "BIGINT",
}


class Out:
    """Writes the steps of a history as they are made; what time alone brought is among them."""

    def __init__(self, path: Path, program: Program) -> None:
        self.path, self.program = path, program
        self.parquet = path.suffix.lower() == PARQUET
        self.table = path.with_suffix(".rows.csv") if self.parquet else path
        self.file = self.table.open("w", encoding="utf-8", newline="")
        self.writer = csv.writer(self.file, lineterminator="\n")
        self.writer.writerow(COLUMNS)

    def add(self, step: Step) -> None:
        """Write a step, unless nothing moved."""
        moved = step.earned or step.used or step.expired or step.taken_back
        if step.kind in (Kind.TIME, Kind.OTHER) and not moved and step.tier == step.tier_before:
            return
        self.writer.writerow(self._cells(step))

    def _cells(self, step: Step) -> list[Any]:
        euros = (
            money(each, self.program)
            for each in (step.goods, step.goods - step.paid, step.shipping, step.paid)
        )
        units = (step.earned, step.used, step.taken_back, step.expired, step.held)
        return [
            *(step.kind.value, step.order, step.customer, step.day.isoformat(), step.row),
            *euros,
            *map(self._units, units),
            *(step.tier_before or "", step.tier or "", step.code),
        ]

    def _units(self, units: int) -> str:
        return self.program.amount(units).plain()

    def close(self) -> None:
        """Make the whole of it."""
        self.file.close()
        if self.parquet:
            types = {name: TYPES[kind] for name, kind in COLUMNS.items()}
            parquet_of(str(self.table), str(self.path), types)
            self.table.unlink()
