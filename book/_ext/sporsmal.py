"""Questions in chapters: the directive ``{sporsmal}`` puts one or more of them on the page.

    :::{sporsmal} kvp-vilkar-1
    :::

The page depends on the file of the questions. An unknown id is a warning with file and line.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import elementer
from sekit import questions
from sekit.errors import SekitError
from sekit.widgets.quiz import quiz_element

log = logging.getLogger(__name__)


class Sporsmal(SphinxDirective):
    """One or more questions by id, divided by space."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Check the ids, and leave the element for :mod:`elementer` to fill."""
        ids = self.arguments[0].split()
        for id in ids:
            try:
                self.env.note_dependency(str(questions.file_of(questions.question(id).chapter)))
            except SekitError as error:
                log.warning("%s", error, location=self.get_location())
                return []
        return [nodes.raw("", f'<sekit-quiz ids="{" ".join(ids)}"></sekit-quiz>', format="html")]


def _element(app: Sphinx, pagename: str, attributes: dict[str, str]) -> str:
    """Return the questions that stand here, with their answers."""
    sources = app.builder.get_relative_uri(pagename, "kildekart")
    asked = [questions.question(id) for id in attributes["ids"].split()]
    return quiz_element(asked, lambda id: f"{sources}#{id.lower()}")


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.add_directive("sporsmal", Sporsmal)
    elementer.fills("quiz", _element)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
