"""GroupView: how groups divided, in a notebook. The codes that were typed can be read from Python in the next cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import traitlets

from sekit import cases, workshop
from sekit.errors import CodeError
from sekit.widgets import page
from sekit.widgets._whole import WholeElement
from sekit.widgets.groups_page import groups_element, static_groups

if TYPE_CHECKING:
    import pandas as pd


class GroupView(WholeElement):
    """See how groups divided, from the codes of the ways they went.

    Args:
        case: the slug of the case the groups played; without it, codes of any shipped case are read.

    ``codes`` is a list of the accepted codes, kept in step with what the reader does; it can also be set. Notes that
    are written in the view stay there.

    >>> view = GroupView("minh")
    >>> view.codes = ["minh-enfh n"]
    >>> view.codes
    ['minh-ENFH-N']

    Raises:
        UnknownName: no case has this slug; the message suggests the nearest.
        traitlets.TraitError: ``codes`` that cannot be read; the message tells of every one.
    """

    _esm = page.esm("groups")
    _css = page.css("groups")
    codes = traitlets.List(traitlets.Unicode()).tag(sync=True)

    def __init__(self, case: str | None = None) -> None:
        self.case = cases.load(case) if case else None
        super().__init__(groups_element(case), static_groups(case), f"GroupView({case!r})" if case else "GroupView()")

    @traitlets.validate("codes")
    def _valid_codes(self, proposal: Any) -> list[str]:
        try:
            plays = workshop.read_codes(proposal["value"], self.case)
        except CodeError as error:
            raise traitlets.TraitError(str(error)) from None
        return [play.code() for play in plays]

    def merge(self) -> pd.DataFrame:
        """Return how the groups divided so far; see :func:`sekit.workshop.merge`."""
        return workshop.merge(self.codes, self.case)
