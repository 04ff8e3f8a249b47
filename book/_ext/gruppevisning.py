"""How groups divided: ``<sekit-groups>`` reads the codes of every case, with ``case="…"`` those of one."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

import elementer
from sekit import cases
from sekit.errors import UnknownName
from sekit.widgets.groups_page import groups_element

log = logging.getLogger(__name__)


def _groups(app: Sphinx, pagename: str, attributes: dict[str, str]) -> str:
    return groups_element(attributes.get("case"), level=int(attributes.get("heading-level", "2")))


def check(app: Sphinx, doctree: nodes.document) -> None:
    """Let the page depend on the YAML of its cases; tell of a case that does not exist, with the page it stands on."""
    for raw in doctree.findall(nodes.raw):
        for match in elementer.pattern("groups").finditer(raw.astext()):
            named = elementer.attributes(match[1]).get("case")
            try:
                for slug in [named] if named else cases.slugs():
                    app.env.note_dependency(str(cases.path_of(slug)))
            except UnknownName as error:
                log.warning("%s", error, location=app.env.docname)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("doctree-read", check)
    elementer.fills("groups", _groups)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
