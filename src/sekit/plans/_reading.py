"""What every file of templates and plans is read with: what was expected where, and the numbers of the law."""

from __future__ import annotations

from typing import Any

from sekit import _yaml, knowledge, kvp, tiltak
from sekit._norwegian import in_figures
from sekit.errors import Problem, nearest
from sekit.plans.predicates import OF_TYPE
from sekit.plans.values import words

# A list of words, or the name of one of the template's own lists.
_PHRASES = {"words", "then", "never", "order", "denied_by"}
_NUMBERS = {"least", "most", "number", "slack"}
_PLACES = {"period", "start", "top", "per", "weight", "when", "columns"}  # the id of a field or a column, or several


def _numbers() -> tuple[str, ...]:
    return (*kvp.parameters(), *tiltak.parameters())


def number(name: str) -> Any:
    """Return a number of the law as it was on the day the law was checked; a share is given as per cent."""
    value = (kvp if name in kvp.parameters() else tiltak).parameter(name, on=knowledge.law_checked_on())
    per_cent = value.value * 100
    return value.value if not value.unit.startswith("andel") else round(per_cent, 0 if per_cent % 1 == 0 else 2)


def text(value: object) -> str:
    """Return a text on one line, with ``{timer_per_uke}`` and other names of parameters replaced by the number."""
    said = " ".join(str(value).split())
    for name in (name for name in _numbers() if "{" + name + "}" in said):
        said = said.replace("{" + name + "}", in_figures(number(name)))
    return said


class Reading:
    """One file, and every problem in it."""

    def __init__(self, document: _yaml.Document) -> None:
        self.document, self.problems = document, list[Problem]()
        self.lists: dict[str, list[str]] = {}
        self.ids: list[str] = []  # of the fields and the columns
        # Where a field or a column is named: looked up when all of them are read.
        self.named: list[tuple[_yaml.Location, Any]] = []

    def wrong(self, location: _yaml.Location, message: str) -> None:
        self.problems.append(self.document.problem(location, message))

    def keys(self, location: _yaml.Location, data: Any, needed: set[str], may: set[str]) -> bool:
        """Tell of unknown and missing keys; return whether every needed key is there."""
        if not isinstance(data, dict):
            self.wrong(location, f"ventet {', '.join(sorted(needed))}")
            return False
        for key in sorted(data.keys() - needed - may):
            self.wrong((*location, key), f"ukjent nøkkel «{key}».{nearest(key, needed | may)}")
        missing = [key for key in sorted(needed) if data.get(key) in (None, "", [])]
        for key in missing:
            self.wrong(location, f"nøkkelen «{key}» mangler")
        return not missing

    def among(self, location: _yaml.Location, found: Any, allowed: Any) -> bool:
        if found not in allowed:
            self.wrong(location, f"fant «{found}», ventet en av {', '.join(allowed)}.{nearest(str(found), allowed)}")
        return found in allowed

    def of(self, kind: type, location: _yaml.Location, data: dict[str, Any], key: str, what: str) -> Any:
        """Return ``data[key]``, or an empty one after telling that it is not what was expected."""
        found = data.get(key)
        if found is not None and not isinstance(found, kind):
            self.wrong((*location, key), f"fant «{found}», ventet {what}")
        return found if isinstance(found, kind) else kind()

    def filled(self, location: _yaml.Location, data: dict[str, Any], fields: list[str], columns: list[str]) -> None:
        """Tell of every cell that has no place in the template, or is not text."""
        groups = [((*location, "fields"), self.of(dict, location, data, "fields", "felt og tekst"), fields)]
        for index, row in enumerate(self.of(list, location, data, "rows", "en liste")):
            place = (*location, "rows", index)
            groups.append((place, row if self.keys(place, row, set(), set(row or ())) else {}, columns))
        for place, cells, known in groups:
            for key, cell in cells.items():
                if self.among((*place, key), key, known) and not isinstance(cell, str):
                    self.wrong((*place, key), f"fant «{cell}», ventet tekst; sett den i anførselstegn")

    def parameter(self, location: _yaml.Location, key: str, value: Any) -> Any:
        """Return a parameter as the predicate takes it; tell when it is of the wrong kind."""
        if key in _PHRASES:
            return self.phrases(location, value)
        if key in _NUMBERS:
            return self.number(location, value)
        if key == "kind":
            self.among(location, value, list(OF_TYPE))
        elif key == "days" and not (isinstance(value, list) and all(type(day) is int for day in value)):
            self.wrong(location, f"fant «{value}», ventet en liste med hele tall")
        elif key == "also" and self.keys(location, value, {"words", "columns"}, set()):
            return {name: self.parameter((*location, name), name, value[name]) for name in ("columns", "words")}
        elif key in _PLACES:
            self.named += [(location, name) for name in (value if isinstance(value, list) else [value])]
        return value

    def phrases(self, location: _yaml.Location, value: Any) -> list[str]:
        if isinstance(value, str):
            self.among(location, value, self.lists)
            return self.lists.get(value, [])
        if not isinstance(value, list) or not all(isinstance(phrase, str) and words(phrase) for phrase in value):
            self.wrong(location, f"fant «{value}», ventet en liste med ord, eller navnet på en liste")
            return []
        return value

    def number(self, location: _yaml.Location, value: Any) -> Any:
        if isinstance(value, dict):
            if not self.keys(location, value, {"parameter"}, set()):
                return 0
            known = self.among((*location, "parameter"), value["parameter"], _numbers())
            return number(value["parameter"]) if known else 0
        if type(value) not in (int, float):
            self.wrong(location, f"fant «{value}», ventet et tall, eller en parameter")
        return value
