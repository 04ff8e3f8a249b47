"""A plan as rows of cells, the way a spreadsheet holds it; csv and xlsx share it.

First a block of fields, a label and a value on each line: «Mal» and the template, «Navn på planen», then the fields of
the template by their labels, then fields that the template does not know. Then a blank line. Then the table, with the
labels of the columns as headings. Text that a spreadsheet could take for a formula is guarded by a ``'`` in front.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from sekit.errors import PlanError, nearest
from sekit.plans.model import MAX_CELL, MAX_ROWS, Field, Finding, Plan, Template
from sekit.plans.reader import template as template_of
from sekit.plans.reader import templates

Rows = Sequence[Sequence[str]]
Odd = Mapping[tuple[int, int], str]  # line and column of a cell that was not text: what to say of it
Asked = str | Template | None  # the template a caller names, if any
TEMPLATE, NAME, NAMELESS = "Mal", "Navn på planen", "Uten overskrift"
_HALF = re.compile("[\ud800-\udfff]")  # half of a sign, which no file can hold
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guard(text: str) -> str:
    """Return the text as a spreadsheet may hold it: what could be a formula gets a ``'`` in front.

    >>> guard("=1+1"), guard("'=1+1"), guard("Vi øver")
    ("'=1+1", "''=1+1", 'Vi øver')
    """
    return "'" + text if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Return the text that :func:`guard` was given.

    >>> unguard("'=1+1"), unguard("'tittel'")
    ('=1+1', "'tittel'")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def block(plan: Plan) -> list[list[str]]:
    """Return the lines with the template, the name and the fields, guarded."""
    known = [[one.label, plan.fields.get(one.id, "")] for one in plan.template.fields]
    others = [[key, text] for key, text in plan.fields.items() if text and key not in ids(plan.template.fields)]
    first = [[TEMPLATE, plan.template.id, str(plan.template.version)], [NAME, plan.name]]
    return [[guard(text) for text in row] for row in (*first, *known, *others)]


def table(plan: Plan) -> list[list[str]]:
    """Return the headings and the rows, guarded."""
    keys = [*ids(plan.template.columns), *plan.unknown_columns]
    labels = [*(one.label for one in plan.template.columns), *plan.unknown_columns]
    return [[guard(text) for text in row] for row in (labels, *([row.get(k, "") for k in keys] for row in plan.rows))]


def ids(fields: Sequence[Field]) -> list[str]:
    """Return the ids of fields or columns."""
    return [one.id for one in fields]


def same(text: str) -> str:
    """Return a heading without what does not tell it from others: case, space, underscores, a colon at the end."""
    return " ".join(unguard(text).replace("_", " ").casefold().split()).rstrip(" :*")


def chosen(said: str, version: str, asked: Asked, where: str) -> Template:
    """Return the template that a file names (``said``, maybe empty), or that the caller ``asked`` for.

    Raises:
        PlanError: neither names one, they name different ones, or the file is from a newer version.
        UnknownName: the caller asks for a template that there is not.
    """
    wanted = template_of(asked) if isinstance(asked, str) else asked
    if not said.strip():
        if wanted is None:
            known = ", ".join(templates())
            raise PlanError(f"{where}: fant ikke hvilken mal planen følger. Si hvilken av disse: {known}.")
        return wanted
    named = {same(name): one for one in map(template_of, templates()) for name in (one.id, one.title)}
    if wanted is not None:
        named |= {same(wanted.id): wanted, same(wanted.title): wanted}
    found = named.get(same(said))
    if found is None:
        near = nearest(said, templates())
        raise PlanError(f"{where}: fant malen «{said}», ventet en av {', '.join(templates())}.{near}")
    if wanted is not None and found.id != wanted.id:
        raise PlanError(f"{where}: planen følger malen «{found.id}», ventet «{wanted.id}»")
    if re.fullmatch(r"\d{1,9}", version.strip(), re.ASCII) and int(version) > found.version:
        raise PlanError(
            f"{where}: planen følger versjon {int(version)} av malen «{found.id}», ventet høyst {found.version}. "
            "Åpne den med en nyere utgave av sekit."
        )
    return found


def marker(rows: Rows) -> tuple[str, str]:
    """Return the template and its version as the block of fields tells them, or empty texts."""
    for row in rows:
        if row and same(row[0]) == same(TEMPLATE):
            rest = [unguard(text) for text in row[1:]] + ["", ""]
            return rest[0], rest[1]
        if any(text.strip() for text in row):
            break
    return "", ""


def heading(template: Template, rows: Rows) -> int | None:
    """Return the index of the line with the headings, or None.

    In a file of ours it is the first line after the blank line. Otherwise it is the first of the lines that hold the
    most labels or ids of columns.
    """
    filled = [number for number, row in enumerate(rows) if any(text.strip() for text in row)]
    if marker(rows)[0]:
        after = next((later for one, later in pairwise(filled) if later > one + 1), None)
        if after is not None and score(template, rows[after]):
            return after
    most = best(template, rows)
    return next(number for number in filled if score(template, rows[number]) == most) if most else None


def best(template: Template, rows: Rows) -> int:
    """Return how many of the columns the line that names the most of them names."""
    return max((score(template, row) for row in rows), default=0)


def score(template: Template, row: Sequence[str]) -> int:
    """Return how many of the columns are named in the line."""
    said = {same(text) for text in row if text.strip()}
    return sum(bool(said & {same(one.label), same(one.id)}) for one in template.columns)


class Collector:
    """Makes a plan of what a file holds, and tells what it met that was not as expected. Nothing is thrown away."""

    def __init__(self, template: Template, where: str) -> None:
        self.template, self.where = template, where
        self.name: str | None = None
        self.fields: dict[str, str] = {}
        self.rows: list[dict[str, str]] = []
        self.problems: list[Finding] = []

    def tell(self, severity: str, field: str | None, row: int | None, message: str) -> None:
        """Keep a finding about the file."""
        self.problems.append(Finding(severity, field, row, message, self.where))

    def cell(self, field: str | None, row: int | None, text: str, odd: str = "") -> str:
        """Return the text; tell of what was ``odd`` about it, of its length, and of half signs (replaced)."""
        if odd:
            self.tell("ERROR", field, row, odd)
        if len(text) > MAX_CELL:
            self.tell("ERROR", field, row, f"Teksten har {len(text)} tegn. En celle skal ha høyst {MAX_CELL}.")
        if _HALF.search(text):
            self.tell("ERROR", field, row, "Teksten har tegn som er ødelagt. De er byttet ut med «\ufffd».")
            text = _HALF.sub("\ufffd", text)
        return text

    def add(self, rows: Rows, odd: Odd | None = None) -> None:
        """Take in a whole grid: the lines above the headings, and the table.

        Raises:
            PlanError: it has no headings, and no block of ours.
        """
        at = heading(self.template, rows)
        if at is None and not marker(rows)[0]:
            labels = ", ".join(one.label for one in self.template.columns)
            raise PlanError(f"{self.where}: fant ingen linje med overskrifter, ventet {labels}")
        self.add_block(rows[:at], odd)
        if at is not None:
            self.add_table(rows[at:], {(line - at, column): text for (line, column), text in (odd or {}).items()})

    def add_block(self, rows: Rows, odd: Odd | None = None) -> None:
        """Take in lines of a label and a value. A lone text with no value may be the name of the plan."""
        know, taken = _names(self.template.fields), {*ids(self.template.fields), *self.fields}
        template = same(TEMPLATE) if marker(rows)[0] else None
        for number, row in enumerate(rows):
            label, *rest = [unguard(text) for text in row] or [""]
            said, value = same(label), "\n".join(text for text in rest if text)
            strange = " ".join(text for (line, _), text in (odd or {}).items() if line == number)
            if not (label.strip() or value):
                continue
            if said == template:
                template = None
            elif said in know:
                key = know[said]
                know = {name: id for name, id in know.items() if id != key}
                self._put(key, value, strange)
            elif self.name is None and (said == same(NAME) or not value):
                self.name = self.cell(None, None, value if said == same(NAME) else label, strange)
            else:
                key = unique(label if value and label.strip() else NAMELESS, taken)
                taken.add(key)
                self.unknown(key, "Feltet")
                self._put(key, value or label, strange)

    def _put(self, key: str, value: str, strange: str) -> None:
        if value:
            self.fields[key] = self.cell(key, None, value, strange)

    def add_table(self, rows: Rows, odd: Odd | None = None) -> None:
        """Take in the headings (the first line) and the rows. Empty lines are skipped."""
        first, *rest = rows
        know, taken, keys = _names(self.template.columns), {*ids(self.template.columns)}, list[str]()
        used = {column for row in rest for column, text in enumerate(row) if text}
        for column in range(max({len(first) - 1} | used) + 1):
            text = unguard(first[column]) if column < len(first) else ""
            key = know.get(same(text), "")
            know = {name: id for name, id in know.items() if id != key}
            if not key and column in used:
                key = unique(text if text.strip() else NAMELESS, taken)
                taken.add(key)
                self.unknown(key, "Kolonnen")
            keys.append(key)
        for line, row in enumerate(rest, start=1):
            cells = {column: unguard(text) for column, text in enumerate(row) if text}
            if cells:
                number, strange = len(self.rows) + 1, odd or {}
                self.rows.append(
                    {keys[at]: self.cell(keys[at], number, cells[at], strange.get((line, at), "")) for at in cells}
                )

    def unknown(self, key: str, what: str) -> None:
        """Tell of a field or a column that the template does not know."""
        message = f"{what} «{key}» er ikke i malen «{self.template.id}». Vi har tatt med det som står der."
        self.tell("INFO", key, None, message)

    def plan(self) -> Plan:
        """Return the plan."""
        if len(self.rows) > MAX_ROWS:
            self.tell("ERROR", None, None, f"Planen har {len(self.rows)} rader. Den skal ha høyst {MAX_ROWS}.")
        return Plan(self.template, self.name or "", self.fields, tuple(self.rows), tuple(self.problems))


def _names(fields: Sequence[Field]) -> dict[str, str]:
    """Return the id of each field by its id and by its label; a label goes before an id."""
    return {same(one.id): one.id for one in fields} | {same(one.label): one.id for one in fields}


def unique(key: str, taken: Collection[str]) -> str:
    """Return the key, with a number behind it if it is taken."""
    return next(name for name in (key, *(f"{key} ({n})" for n in range(2, len(taken) + 3))) if name not in taken)
