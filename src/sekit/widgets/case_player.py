"""CasePlayer: a case to play in a notebook. What is chosen can be read from Python in the next cell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import traitlets

from sekit import cases
from sekit.errors import ChoiceError
from sekit.widgets import page

if TYPE_CHECKING:
    import pandas as pd


class CasePlayer(anywidget.AnyWidget):
    """Play a case.

    Args:
        case: the slug of a shipped case, a path to a case file, or a loaded case.

    ``route`` is a list of ``[scene id, choice id]``, kept in step with what the reader does. Nothing that the reader
    writes leaves the browser.

    >>> player = CasePlayer("minh")
    >>> player.play.route
    ()

    Raises:
        UnknownName, CaseError: as :func:`sekit.cases.load`.
        traitlets.TraitError: a ``route`` that cannot be played.
    """

    _esm = page.esm("case")
    _css = page.css("case")
    _case = traitlets.Dict().tag(sync=True)
    route = traitlets.List().tag(sync=True)
    tried = traitlets.List().tag(sync=True)

    def __init__(self, case: str | Path | cases.Case) -> None:
        self.case = case if isinstance(case, cases.Case) else cases.load(case)
        super().__init__(_case=page.case_data(self.case))

    @traitlets.validate("route")
    def _valid_route(self, proposal: Any) -> list[list[str]]:
        try:
            self.case.start().follow(proposal["value"])
        except (ChoiceError, ValueError) as error:
            raise traitlets.TraitError(str(error)) from None
        return [list(step) for step in proposal["value"]]

    @property
    def play(self) -> cases.Play:
        """Where the reader stands, as a :class:`sekit.cases.Play`."""
        play = self.case.start().follow(self.route)
        return cases.Play(self.case, play.route, (), tuple(cases.Step(*step) for step in self.tried))

    def debrief(self) -> pd.DataFrame:
        """Return a row per decision so far; see :meth:`sekit.cases.Play.debrief`."""
        return self.play.debrief()

    def code(self) -> str:
        """Return the route code so far."""
        return self.play.code()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Add the readable text version, for places where no widget can live: an export, a viewer, paper."""
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found, {})
        if data is None:
            return found
        data = dict(data) | {"text/html": page.static_element(self.case)}
        data["text/plain"] = f"CasePlayer({self.case.slug!r})"
        return data, metadata
