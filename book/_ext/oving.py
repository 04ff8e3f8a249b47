"""Pages one practises on: self-tests, the recall, the risk questions and the learning path.

``<sekit-selftest part="kvp">``, ``<sekit-recall>``, ``<sekit-risk>`` and ``<sekit-path>`` become what they name. They
link to chapters by title, so a page that holds one is written again when a title has changed.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import elementer
from sekit.errors import UnknownName
from sekit.questions import practice
from sekit.widgets.practice import Find, Place, path_element, recall_element, risk_element, selftest_element

log = logging.getLogger(__name__)
NAMES = ("selftest", "recall", "risk", "path")


def finder(app: Sphinx, pagename: str) -> Find:
    """Return what finds the address and the title of a page of the book, from one of its pages."""

    def find(page: str) -> Place | None:
        title = app.env.titles.get(page)
        return Place(app.builder.get_relative_uri(pagename, page), title.astext()) if title else None

    return find


def note(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the pages that hold an element, and let links from other pages end in a day of the recall."""
    raws = [raw.astext() for raw in doctree.findall(nodes.raw)]
    here = app.env.metadata[app.env.docname]
    here["oving"] = any(f"<sekit-{name}" in raw for raw in raws for name in NAMES)
    for raw in raws:
        for match in elementer.pattern("selftest").finditer(raw):
            try:
                practice.selftest(elementer.attributes(match[1]).get("part", ""))
            except UnknownName as error:
                log.warning("%s", error, location=app.env.docname)
    if any("<sekit-recall" in raw for raw in raws):
        days = {f"dag-{day.day}": (0, f"dag-{day.day}", f"Dag {day.day}") for day in practice.recall()}
        here.setdefault("myst_slugs", {}).update(days)


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the pages with an element again when a title has come, gone or changed."""
    now = {page: title.astext() for page, title in env.titles.items()}
    before = getattr(env, "sekit_titles", now)
    env.sekit_titles = now  # type: ignore[attr-defined]
    return [page for page in env.found_docs if before != now and env.metadata[page].get("oving")]


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("doctree-read", note)
    app.connect("env-updated", rewrite)
    elementer.fills("selftest", lambda app, page, written: selftest_element(written["part"], finder(app, page)))
    elementer.fills("recall", lambda app, page, _: recall_element(finder(app, page)))
    elementer.fills("risk", lambda app, page, _: risk_element(finder(app, page)))
    elementer.fills("path", lambda app, page, _: path_element(finder(app, page)))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
