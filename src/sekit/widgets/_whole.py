"""Widgets whose element Python writes whole: what stands in the page stands in the notebook."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets


class WholeElement(anywidget.AnyWidget):
    """An element with everything in it. A subclass sets ``_esm`` and ``_css`` from :mod:`sekit.widgets.page`.

    ``html`` is the element; ``short`` what an export, a viewer or the book's extension finds in a stored notebook;
    ``name`` is how the widget shows itself as text. An event ``sekit-change`` of the element sets the traits that its
    detail names.
    """

    _html = traitlets.Unicode().tag(sync=True)

    def __init__(self, html: str, short: str, name: str) -> None:
        self._short, self._name = short, name
        super().__init__(_html=html)

    def __repr__(self) -> str:
        return self._name

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Add the readable version, for places where no widget can live: an export, a viewer, paper."""
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found, {})
        if data is None:
            return found
        return dict(data) | {"text/html": self._short, "text/plain": self._name}, metadata
