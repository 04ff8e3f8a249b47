"""Front ends: the same element in JupyterLab, in the book and in a single HTML file.

anywidget is imported when a widget is first asked for, so that :mod:`sekit.widgets.page` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sekit.widgets.case_player import CasePlayer

__all__ = ["CasePlayer"]


def __getattr__(name: str) -> Any:
    if name == "CasePlayer":
        from sekit.widgets.case_player import CasePlayer

        return CasePlayer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
