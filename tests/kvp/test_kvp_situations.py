"""The situations a caseworker can read: ``data/*.yaml``, with answers worked out from the law."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from sekit import _yaml, kvp
from sekit.errors import FactError, NotCovered

DATA = Path(__file__).with_name("data")
FILES = ("absence", "assess", "duration", "money")
ABOUT = {"name", "call", "expected", "source"}
DATES = {"on", "start", "end", "birth_date"}
GRAVITY = ("ERROR", "WARNING", "INFO")


def situations(name):
    return _yaml.read(DATA / f"{name}.yaml").data


def each(name):
    return pytest.mark.parametrize("situation", [pytest.param(one, id=one["name"]) for one in situations(name)])


def given(situation):
    """The arguments of a call, with dates as dates."""
    own = {key: value for key, value in situation.items() if key not in ABOUT}
    return {key: date.fromisoformat(value) if key in DATES else value for key, value in own.items()}


def fails(call, arguments, expected):
    """Whether the situation is about an error; if so, that it comes, with its words."""
    if "error" not in expected:
        return False
    with pytest.raises((FactError, NotCovered)) as caught:
        call(**arguments)
    assert expected["error"] in str(caught.value)
    return True


def as_text(found, expected):
    """A value the way the situation writes it: a number with as many decimals as the text has."""
    if isinstance(found, Decimal):
        decimals = len(expected.partition(".")[2])
        found = found.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return str(found)


def words(value):
    return [value] if isinstance(value, str) else value or []


def check_notes(notes, expected):
    for text in words(expected.get("note_contains")):
        assert any(text in note for note in notes), text
    for text in words(expected.get("note_lacks")):
        assert not any(text in note for note in notes), text


@each("assess")
def test_conditions(situation):
    expected = situation["expected"]
    found = kvp.assess(situation["facts"], on=date.fromisoformat(situation["on"]))
    shown = {
        "verdict": found.verdict,
        "blocking": list(found.blocking),
        "unanswered": list(found.unanswered),
        "reason_missing": [one.id for one in found.conditions if one.reason_missing],
    }
    assert shown == shown | {key: expected[key] for key in shown.keys() & expected.keys()}
    changes = [[one.fact, one.answer, one.verdict] for one in found.what_would_change]
    told = expected.get("would_change")
    assert told is None or [one for one in told if one not in changes] == []
    assert told != [] or changes == []
    check_notes(found.notes, expected)


@each("duration")
def test_length(situation):
    arguments, expected = given(situation), situation["expected"]
    arguments["pauses"] = [tuple(map(date.fromisoformat, pause)) for pause in arguments.get("pauses", [])]
    if fails(kvp.duration, arguments, expected):
        return
    found = kvp.duration(**arguments)
    for name in {"ordinary_end", "exceptional_end", "next_decision"} & set(expected):
        day = getattr(found, name)
        assert (day and day.isoformat()) == expected[name], name
    decisions = [[one.first_day.isoformat(), one.last_day.isoformat()] for one in found.decisions]
    told = expected.get("decisions", decisions)
    assert (len(decisions) if isinstance(told, int) else decisions) == told
    breaks = [[day.isoformat() for day in astuple(one)] for one in found.breaks]
    assert breaks == expected.get("breaks", breaks)
    check_notes(found.notes, expected)


@each("money")
def test_amounts(situation):
    call, expected = getattr(kvp, situation["call"]), situation["expected"]
    arguments = given(situation)
    if fails(call, arguments, expected):
        return
    found = call(**arguments)
    if situation["call"] == "rate":
        shown = {name: getattr(found, name) for name in expected}
        assert {name: as_text(value, expected[name]) for name, value in shown.items()} == {
            name: str(value) for name, value in expected.items()
        }
        return
    assert len(found) == expected["rows"]
    assert as_text(sum(found["sum"]), expected["sum_of_sums"]) == expected["sum_of_sums"]
    for chosen in expected.get("chosen", []):
        row = found.iloc[chosen["row"] - 1]
        columns = {name: value for name, value in chosen.items() if name != "row"}
        assert {name: as_text(row[name], value) for name, value in columns.items()} == columns
    check_notes(found.attrs["notes"], expected)


@each("absence")
def test_absences(situation):
    arguments, expected = given(situation), situation["expected"]
    if fails(kvp.absence, arguments, expected):
        return
    found = kvp.absence(**arguments)
    assert (found.limit, found.within) == (expected["limit"], expected["within"])
    gravest = min((one.severity for one in found.warnings), key=GRAVITY.index)
    assert gravest == expected.get("severity", gravest)
    said = " ".join(one.message for one in found.warnings)
    assert [text for text in expected.get("says", []) if text not in said] == []
    assert [text for text in expected.get("never_says", []) if text in said] == []
    assert all(one.reference for one in found.warnings)


@pytest.mark.parametrize("name", FILES)
def test_each_situation_has_its_own_name_and_its_source(name):
    """A key that no test reads would be a promise that nothing proves."""
    found = situations(name)
    assert len({one["name"] for one in found}) == len(found)
    assert all(one["source"].strip() and one["expected"] for one in found)
    notes = {"note_contains", "note_lacks"}
    known = {
        "assess": {"verdict", "blocking", "unanswered", "reason_missing", "would_change"} | notes,
        "duration": {"ordinary_end", "exceptional_end", "next_decision", "decisions", "breaks", "error"} | notes,
        "money": {"annual", "daily", "child_daily", "outdated", "rows", "sum_of_sums", "chosen", "error"} | notes,
        "absence": {"limit", "within", "severity", "says", "never_says", "error"},
    }
    assert {key for one in found for key in one["expected"]} <= known[name]


def test_there_are_enough_of_them():
    assert sum(len(situations(name)) for name in FILES) >= 110
    assert sorted(file.stem for file in DATA.glob("*.yaml")) == list(FILES)
