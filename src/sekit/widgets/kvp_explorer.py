"""KvpExplorer: the rules of kvalifiseringsprogrammet in a notebook. The answers can be read in the next cell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import anywidget
import traitlets

from sekit import kvp
from sekit.errors import FactError
from sekit.widgets import page

TABS = ("vilkar", "varighet", "stonad")


class KvpExplorer(anywidget.AnyWidget):
    """Explore the rules.

    Args:
        tab: the one that is open at first, ``"vilkar"``, ``"varighet"`` or ``"stonad"``.
        facts: answers that are filled in, as for :func:`sekit.kvp.assess`.
        on: the day of the decision; None is today.

    ``facts``, ``on`` (ISO text, ``""`` for today) and ``tab`` are kept in step with what the reader does. The written
    reasons are among the facts, and so they reach Python: never write about a real person here.

    >>> explorer = KvpExplorer(facts={"age": 17}, on=date(2026, 6, 1))
    >>> explorer.assessment.verdict
    'not_met'

    Raises:
        traitlets.TraitError: a tab, a fact or a day that cannot be used; the message says which and what is allowed.
    """

    _esm = page.esm("kvp")
    _css = page.css("kvp")
    _data = traitlets.Dict().tag(sync=True)
    tab = traitlets.Enum(TABS, "vilkar").tag(sync=True)
    facts = traitlets.Dict().tag(sync=True)
    on = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self, tab: str = "vilkar", facts: Mapping[str, Any] | None = None, on: date | str | None = None
    ) -> None:
        day = on.isoformat() if isinstance(on, date) else on or ""
        super().__init__(_data=page.kvp_data(), tab=tab, facts=dict(facts or {}), on=day)

    @traitlets.validate("facts")
    def _valid_facts(self, proposal: Any) -> dict[str, Any]:
        facts: dict[str, Any] = proposal["value"]
        try:
            kvp.assess(facts, on=kvp.covered()[1])
        except FactError as error:
            raise traitlets.TraitError(str(error)) from None
        return facts

    @traitlets.validate("on")
    def _valid_on(self, proposal: Any) -> str:
        text: str = proposal["value"]
        try:
            day = date.fromisoformat(text) if text else kvp.covered()[1]
        except ValueError:
            raise traitlets.TraitError(f"on: fant «{text}», ventet en dato, slik som «2026-05-01»") from None
        first, last = kvp.covered()
        if not first <= day <= last:
            raise traitlets.TraitError(f"on: fant {day}, ventet en dag fra {first} til {last}")
        return day.isoformat() if text else ""

    @property
    def assessment(self) -> kvp.Assessment:
        """The conditions as answered, judged in Python; see :func:`sekit.kvp.assess`."""
        return kvp.assess(self.facts, on=date.fromisoformat(self.on) if self.on else date.today())

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Add the rules as readable text, for places where no widget can live: an export, a viewer, paper."""
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found, {})
        if data is None:
            return found
        data = dict(data) | {"text/html": page.static_kvp(self.tab, self.facts)}
        data["text/plain"] = f"KvpExplorer({self.tab!r})"
        return data, metadata
