"""Reads files of dated numbers. Each file holds one or more parameters, each parameter its values by first day.

    faktor_g:
      title: Hvor mange G stønaden er
      unit: G per år
      changes: none                # or the yearly change date: "01-01", "05-01"
      values:
        "2012-01-01":
          value: 2
          reference: sosialtjenesteloven § 35
          source: …
          checked_on: 2026-07-02
          confidence: sikker

A value may say ``valid_to`` (last day), ``decided`` and ``note``. Everything that is wrong is told with its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

from sekit import _yaml
from sekit.dated import Series, Value, next_yearly
from sekit.errors import ParameterError, Problem, UnknownName, nearest

CONFIDENCE = ("sikker", "sannsynlig", "usikker")
_PARAMETER = {"title": True, "unit": True, "changes": True, "values": True}
_VALUE = {
    "value": True,
    "reference": True,
    "source": True,
    "checked_on": True,
    "confidence": True,
    "decided": False,
    "valid_to": False,
    "note": False,
}


def read_folder(folder: Path) -> dict[str, Series]:
    """Return every parameter in the folder's YAML files, by name.

    Raises:
        ParameterError: lists every problem with file and line.
    """
    return read_files(sorted(folder.glob("*.yaml")))


def read_files(files: Iterable[Path]) -> dict[str, Series]:
    """Return every parameter in these files, by name; errors as for :func:`read_folder`."""
    found: dict[str, Series] = {}
    problems: list[Problem] = []
    homes: dict[str, str] = {}
    for file in files:
        reader = _Reader(file)
        problems += reader.problems
        for name, series in reader.series.items():
            if name in homes:
                message = f"fant «{name}», som alt står i {homes[name]}; ventet ett hjem for hvert tall"
                problems.append(reader.document.problem((name,), message))
            found[name], homes[name] = series, str(file)
    if problems:
        raise ParameterError(problems)
    return found


def named(found: Mapping[str, Series], name: str) -> Series:
    """Return one series.

    Raises:
        UnknownName: no parameter has this name; the message suggests the nearest.
    """
    if name not in found:
        raise UnknownName("parameter", name, found)
    return found[name]


class _Reader:
    """One file: its series, and every problem."""

    def __init__(self, file: Path) -> None:
        self.series: dict[str, Series] = {}
        self.problems: list[Problem] = []
        try:
            self.document = _yaml.read(file)
        except _yaml.YamlProblem as error:
            self.problems.append(error.problem)
            return
        if not isinstance(self.document.data, dict):
            self.wrong((), "ventet navn på tall, hvert med title, unit, changes og values")
            return
        for name, fields in self.document.data.items():
            before = len(self.problems)
            series = self.parameter(name, fields)
            if series and len(self.problems) == before:
                self.series[name] = series

    def wrong(self, location: _yaml.Location, message: str) -> None:
        self.problems.append(self.document.problem(location, message))

    def keys(self, location: _yaml.Location, fields: Any, allowed: dict[str, bool]) -> bool:
        """Tell of unknown and missing keys; return whether every needed key is there."""
        where = " ".join(str(step) for step in location if step != "values")
        if not isinstance(fields, dict):
            self.wrong(location, f"{where}: ventet {', '.join(allowed)}")
            return False
        for key in fields:
            if key not in allowed:
                self.wrong((*location, key), f"{where}: fant nøkkelen «{key}».{nearest(key, allowed)}")
        missing = [key for key, needed in allowed.items() if needed and fields.get(key) in (None, "", {})]
        for key in missing:
            self.wrong(location, f"{where}: «{key}» mangler")
        return not missing

    def parameter(self, name: str, fields: Any) -> Series | None:
        if not self.keys((name,), fields, _PARAMETER):
            return None
        changes = self.yearly((name, "changes"), fields["changes"])
        if not isinstance(fields["values"], dict):
            self.wrong((name, "values"), f'{name}: ventet verdier med dato som nøkkel, slik som "2026-05-01"')
            return None
        rows = [
            self.value((name, "values", day), day, row, str(fields["unit"])) for day, row in fields["values"].items()
        ]
        values = [row for row in rows if row is not None]
        if len(values) < len(rows) or not self.follow_each_other(name, values, changes):
            return None
        return Series(name, tuple(values), changes, str(fields["title"]))

    def yearly(self, location: _yaml.Location, text: Any) -> tuple[int, int] | None:
        """Return ``"05-01"`` as (5, 1), and ``none`` as None."""
        if text == "none":
            return None
        try:
            day = date.fromisoformat(f"2023-{text}")
        except ValueError:
            self.wrong(location, f'{location[0]}: fant «changes: {text}», ventet måned og dag som "05-01", eller none')
            return None
        return day.month, day.day

    def value(self, location: _yaml.Location, key: str, row: Any, unit: str) -> Value | None:
        where = f"{location[0]} {key}"
        start = self.day(location, f"{where}: fant «{key}» som dato", key)
        if not self.keys(location, row, _VALUE) or start is None:
            return None
        number = _number(row["value"])
        if number is None:
            self.wrong((*location, "value"), f"{where}: fant «{row['value']}», ventet et tall eller en brøk som 2/3")
        days = {
            name: self.day((*location, name), f"{where}: fant «{name}: {row[name]}»", row[name])
            for name in ("checked_on", "decided", "valid_to")
            if row.get(name) is not None
        }
        for name in ("reference", "source"):
            if not isinstance(row[name], str) or not row[name].strip():
                self.wrong(
                    (*location, name), f"{where}: fant «{name}: {row[name]}», ventet hvor tallet står, som tekst"
                )
        if row["confidence"] not in CONFIDENCE:
            message = f"{where}: fant «confidence: {row['confidence']}», ventet en av {', '.join(CONFIDENCE)}."
            self.wrong((*location, "confidence"), message + nearest(str(row["confidence"]), CONFIDENCE))
        if number is None or None in days.values():
            return None
        end, checked = days.get("valid_to"), days["checked_on"]
        if end is not None and end < start:
            self.wrong((*location, "valid_to"), f"{where}: fant «valid_to: {end}», ventet en dag fra og med {start}")
        assert checked is not None
        return Value(
            value=Decimal(number.numerator) / Decimal(number.denominator),
            unit=unit,
            valid_from=start,
            reference=str(row["reference"]),
            source=str(row["source"]),
            checked_on=checked,
            confidence=str(row["confidence"]),
            decided=days.get("decided"),
            valid_to=end,
            note=str(row.get("note") or ""),
            exact=number,
        )

    def day(self, location: _yaml.Location, found: str, value: Any) -> date | None:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            self.wrong(location, f"{found}, ventet år-måned-dag, slik som 2026-05-01")
            return None

    def follow_each_other(self, name: str, values: list[Value], changes: tuple[int, int] | None) -> bool:
        """Tell of dates out of order, of overlaps, and of gaps; return whether there are none."""
        before = len(self.problems)
        for earlier, later in pairwise(values):
            here = (name, "values", later.valid_from.isoformat())
            start, found = later.valid_from, f"{name}: fant {later.valid_from} etter {earlier.valid_from}"
            if start <= earlier.valid_from:
                self.wrong(here, f"{found}, ventet stigende datoer")
            elif earlier.valid_to is not None and start <= earlier.valid_to:
                self.wrong(here, f"{found}, som gjelder til og med {earlier.valid_to}; de to overlapper")
            elif earlier.valid_to is not None and start > earlier.valid_to + timedelta(days=1):
                self.wrong(here, f"{found}, som gjelder til og med {earlier.valid_to}; dagene mellom har ingen verdi")
            elif earlier.valid_to is None and changes and start > next_yearly(earlier.valid_from, *changes):
                expected = next_yearly(earlier.valid_from, *changes)
                self.wrong(here, f"{found}, ventet en verdi fra {expected}, eller «valid_to» på den forrige")
        return len(self.problems) == before


def _number(value: Any) -> Fraction | None:
    """Return a number, or a share written as text such as ``2/3``; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        return None
