"""The rules in the browser give the same answers as in Python, and as the situations worked out from the law."""

from __future__ import annotations

import random
from dataclasses import asdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from sekit import _yaml, kvp
from sekit.errors import SekitError
from sekit.kvp.facts import BENEFITS, CONDITIONS
from sekit.widgets import page as front_end

DATA = Path(__file__).parent.parent / "kvp" / "data"
ABOUT = {"name", "call", "expected", "source"}
FIRST, LAST = kvp.covered()


def situations(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _yaml.read(DATA / f"{name}.yaml").data
    return found


@pytest.fixture
def rules(visit) -> Page:
    """An empty page with the rules in it."""
    page: Page = visit.page
    page.set_content("<!doctype html><html lang=nb><title>Regler</title></html>")
    page.evaluate("text => (0, eval)(text)", front_end.script("kvp"))
    page.evaluate("data => (globalThis.rules = data)", front_end.kvp_data())
    return page


def ask(page: Page, calls: list[list[Any]]) -> list[Any]:
    """Return the answer of each [name, arguments …], all asked at once."""
    found: list[Any] = page.evaluate("calls => calls.map(([name, ...rest]) => sekit.kvp[name](rules, ...rest))", calls)
    return found


def plain(value: Any) -> Any:
    """Return a value as the browser gives it: days as ISO text, exact numbers as text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def rounded(number: str, like: str) -> str:
    places = len(like.partition(".")[2])
    return str(Decimal(number).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def check_notes(notes: list[str], expected: dict[str, Any], name: str) -> None:
    for key, wanted in (("note_contains", True), ("note_lacks", False)):
        told = expected.get(key, [])
        for text in [told] if isinstance(told, str) else told:
            assert any(text in note for note in notes) == wanted, (name, text)


def test_each_assessment_worked_out_from_the_law(rules):
    asked = situations("assess")
    for situation, found in zip(asked, ask(rules, [["assess", s["facts"], s["on"]] for s in asked]), strict=True):
        expected = dict(situation["expected"])
        told = expected.pop("would_change", None)
        shown = found | {"reason_missing": [one["id"] for one in found["conditions"] if one["reason_missing"]]}
        check_notes(found["notes"], expected, situation["name"])
        answers = {key: value for key, value in expected.items() if not key.startswith("note_")}
        assert {key: shown[key] for key in answers} == answers, situation["name"]
        changes = [[one["fact"], one["answer"], one["verdict"]] for one in found["what_would_change"]]
        assert [one for one in told or [] if one not in changes] == [], situation["name"]
        assert told != [] or changes == [], situation["name"]


def test_each_duration_worked_out_from_the_law(rules):
    asked = situations("duration")
    calls = [["duration", {key: value for key, value in s.items() if key not in ABOUT}] for s in asked]
    for situation, found in zip(asked, ask(rules, calls), strict=True):
        expected = situation["expected"]
        assert ("error" in found) == ("error" in expected), situation["name"]
        if "error" in found:
            continue
        for name in {"ordinary_end", "exceptional_end", "next_decision"} & set(expected):
            assert found[name] == expected[name], situation["name"]
        decisions = [[one["first_day"], one["last_day"]] for one in found["decisions"]]
        told = expected.get("decisions", decisions)
        assert (len(decisions) if isinstance(told, int) else decisions) == told, situation["name"]
        breaks = [list(one.values()) for one in found["breaks"]]
        assert breaks == expected.get("breaks", breaks), situation["name"]
        check_notes(found["notes"], expected, situation["name"])


def test_each_amount_worked_out_from_the_law(rules):
    asked = situations("money")
    calls = [[s["call"], {key: value for key, value in s.items() if key not in ABOUT}] for s in asked]
    for situation, found in zip(asked, ask(rules, calls), strict=True):
        expected, name = situation["expected"], situation["name"]
        assert ("error" in found) == ("error" in expected), name
        if "error" in found:
            continue
        if situation["call"] == "rate":
            texts = {key: value for key, value in expected.items() if isinstance(value, str)}
            assert {key: rounded(found[key], value) for key, value in texts.items()} == texts, name
            assert found["outdated"] == expected.get("outdated", found["outdated"]), name
            continue
        assert len(found["rows"]) == expected["rows"], name
        assert rounded(found["total"], expected["sum_of_sums"]) == expected["sum_of_sums"], name
        check_notes(found["notes"], expected, name)
        for chosen in expected.get("chosen", []):
            row = found["rows"][chosen["row"] - 1]
            for column in chosen.keys() - {"row"}:
                value, shown = chosen[column], row[column]
                is_amount = isinstance(value, str) and column not in {"month", "first_day", "last_day"}
                assert (rounded(shown, value) if is_amount else shown) == value, (name, column)


def anyday(
    draw: random.Random, first: date = FIRST - timedelta(days=60), last: date = LAST + timedelta(days=60)
) -> date:
    return first + timedelta(days=draw.randrange((last - first).days + 1))


def test_300_drawn_assessments(rules):
    draw = random.Random(29)
    answers: dict[str, list[Any]] = {name: [True, True, False] for name in CONDITIONS}
    answers |= {"age": [0, 17, 18, 40, 66, 67, 68, 120], "previous_programmes": [0, 1, 20]}
    answers |= {"other_benefits": list(BENEFITS)}
    calls, wanted = [], []
    for _ in range(300):
        facts: dict[str, Any] = {name: draw.choice(answers[name]) for name in CONDITIONS if draw.random() < 0.85}
        facts["reasons"] = {name: "fordi" for name in CONDITIONS if draw.random() < 0.6}
        on = anyday(draw)
        calls.append(["assess", facts, on.isoformat()])
        wanted.append(plain(asdict(kvp.assess(facts, on=on))))
    assert ask(rules, calls) == wanted


def test_200_drawn_durations(rules):
    draw = random.Random(32)
    calls, wanted = [], []
    for _ in range(200):
        start, on = anyday(draw), draw.choice([None, anyday(draw, FIRST, LAST)])
        pauses = []
        for _ in range(draw.choice([0, 0, 1, 1, 2, 3])):
            first = start + timedelta(days=draw.randrange(-5, 1300))
            pauses.append((first, first + timedelta(days=draw.choice([-1, 0, 30, 364, 365, 366, 500]))))
        calls.append(["duration", plain({"start": start, "on": on, "pauses": pauses})])
        wanted.append(
            outcome(lambda start=start, on=on, pauses=pauses: asdict(kvp.duration(start=start, on=on, pauses=pauses)))
        )
    for call, found, expected in zip(calls, ask(rules, calls), wanted, strict=True):
        same(found, expected, call)


def test_200_drawn_amounts(rules):
    draw = random.Random(35)
    calls, wanted = [], []
    for _ in range(200):
        start = anyday(draw)
        near_25 = start - timedelta(days=365 * 25 + draw.randrange(-200, 200))
        asked = {
            "birth_date": draw.choice([near_25, anyday(draw, date(1890, 1, 1), date(2027, 1, 1))]),
            "start": start,
            "end": start + timedelta(days=draw.randrange(-3, 500)),
            "children": draw.choice([-1, 0, 0, 1, 2, 5, 20, 21]),
            "weekly_work_hours": draw.choice([-1, 0, 0, 0.1, 3.33, 7.5, 18.75, 18.76, 37.5, 37.51]),
        }
        calls.append(["stonad", plain(asked)])
        wanted.append(outcome(lambda asked=asked: table(kvp.stonad(**asked))))
    for call, found, expected in zip(calls, ask(rules, calls), wanted, strict=True):
        same(found, expected, call)


def table(found: Any) -> dict[str, Any]:
    rows = plain(found.to_dict("records"))
    for row, total in zip(rows, found["sum"], strict=True):
        row["sum"] = str(total)
    return {"rows": rows, "total": str(sum(found["sum"])), **found.attrs}


def outcome(call: Any) -> Any:
    try:
        return plain(call())
    except SekitError as error:
        return str(error)


def same(found: Any, expected: Any, call: Any) -> None:
    """The same answer; where Python refuses, so does the browser, about the same field."""
    if isinstance(expected, str) or "error" in found:
        assert isinstance(expected, str), (call, found["error"])
        assert "error" in found, (call, expected)
        outside = "dekker" in expected  # a message of the tables: it does not name the field
        assert outside or expected.startswith(found["error"]["field"]), (call, expected, found)
    else:
        assert found == expected, call
