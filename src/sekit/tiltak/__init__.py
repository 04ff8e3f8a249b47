"""Nav's schemes on the way into work: what they are, how long, how much and on what terms, for a date.

>>> from datetime import date
>>> from sekit import tiltak
>>> tiltak.parameter("arbeidstrening_mnd", on=date(2026, 7, 2)).value
Decimal('12')
>>> tiltak.table("mentor").note
'Kontrollert 2. juli 2026 og 20. august 2026.'
"""

from __future__ import annotations

from sekit.tiltak.model import Scheme, scheme, schemes
from sekit.tiltak.numbers import checked_on, covered, parameter, parameters, series
from sekit.tiltak.reader import Point
from sekit.tiltak.tables import table

__all__ = [
    "Point",
    "Scheme",
    "checked_on",
    "covered",
    "parameter",
    "parameters",
    "scheme",
    "schemes",
    "series",
    "table",
]
