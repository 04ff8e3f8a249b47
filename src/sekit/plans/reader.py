"""Reads templates, and plans filled in beforehand; a TemplateError lists everything wrong with a file.

Where a check takes a list of words, a template may name one of its own ``lists``, or of ``lists.yaml``. Where it takes
a number of the law, it says ``{parameter: timer_per_uke}``, and a text says ``{timer_per_uke}``: the number is that of
the day the law was checked, and stands only in :mod:`sekit.kvp` or :mod:`sekit.tiltak`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from sekit import _yaml
from sekit.errors import TemplateError, UnknownName, nearest
from sekit.plans._reading import Reading, text
from sekit.plans.checks import CELL, PARAMETERS, PLAN, ROW
from sekit.plans.model import SEVERITIES, TYPES, Check, Field, Plan, Template

FOLDER = Path(__file__).with_name("templates")
LISTS = FOLDER.with_name("lists.yaml")  # of words, for any template
EXAMPLES, DRAFTS = FOLDER.with_name("examples"), FOLDER.with_name("drafts")
_EXAMPLE = "-eksempel"  # how the name of an example's file ends
_TEMPLATE = {"id", "title", "about", "intro", "row_name", "fields", "columns"}
_TEMPLATE_MAY = {"checks", "version", "sources", "events", "event_fields", "example", "lists"}
_FIELD, _FIELD_MAY = {"id", "label", "help", "example"}, {"kind", "options", "proposal", "checks"}
_CHECK, _CHECK_MAY = {"check", "severity", "message", "source"}, {"proposal", "target"}
_EVENT = {"date", "time", "place", "title"}
OWN = "eget forslag"  # the source of what is our own proposal


def templates() -> tuple[str, ...]:
    """Return the id of every template.

    >>> "laeringsplan" in templates()
    True
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def template(id: str) -> Template:
    """Return one template.

    Raises:
        UnknownName: there is no such template; the message suggests the nearest.
        TemplateError: the file cannot be used; lists every problem with file and line.
    """
    if id not in templates():
        raise UnknownName("mal", id, templates())
    return read_template(FOLDER / f"{id}.yaml")


def read_template(path: Path) -> Template:
    """Return the template in a file; errors as for :func:`template`."""
    reader = _Reader(_document(path))
    found = reader.template(path.stem)
    if found is None or reader.problems:
        raise TemplateError(reader.problems)
    return found


def examples() -> tuple[str, ...]:
    """Return the id of every plan to practise on."""
    return tuple(sorted(path.stem.removesuffix(_EXAMPLE) for path in EXAMPLES.glob("*.yaml")))


def drafts() -> tuple[str, ...]:
    """Return the id of every plan that a case hands over."""
    return tuple(sorted(path.stem for path in DRAFTS.glob("*.yaml")))


def example(id: str) -> Plan:
    """Return a plan to practise on: a filled-in plan with faults to find.

    >>> example("klar").template.id
    'laeringsplan'

    Raises:
        UnknownName: there is no such example; the message suggests the nearest.
        TemplateError: the file cannot be used.
    """
    if id not in examples():
        raise UnknownName("eksempel", id, examples())
    return read_filled(EXAMPLES / f"{id}{_EXAMPLE}.yaml")


def draft(id: str) -> Plan:
    """Return the plan that a case hands over: what the case tells is filled in, the rest is empty.

    >>> draft("farid-sprakplan").template.id
    'sprakplan'

    Raises:
        UnknownName: there is no such draft; the message suggests the nearest.
        TemplateError: the file cannot be used.
    """
    if id not in drafts():
        raise UnknownName("utkast", id, drafts())
    return read_filled(DRAFTS / f"{id}.yaml")


@cache
def read_filled(path: Path) -> Plan:
    """Return the plan in a YAML file with ``template``, ``name``, ``fields`` and ``rows``.

    Raises:
        TemplateError: the file cannot be used; lists every problem with file and line.
    """
    reader = Reading(_document(path))
    data = reader.document.data
    if not reader.keys((), data, {"template", "name"}, {"fields", "rows"}) or not reader.among(
        ("template",), data["template"], templates()
    ):
        raise TemplateError(reader.problems)
    found = template(data["template"])
    reader.filled((), data, [one.id for one in found.fields], [one.id for one in found.columns])
    if reader.problems:
        raise TemplateError(reader.problems)
    rows = tuple(dict(row) for row in data.get("rows") or ())
    return Plan(found, str(data["name"]), dict(data.get("fields") or {}), rows)


def _document(path: Path) -> _yaml.Document:
    try:
        return _yaml.read(path)
    except _yaml.YamlProblem as error:
        raise TemplateError([error.problem]) from None


class _Reader(Reading):
    """A template, and every problem in it."""

    def template(self, id: str) -> Template | None:
        data = self.document.data
        if not self.keys((), data, _TEMPLATE, _TEMPLATE_MAY):
            return None
        self.among(("about",), data["about"], ("office", "person"))
        if data["id"] != id:
            self.wrong(("id",), f"fant «{data['id']}», ventet navnet på fila, «{id}»")
        self.lists |= _yaml.read(LISTS).data
        for name in self.of(dict, (), data, "lists", "lister med ord"):
            self.lists[name] = self.phrases(("lists", name), data["lists"][name])
        fields = [one for one in self.parts("fields", data["fields"]) if one]
        columns = [one for one in self.parts("columns", data["columns"]) if one]
        checks = [check for _, own in (*fields, *columns) for check in own]
        for index, row in enumerate(self.of(list, (), data, "checks", "en liste")):
            checks += self.check(("checks", index), row, "plan", row.get("target", "") if isinstance(row, dict) else "")
        events = self.of(dict, (), data, "events", "date, time, place og title")
        for key, column in events.items():
            self.among(("events", key), key, sorted(_EVENT))
            self.named.append((("events", key), column))
        days = self.of(list, (), data, "event_fields", "en liste med felt")
        for index, id in enumerate(days):
            self.among(("event_fields", index), id, [one.id for one, _ in fields if one.kind == "date"])
        for location, name in self.named:
            self.among(location, name, self.ids)
        filled = self.of(dict, (), data, "example", "fields og rows")
        self.filled(("example",), filled, [one.id for one, _ in fields], [one.id for one, _ in columns])
        return Template(
            id=data["id"],
            title=text(data["title"]),
            about=data["about"],
            intro=text(data["intro"]),
            row_name=text(data["row_name"]),
            fields=tuple(one for one, _ in fields),
            columns=tuple(one for one, _ in columns),
            checks=tuple(checks),
            version=self.of(int, (), data, "version", "et helt tall") or 1,
            sources=tuple(self.of(list, (), data, "sources", "en liste")),
            events=events,
            event_fields=tuple(days),
            example=filled,
        )

    def parts(self, where: str, rows: Any) -> Iterator[tuple[Field, list[Check]] | None]:
        if not isinstance(rows, list):
            self.wrong((where,), "ventet en liste")
            return
        for index, row in enumerate(rows):
            here = (where, index)
            if not self.keys(here, row, _FIELD, _FIELD_MAY):
                yield None
                continue
            kind = row.get("kind", "text")
            self.among((*here, "kind"), kind, TYPES)
            options = tuple(str(option) for option in self.of(list, here, row, "options", "en liste"))
            if (kind == "choice") != bool(options):
                self.wrong(here, f"«{row['id']}»: «options» hører til «kind: choice», og bare der")
            said = {name: text(row[name]) for name in ("help", "label", "example")}
            field = Field(str(row["id"]), kind=kind, options=options, proposal=bool(row.get("proposal")), **said)
            if field.id in self.ids:
                self.wrong((*here, "id"), f"id-en «{field.id}» står to ganger")
            self.ids.append(field.id)
            checks: list[Check] = []
            for number, check in enumerate(self.of(list, here, row, "checks", "en liste")):
                name = check.get("check") if isinstance(check, dict) else None
                at = "field" if where == "fields" else "row" if name in list(ROW) else "cell"
                checks += self.check((*here, "checks", number), check, at, field.id)
            yield field, checks

    def check(self, location: _yaml.Location, row: Any, at: str, target: str) -> list[Check]:
        names = sorted({"field": CELL.keys(), "cell": CELL.keys(), "row": ROW.keys(), "plan": PLAN.keys()}[at])
        may = _CHECK_MAY | (row.keys() if isinstance(row, dict) else set())
        if not self.keys(location, row, _CHECK, may) or not self.among((*location, "check"), row["check"], names):
            return []
        self.among((*location, "severity"), row["severity"], SEVERITIES)
        if target and at == "plan":
            self.named.append(((*location, "target"), target))
        takes = PARAMETERS[row["check"]]
        given = {key: value for key, value in row.items() if key not in _CHECK | _CHECK_MAY}
        for key in sorted(given.keys() - takes.keys()):
            self.wrong((*location, key), f"«{row['check']}» tar ikke «{key}».{nearest(key, takes)}")
        for key in (key for key, needed in takes.items() if needed and key not in given):
            self.wrong(location, f"«{row['check']}» mangler «{key}»")
        own = {key: self.parameter((*location, key), key, value) for key, value in given.items() if key in takes}
        proposal = bool(row.get("proposal")) or row["source"] == OWN
        return [
            Check(row["check"], at, target, row["severity"], text(row["message"]), str(row["source"]), own, proposal)
        ]
