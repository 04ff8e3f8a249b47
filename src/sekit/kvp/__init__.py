"""Kvalifiseringsprogrammet as code: dated rules that explain themselves and say what they do not know.

>>> from datetime import date
>>> from sekit import kvp
>>> kvp.parameter("grunnbelop", on=date(2026, 5, 1)).value
Decimal('136549')
"""

from __future__ import annotations

from sekit.kvp.absences import Absence, absence
from sekit.kvp.assessment import Assessment, Change, assess
from sekit.kvp.compiler import compile
from sekit.kvp.durations import Duration, duration
from sekit.kvp.facts import Facts
from sekit.kvp.money import Rate, rate, stonad
from sekit.kvp.numbers import covered, history, parameter, parameters, series
from sekit.kvp.tables import table

__all__ = [
    "Absence",
    "Assessment",
    "Change",
    "Duration",
    "Facts",
    "Rate",
    "absence",
    "assess",
    "compile",
    "covered",
    "duration",
    "history",
    "parameter",
    "parameters",
    "rate",
    "series",
    "stonad",
    "table",
]
