"""The rule explorer on the pages of the book: ``<sekit-kvp>`` with its rules and its readable text.

``tab="…"`` and ``facts="…"`` (JSON) may be written on it; ``hash=""`` lets the address of the page choose the tab.
"""

from __future__ import annotations

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

import elementer
from sekit import cases
from sekit.widgets import page


def filled(app: Sphinx, pagename: str, written: dict[str, str]) -> str:
    """Return the element as it stands on a page."""
    links = {slug: app.builder.get_relative_uri(pagename, f"saker/{slug}") for slug in cases.slugs()}
    facts = json.loads(written["facts"]) if "facts" in written else None
    return page.kvp_element(tab=written.get("tab", "vilkar"), facts=facts, links=links, follow="hash" in written)


def name_tabs(app: Sphinx, doctree: nodes.document) -> None:
    """Let links from other pages end in a tab: «regelutforsker.md#stonad»."""
    if any("<sekit-kvp hash" in raw.astext() for raw in doctree.findall(nodes.raw)):
        slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
        slugs |= {tab: (0, tab, label) for tab, label in page.strings("kvp")["tabs"].items()}


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("doctree-read", name_tabs)
    elementer.fills("kvp", filled)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
