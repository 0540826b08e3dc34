"""The forms of values in events: each reads a value, and describes itself as JSON Schema."""

from palier.account.shapes.amounts import MOST as MOST
from palier.account.shapes.amounts import MoneyText as MoneyText
from palier.account.shapes.amounts import PointsOrAll as PointsOrAll
from palier.account.shapes.amounts import Whole as Whole
from palier.account.shapes.base import Notes as Notes
from palier.account.shapes.base import Schema as Schema
from palier.account.shapes.base import Shape as Shape
from palier.account.shapes.by_type import ByType as ByType
from palier.account.shapes.compound import Each as Each
from palier.account.shapes.compound import Named as Named
from palier.account.shapes.record import Key as Key
from palier.account.shapes.record import Record as Record
from palier.account.shapes.times import Birthday as Birthday
from palier.account.shapes.times import Day as Day
from palier.account.shapes.times import Moment as Moment
from palier.account.shapes.words import Choice as Choice
from palier.account.shapes.words import Text as Text
from palier.account.shapes.words import YesNo as YesNo
