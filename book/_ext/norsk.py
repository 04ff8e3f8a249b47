"""Bokmål for what Sphinx and its extensions write by themselves.

Sphinx compiles ``locale/nb/LC_MESSAGES/sphinx.po`` on its own (``locale_dirs`` in ``_config.yml``), and finds its own
Norwegian catalogue for the rest. What no catalogue reaches is put right here: words that myst-nb has hard-coded, and
the messages of the search page, which Sphinx only translates in the browser for languages it knows.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.locale import _

# What searchtools.js may say, in its own words; the catalogue has the Norwegian ones.
SEARCH_WORDS = (
    "Searching",
    "Preparing search...",
    "Search Results",
    "Search finished, found ${resultCount} page(s) matching the search query.",
    "Your search did not match any documents. Please make sure that all words are spelled correctly and that "
    "you've selected enough categories.",
    ", in ",
)

# Hidden cells: myst-nb puts an English word where the prompt in _config.yml says {type}.
PROMPT = re.compile(r'(admonition-title">\w+ )(source|outputs?|content)<')
HIDDEN = {"source": "koden", "output": "resultatet", "outputs": "resultatet", "content": "kode og resultat"}


def translate(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Give the search page its messages, and hidden cells Norwegian names."""
    del app, templatename, doctree
    if pagename == "search":
        context["search_words"] = {word: _(word) for word in SEARCH_WORDS}
    if "body" in context:
        # Without the label a screen reader meets the same words as the eye.
        body = context["body"].replace(' aria-label="Toggle hidden content"', "")
        context["body"] = PROMPT.sub(lambda found: f"{found[1]}{HIDDEN[found[2]]}<", body)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    # Chapters before cases when both have the word. Sphinx wants a path from where it is started: give it a whole one.
    app.config.html_search_scorer = str(Path(__file__).with_name("search_order.js"))
    app.connect("html-page-context", translate, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
