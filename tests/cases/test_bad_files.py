"""Faulty case files: one clear error each, with line, what was found and what was expected.

Each faulty case is the smallest case with one thing changed.
"""

from __future__ import annotations

import pytest

from sekit import cases
from sekit.errors import CaseError

TARGET = "next: slutt-jobb"


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


# name: (what stands there, what it becomes, where the problem is said to be, words of the message)
CHANGES = {
    "missing target": (
        "        next: jobb\n      - id: vent",
        "        next: jobbb\n      - id: vent",
        "next: jobbb",
        "Mente du «jobb»",
    ),
    "unknown meter": ("{tillit: 1}", "{tilit: 1}", "{tilit: 1}", "Mente du «tillit»"),
    "unknown stage": (
        "stage: job-finding\n    title: Jobben",
        "stage: job-findng\n    title: Jobben",
        "job-findng",
        "fem fasene",
    ),
    "unknown knowledge id": (
        "sources: [KLAR-064]\n        next",
        "sources: [KLAR-999]\n        next",
        "KLAR-999",
        "KLAR-",
    ),
    "unknown principle": (
        "[selvbestemmelse]\n        sources",
        "[selvbestemelse]\n        sources",
        "selvbestemelse]",
        "Mente du «selvbestemmelse»",
    ),
    "unknown key": ("summary:", "sumary:", "sumary:", "ukjent nøkkel «sumary»"),
    "unknown key in a choice": (
        "tempting_because:",
        "temting_because:",
        "temting_because:",
        "Mente du «tempting_because»",
    ),
    "unknown verdict": ("verdict: weak", "verdict: weka", "verdict: weka", "Mente du «weak»"),
    "unknown step in a condition": (
        "when: {chosen: [mote/vent]}\n",
        "when: {chosen: [mote/vnet]}\n",
        "mote/vnet",
        "Mente du «mote/vent»",
    ),
    "duplicate key letter": ("key: B", "key: A", "key: A\n        text: Be", "to ganger"),
    "duplicate id": ("id: vent", "id: lytt", "id: lytt\n        key: B", "to ganger"),
    "duplicate YAML key": ("start: mote", "start: mote\nstart: jobb", "start: jobb", "to ganger"),
    "duplicate scene": ("  slutt-senere:\n", "  jobb:\n", "  jobb:\n    kind: ending", "to ganger"),
    "forbidden letter": ("key: B", "key: I", "key: I", "uten I og O"),
    "wrong type": ("minutes: 5", "minutes: fem", "minutes: fem", "et helt tall"),
    "number where text belongs": ("title: Liten", "title: 12", "title: 12", "anførselstegn"),
    "the Norway problem": ("title: Liten", "title: no", "title: no", "anførselstegn"),
    "missing field": ("subtitle: En prøvesak\n", "", "slug: liten", "«subtitle» mangler"),
    "weak without a reason to be tempted": (
        "        tempting_because: Du vil skåne henne.\n",
        "",
        "id: vent",
        "hvorfor det frister",
    ),
    "dilemma without a price": ("        price: Det tar tid.\n", "", "id: besok", "mangler «price»"),
    "no principle": ("        keeps: [arlighet]\n", "", "id: beklag", "keeps, breaks eller law"),
    "ending with choices": (
        "    text: Kari begynner på mandag.\n",
        "    text: Slutt.\n    choices:\n      - {id: x, key: A, text: x, verdict: supported, because: x, law: x, next: jobb}\n",
        "choices:\n      - {id: x",
        "en slutt har ingen",
    ),
    "ending without an outcome": ("    outcome: no-job\n", "", "  slutt-senere:\n", "mangler «outcome»"),
    "dead end": (
        "    write: Hva sier du til Kari?\n    choices:\n      - id: beklag\n        key: A\n        text: Beklag, og avtal et møte\n        verdict: defensible\n        because: Det retter opp noe.\n        keeps: [arlighet]\n        next: jobb\n",
        "",
        "  tilbake:\n",
        "blindvei",
    ),
    "dead end in one state": (
        "        next:\n          - {when: {chosen: [mote/vent]}, to: slutt-senere}\n          - {to: slutt-jobb}\n",
        "        when: {not_chosen: [mote/vent]}\n        next: slutt-jobb\n",
        "  jobb:\n",
        "blindvei når",
    ),
    "unreachable scene": ("to: slutt-senere", "to: slutt-jobb", "  slutt-senere:\n", "kan ikke nås"),
    "a loop that cannot be left": (
        "keeps: [arlighet]\n        next: jobb",
        "keeps: [arlighet]\n        next: tilbake",
        "  tilbake:\n",
        "ingen vei til en slutt",
    ),
    "script end in a text": ("Kari kommer inn.", "Kari </script> kommer inn.", "text: |\n      Kari", "</script"),
    "last target with a condition": (
        "          - {to: slutt-jobb}\n",
        "          - {when: {chosen: [mote/lytt]}, to: slutt-jobb}\n",
        "{when: {chosen: [mote/lytt]}",
        "uten «when»",
    ),
    "empty condition": ("when: {not_chosen: [mote/vent]}", "when: {}", "when: {}", "tom"),
    "retired letter": ("    title: Jobben\n", "    title: Jobben\n    retired_keys: [C]\n", "key: C", "brukt før"),
    "slug is not the file name": ("slug: liten", "slug: stor", "slug: stor", "filnavnet"),
    "unknown start": ("start: mote", "start: møte", "start: møte", "Mente du «mote»"),
}


@pytest.mark.parametrize(("old", "new", "where", "words"), CHANGES.values(), ids=CHANGES.keys())
def test_one_clear_error(tmp_path, small_case, old, new, where, words):
    text = small_case.read_text(encoding="utf-8")
    assert text.count(old) >= 1, "the change no longer fits the smallest case"
    text = text.replace(old, new, 1)
    file = tmp_path / "liten.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        cases.load(file)
    shown = str(caught.value)
    assert words in shown
    assert f"liten.yaml:{line_of(text, where)}:" in shown, shown
    assert "Traceback" not in shown


def test_no_ending_at_all(tmp_path, small_case):
    text = small_case.read_text(encoding="utf-8").split("  slutt-jobb:\n")[0]
    text = (
        text.replace(TARGET, "next: mote").replace("to: slutt-senere", "to: mote").replace("to: slutt-jobb", "to: mote")
    )
    file = tmp_path / "liten.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match="ingen slutt"):
        cases.load(file)


def test_every_problem_at_once(tmp_path, small_case):
    text = small_case.read_text(encoding="utf-8")
    text = (
        text.replace("next: tilbake", "next: tilbaka").replace("{tillit: 1}", "{tilit: 1}").replace("key: B", "key: A")
    )
    file = tmp_path / "liten.yaml"
    file.write_text(text, encoding="utf-8")
    lines = [problem.line for problem in cases.check(file)]
    assert len(lines) == 3
    assert lines == sorted(lines)


@pytest.mark.parametrize("text", ["", "bare tekst", "- en\n- liste", "a: &a [1]\nb: *a", "slug: [", "slug: \0"])
def test_what_is_no_case_at_all(tmp_path, text):
    file = tmp_path / "x.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"x\.yaml:\d+: "):
        cases.load(file)


def test_too_many_flags_are_named(tmp_path, small_case):
    text = small_case.read_text(encoding="utf-8")
    chain = "".join(
        f"  s{n}:\n    kind: decision\n    stage: job-finding\n    title: S\n    text: S.\n    choices:\n"
        f"      - {{id: a, key: A, text: a, verdict: supported, because: b, law: x, next: s{n + 1}}}\n"
        f"      - {{id: b, key: B, text: b, verdict: supported, because: b, law: x, next: s{n + 1}}}\n"
        for n in range(7)
    )
    asides = "".join(f"      - {{when: {{chosen: [s{n}/a]}}, text: x}}\n" for n in range(7))
    last = f"  s7:\n    kind: ending\n    stage: job-finding\n    outcome: job\n    title: S\n    text: S.\n    also:\n{asides}"
    text = text.replace("        next: jobb\n      - id: vent", "        next: s0\n      - id: vent") + chain + last
    file = tmp_path / "liten.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CaseError, match=r"fant 8 valg.*høyst 6.*s0/a"):
        cases.load(file)


def test_an_unknown_slug_suggests_the_nearest():
    with pytest.raises(LookupError, match="Mente du «minh»"):
        cases.load("mihn")


def test_a_long_scene_is_only_warned_about(tmp_path, small_case):
    text = small_case.read_text(encoding="utf-8").replace("Kari kommer inn.", "ord " * 121)
    file = tmp_path / "liten.yaml"
    file.write_text(text, encoding="utf-8")
    assert [problem.severity for problem in cases.check(file)] == ["WARNING"]
    assert cases.load(file).slug == "liten"


def test_html_in_a_case_is_text(tmp_path, small_case):
    text = small_case.read_text(encoding="utf-8").replace("Kari kommer inn.", "Kari <b>kommer</b> & <img src=x> inn.")
    file = tmp_path / "liten.yaml"
    file.write_text(text, encoding="utf-8")
    from sekit.widgets import page

    shown = page.case_element(cases.load(file))
    assert "<img src=x>" not in shown
    assert "&lt;b&gt;" in shown
    assert "\\u003cb>" in shown
