"""Plans in chapters: ``<sekit-plan template="…"></sekit-plan>`` becomes the builder of that template."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

import elementer
from sekit.widgets.plan_page import plan_element


def _element(app: Sphinx, pagename: str, attributes: dict[str, str]) -> str:
    """Return the builder; ``heading-level`` may be given where it stands deeper in the chapter."""
    sources = app.builder.get_relative_uri(pagename, "kildekart")
    return plan_element(attributes["template"], level=int(attributes.get("heading-level", "3")), sources=sources)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    elementer.fills("plan", _element)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
