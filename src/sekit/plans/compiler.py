"""A template as JSON: all that a browser needs to show, check and keep a plan. The browser's code holds no word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sekit._norwegian import MONTHS, WEEKDAYS
from sekit.plans.model import FORMAT, MAX_CELL, MAX_ROWS, SEVERITIES, Check, Field, Template
from sekit.plans.reader import template as find
from sekit.plans.values import BETWEEN, CLOCK, HALVES, TURNS

_EXACT = {"least", "most", "number"}  # as text, so that 37.50 stays 37.50


def compile(template: str | Template) -> dict[str, Any]:
    """Return a template as plain data, ready for ``json.dumps``.

    ``words`` are those that dates, times and periods are written with.

    >>> compile("laeringsplan")["words"]["months"][3]
    'april'

    Raises:
        UnknownName: there is no such template.
    """
    found = find(template) if isinstance(template, str) else template
    return {
        "id": found.id,
        "version": found.version,
        "format": FORMAT,
        "title": found.title,
        "about": found.about,
        "intro": found.intro,
        "row_name": found.row_name,
        "fields": [_field(one) for one in found.fields],
        "columns": [_field(one) for one in found.columns],
        "checks": [_check(one) for one in found.checks],
        "events": dict(found.events),
        "event_fields": list(found.event_fields),
        "example": {
            "fields": dict(found.example.get("fields", {})),
            "rows": [dict(row) for row in found.example.get("rows", ())],
        },
        "words": {
            "months": list(MONTHS),
            "weekdays": list(WEEKDAYS),
            "halves": HALVES,
            "between": list(BETWEEN),
            "clock": list(CLOCK),
            "turns": list(TURNS),
        },
        "severities": list(SEVERITIES),
        "limits": {"cell": MAX_CELL, "rows": MAX_ROWS},
    }


def _field(one: Field) -> dict[str, Any]:
    data: dict[str, Any] = {"id": one.id, "label": one.label, "help": one.help, "example": one.example}
    data |= {"kind": one.kind}
    if one.options:
        data["options"] = list(one.options)
    return data | ({"proposal": True} if one.proposal else {})


def _check(one: Check) -> dict[str, Any]:
    data: dict[str, Any] = {"name": one.name, "at": one.at, "target": one.target, "severity": one.severity}
    data |= {"message": one.message, "source": one.source, "own": _parameters(one.parameters)}
    return data | ({"proposal": True} if one.proposal else {})


def _parameters(own: Mapping[str, Any]) -> dict[str, Any]:
    return {key: str(value) if key in _EXACT else value for key, value in own.items()}
