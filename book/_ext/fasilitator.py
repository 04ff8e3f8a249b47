"""The programme of an exercise, for the one who leads it: ``<sekit-room exercise="spill-en-sak"></sekit-room>``.

Listed in ``_config.yml`` before the extensions that fill pages with what judges: its script then runs before theirs, so
that a reload while the facilitator's mode is on shows nothing that is held back.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

import elementer
from sekit import workshop
from sekit.errors import SekitError
from sekit.widgets.room_page import room_element

log = logging.getLogger(__name__)


def _room(app: Sphinx, pagename: str, attributes: dict[str, str]) -> str:
    return room_element(attributes["exercise"], level=int(attributes.get("heading-level", "2")))


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Tell of an exercise that does not exist or is wrong, with the page it stands on."""
    for raw in doctree.findall(nodes.raw):
        for match in elementer.pattern("room").finditer(raw.astext()):
            try:
                workshop.exercise(elementer.attributes(match[1]).get("exercise", ""))
            except SekitError as error:
                log.warning("%s", error, location=app.env.docname)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("doctree-read", check)
    elementer.fills("room", _room)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
