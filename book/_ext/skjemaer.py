"""What one fills in: ``<sekit-time></sekit-time>`` is the calculator of time, ``<sekit-sheet name="…"></sekit-sheet>``
a sheet to print."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

import elementer
from sekit import sheets
from sekit.errors import UnknownName
from sekit.widgets.sheet_page import sheet_element
from sekit.widgets.time_page import time_element

log = logging.getLogger(__name__)


def _time(app: Sphinx, pagename: str, attributes: dict[str, str]) -> str:
    sources = app.builder.get_relative_uri(pagename, "kildekart")
    return time_element(lambda id: f"{sources}#{id.lower()}", level=int(attributes.get("heading-level", "4")))


def _sheet(app: Sphinx, pagename: str, attributes: dict[str, str]) -> str:
    return sheet_element(attributes["name"], level=int(attributes.get("heading-level", "3")))


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Tell of a sheet that does not exist, with the page it stands on."""
    for raw in doctree.findall(nodes.raw):
        for match in elementer.pattern("sheet").finditer(raw.astext()):
            try:
                sheets.sheet(elementer.attributes(match[1]).get("name", ""))
            except UnknownName as error:
                log.warning("%s", error, location=app.env.docname)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("doctree-read", check)
    elementer.fills("time", _time)
    elementer.fills("sheet", _sheet)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
