"""Front ends: the same element in JupyterLab, in the book and in a single HTML file.

anywidget is imported when a widget is first asked for, so that :mod:`sekit.widgets.page` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sekit.widgets.case_player import CasePlayer
    from sekit.widgets.kvp_explorer import KvpExplorer
    from sekit.widgets.plan_builder import PlanBuilder

__all__ = ["CasePlayer", "KvpExplorer", "PlanBuilder"]


def __getattr__(name: str) -> Any:
    if name == "CasePlayer":
        from sekit.widgets.case_player import CasePlayer

        return CasePlayer
    if name == "KvpExplorer":
        from sekit.widgets.kvp_explorer import KvpExplorer

        return KvpExplorer
    if name == "PlanBuilder":
        from sekit.widgets.plan_builder import PlanBuilder

        return PlanBuilder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
