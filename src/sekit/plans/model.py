"""A plan, the template it follows, and what a check found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sekit.errors import PlanError, nearest

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

# What a cell may hold. Anything may be written in any of them; a check says when it is not what was asked for.
TYPES = ("text", "choice", "role", "date", "time", "place", "period", "number")
SEVERITIES = ("FATAL", "ERROR", "WARNING", "INFO")
FORMAT = 1  # of the JSON file
MAX_CELL = 20_000  # characters; more is not a cell
MAX_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in: a field of the plan, or a column of its table.

    ``kind`` is one of ``TYPES``; ``options`` the words to choose between; ``proposal`` True when it is our own.
    """

    id: str
    label: str
    help: str
    example: str
    kind: str = "text"
    options: tuple[str, ...] = ()
    proposal: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One predicate with its parameters, and what is said when it fails.

    ``at`` is ``"field"``, ``"cell"`` (of every row), ``"row"`` or ``"plan"``; ``target`` the field or column it is
    about.
    """

    name: str
    at: str
    target: str
    severity: str
    message: str
    source: str
    parameters: Mapping[str, Any]
    proposal: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of plan. ``about`` is ``"office"`` or ``"person"``; a plan about a person is only for practice here."""

    id: str
    title: str
    about: str
    intro: str
    row_name: str
    fields: tuple[Field, ...]
    columns: tuple[Field, ...]
    checks: tuple[Check, ...]
    version: int = 1
    sources: tuple[str, ...] = ()
    events: Mapping[str, str] = field(default_factory=dict)  # date, time, place, title: the column of a calendar event
    event_fields: tuple[str, ...] = ()  # fields with a day that is an event of its own
    example: Mapping[str, Any] = field(default_factory=dict)  # a filled-in plan: fields and rows

    def field(self, id: str) -> Field:
        """Return a field or a column by id.

        Raises:
            PlanError: there is none; the message suggests the nearest.
        """
        for one in (*self.fields, *self.columns):
            if one.id == id:
                return one
        known = [one.id for one in (*self.fields, *self.columns)]
        raise PlanError(f"{self.id}: fant ikke «{id}».{nearest(id, known)} Feltene er {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``field`` is the id of a field or column, ``row`` counts from 1; None is the whole plan."""

    severity: str
    field: str | None
    row: int | None
    message: str
    source: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it was written: text in every cell. Made by :func:`sekit.plans.new` and :func:`sekit.plans.read`.

    ``rows`` may hold columns that the template does not know, under the heading they came with: nothing is lost.
    ``problems`` are what a reader of files met, row by row. Two plans are equal when their words are.

    >>> from sekit import plans
    >>> plans.new("laeringsplan").rows
    ()
    """

    template: Template
    name: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Mapping[str, str], ...] = ()
    problems: tuple[Finding, ...] = field(default=(), compare=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and self._words() == other._words()

    def _words(self) -> tuple[object, ...]:
        """Return what is written, without empty cells and empty rows: a file of cells cannot tell them from nothing."""
        rows = [{key: text for key, text in row.items() if text} for row in self.rows]
        return self.template, self.name, {k: text for k, text in self.fields.items() if text}, [r for r in rows if r]

    def set(self, id: str, text: str) -> Plan:
        """Return the plan with one field filled in.

        Raises:
            PlanError: the template has no such field, or ``text`` is not text.
        """
        return replace(self, fields={**self.fields, **_texts(self.template.fields, {id: text}, "felt")})

    def add(self, **cells: str) -> Plan:
        """Return the plan with one row more.

        Raises:
            PlanError: the template has no such column, or a cell is not text.
        """
        return replace(self, rows=(*self.rows, _texts(self.template.columns, cells, "kolonne")))

    def check(self) -> list[Finding]:
        """Return everything to look at, the worst first within each place, in the order of the plan."""
        from sekit.plans.checks import findings

        return [*self.problems, *findings(self)]

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a DataFrame of text, a column per column of the template, with its label."""
        import pandas as pd

        columns = [one.id for one in self.template.columns] + list(self.unknown_columns)
        labels = [one.label for one in self.template.columns] + list(self.unknown_columns)
        return pd.DataFrame([[row.get(id, "") for id in columns] for row in self.rows], columns=labels)

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how the rows are spread: id of a column with options → option → how many rows chose it.

        >>> from sekit import plans
        >>> plans.new("kunnskapsflyt").add(flyt="Nye regler", retning="Inn").counts()
        {'retning': {'internt': 0, 'ut': 0, 'inn': 1}}
        """
        return {
            one.id: {
                option: sum(row.get(one.id, "").strip().lower() == option.lower() for row in self.rows)
                for option in one.options
            }
            for one in self.template.columns
            if one.options
        }

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """The headings of columns that came with a file and that the template does not know."""
        known = {one.id for one in self.template.columns}
        return tuple(dict.fromkeys(id for row in self.rows for id in row if id not in known))

    def write(self, path: str | Path) -> Path:
        """Write the plan; the suffix says as what: .json .csv .xlsx .docx .ics .md.

        Raises:
            PlanError: the suffix is not one of these, or the file cannot be written.
        """
        from sekit.plans.files import write

        return write(self, path)


def _texts(known: tuple[Field, ...], given: Mapping[str, object], what: str) -> dict[str, str]:
    ids = [one.id for one in known]
    for id, text in given.items():
        if id not in ids:
            raise PlanError(f"fant {what} «{id}».{nearest(id, ids)} Ventet en av {', '.join(ids)}.")
        if not isinstance(text, str):
            raise PlanError(f"{what} «{id}»: fant {type(text).__name__}, ventet tekst")
        if len(text) > MAX_CELL:
            raise PlanError(f"{what} «{id}»: fant {len(text)} tegn, ventet høyst {MAX_CELL}")
    return {id: str(text) for id, text in given.items()}
