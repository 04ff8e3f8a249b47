"""Front ends: the same element in JupyterLab, in the book and in a single HTML file.

anywidget is imported when a widget is first asked for, so that :mod:`sekit.widgets.page` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sekit.widgets.case_player import CasePlayer
    from sekit.widgets.group_view import GroupView
    from sekit.widgets.kvp_explorer import KvpExplorer
    from sekit.widgets.plan_builder import PlanBuilder
    from sekit.widgets.room import Room
    from sekit.widgets.sheets import Sheet, TimeCalculator

__all__ = ["CasePlayer", "GroupView", "KvpExplorer", "PlanBuilder", "Room", "Sheet", "TimeCalculator"]

_MODULES = {
    "CasePlayer": "case_player",
    "GroupView": "group_view",
    "KvpExplorer": "kvp_explorer",
    "PlanBuilder": "plan_builder",
    "Room": "room",
    "Sheet": "sheets",
    "TimeCalculator": "sheets",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"sekit.widgets.{_MODULES[name]}"), name)
