"""Sheet and TimeCalculator: the sheets and the calculator of time of the book, in a notebook."""

from __future__ import annotations

from sekit.widgets import page
from sekit.widgets._whole import WholeElement
from sekit.widgets.sheet_page import sheet_element
from sekit.widgets.time_page import time_element


class Sheet(WholeElement):
    """A sheet to fill in, with its timer if it has one. Nothing that is written is kept.

    Args:
        name: the name of a sheet; see :func:`sekit.sheets.names`.

    >>> Sheet("metodeveiledning")
    Sheet('metodeveiledning')

    Raises:
        UnknownName: no sheet has this name; the message suggests the nearest.
    """

    _esm = page.esm("sheet")
    _css = page.css("sheet")

    def __init__(self, name: str) -> None:
        html = sheet_element(name)
        super().__init__(html, html, f"Sheet({name!r})")


class TimeCalculator(WholeElement):
    """The calculator of time and capacity. Every assumption is open, and nothing is kept or reported.

    >>> TimeCalculator()
    TimeCalculator()
    """

    _esm = page.esm("time")
    _css = page.css("time")

    def __init__(self) -> None:
        html = time_element()
        super().__init__(html, html, "TimeCalculator()")
