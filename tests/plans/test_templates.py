"""The templates: whole, kind, proved check by check, and told of in words when they are wrong."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from sekit import _yaml, cases, knowledge, kvp, plans
from sekit.errors import TemplateError, UnknownName
from sekit.plans._reading import number
from sekit.plans.checks import CELL, PARAMETERS, PLAN, ROW, _run
from sekit.plans.model import Check, Plan
from sekit.plans.reader import OWN, read_filled
from sekit.plans.values import as_date

DATA = Path(__file__).parent / "data"
EXERCISES = sorted((Path(__file__).parents[2] / "book" / "exercises").glob("*.ipynb"))
BREAKS = _yaml.read(DATA / "checks.yaml").data
KNOWLEDGE = re.compile(r"[A-Z]{3,4}-\d{3}")
LAW = re.compile(r"(loven|forskriften|forskrift om .+) §§? \d|^arbeidsmiljøloven kap\.")
ABOUT = {"laeringsplan": "office", "kunnskapsflyt": "office"}
ALL = [plans.template(id) for id in plans.templates()]


def numbered() -> list[tuple[str, str, Check]]:
    """Return every check of every template with a name: «column check number»."""
    found = []
    for template in ALL:
        seen: Counter[str] = Counter()
        for check in template.checks:
            place = f"{check.target} {check.name}"
            seen[place] += 1
            found.append((template.id, f"{place} {seen[place]}", check))
    return found


NUMBERED = numbered()
IDS = [f"{template} {name}" for template, name, _ in NUMBERED]


def wrong_cell(check: Check) -> str:
    """Return a text that fails a check of one cell."""
    own = check.parameters
    wrong = {
        "filled": " ",
        "is_a": "fortløpende",
        "within": "1.1.1999",
        "one_of": "noe helt annet",
        "has": "noe helt annet",
        "lacks": f"Kanskje {own.get('words', ['x'])[0].rstrip('*')}.",
        "more_than": str(own.get("words", ["x"])[0]).rstrip("*"),
        "lasts_at_most": "1.1.2027–31.12.2029",
        "between": str(own.get("most", 0) + 1).replace(".", ","),
    }
    return wrong[check.name]


def broken(template: str, name: str, check: Check) -> Plan:
    plan = plans.new(template, example=True)
    change = BREAKS.get(template, {}).get(name)
    if change is None:
        cell = {check.target: wrong_cell(check)}
        change = {"fields": cell} if check.at == "field" else {"row": cell}
    if "rows" in change:
        return replace(plan, rows=tuple(change["rows"]))
    rows = ({**plan.rows[0], **change.get("row", {})}, *plan.rows[1:])
    return replace(plan, rows=rows, fields={**plan.fields, **change.get("fields", {})})


def test_the_five_templates_are_there():
    assert plans.templates() == ("fadderavtale", "kunnskapsflyt", "laeringsplan", "mitt_program", "sprakplan")
    for template in ALL:
        assert template.about == ABOUT.get(template.id, "person")


@pytest.mark.parametrize("template", ALL, ids=lambda one: one.id)
def test_the_example_has_nothing_to_find(template):
    plan = plans.new(template.id, example=True)
    assert plan.check() == []
    assert set(plan.fields) == {one.id for one in template.fields}
    assert {id for row in plan.rows for id in row} == {one.id for one in template.columns}


@pytest.mark.parametrize("template", ALL, ids=lambda one: one.id)
def test_the_example_of_a_field_passes_the_checks_of_its_own_cell(template):
    for check in template.checks:
        if check.at in ("field", "cell"):
            text = template.field(check.target).example
            well, _ = CELL[check.name](text, check.parameters, plans.new(template.id, example=True))
            assert well, f"{check.target}: «{text}»"


@pytest.mark.parametrize(("template", "name", "check"), NUMBERED, ids=IDS)
def test_every_check_passes_and_fails(template, name, check):
    assert list(_run(check, plans.new(template, example=True))) == []
    found = list(_run(check, broken(template, name, check)))
    assert found, "fails on nothing"
    assert found[0].severity in ("ERROR", "WARNING", "INFO")
    assert "{" not in found[0].message


def test_the_table_names_only_checks_that_stand():
    assert {(id, name) for id, rows in BREAKS.items() for name in rows} <= {(id, name) for id, name, _ in NUMBERED}


def test_every_predicate_is_used():
    assert {check.name for template in ALL for check in template.checks} == PARAMETERS.keys()
    assert PARAMETERS.keys() == CELL.keys() | ROW.keys() | PLAN.keys()


@pytest.mark.parametrize("template", ALL, ids=lambda one: one.id)
def test_every_source_is_known_or_a_law_or_our_own(template):
    assert set(template.sources) <= knowledge.ids()
    for check in template.checks:
        if KNOWLEDGE.fullmatch(check.source):
            assert check.source in knowledge.ids(), check
        else:
            assert check.source == OWN or LAW.search(check.source), check
        assert check.proposal == (check.source == OWN)


@pytest.mark.parametrize("template", ALL, ids=lambda one: one.id)
def test_the_words_are_short_and_tell_what_to_do(template):
    parts = (*template.fields, *template.columns)
    texts = [template.intro, *(check.message for check in template.checks)]
    texts += [text for one in parts for text in (one.help, one.example)]
    for text in texts:
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            assert len(sentence.split()) <= 25, sentence
    for one in parts:
        assert len(re.split(r"(?<=[.!?»])\s+(?=[A-ZÆØÅ])", one.help)) <= 3, one.help
        assert len(one.label.split()) <= 9, one.label
    for check in template.checks:
        assert not re.search(r"\b(feil av deg|må du|husk å|ugyldig)\b", check.message.lower()), check.message


def test_numbers_of_the_law_come_from_the_parameters():
    day = knowledge.law_checked_on()
    hours = kvp.parameter("timer_per_uke", on=day).value
    total = next(check for check in plans.template("mitt_program").checks if check.name == "sum_is")
    assert total.parameters["number"] == hours == Decimal("37.5")
    assert "37,5 timer" in plans.template("mitt_program").field("timer").help
    assert number("hoyeste_stilling") == 50
    for path in (Path(plans.__file__).parent / "templates").glob("*.yaml"):
        assert not re.search(r"37[,.]5", path.read_text(encoding="utf-8")), path.name


def test_events_of_a_template_are_its_own_columns():
    for template in ALL:
        ids = {one.id for one in template.columns}
        assert set(template.events.values()) <= ids
        assert bool(template.events) == (template.id != "kunnskapsflyt")
        if template.events:
            assert template.field(template.events["date"]).kind == "date"


def test_the_plan_of_the_klar_report_is_an_exercise():
    plan = plans.example("klar")
    found = plan.check()
    said = {(one.field, one.row) for one in found}
    rows = range(1, len(plan.rows) + 1)
    assert {("evaluering", row) for row in rows} | {("ansvarlig", row) for row in rows} <= said
    assert any("fortløpende" in one.message for one in found if one.field == "dato")
    assert any("veiledere" in one.message for one in found if (one.field, one.row) == ("deltakere", 2))
    assert {"leder", "tema", "deling", "utbytte"} <= {one.field for one in found}


@pytest.mark.parametrize("id", ["farid-sprakplan", "farid-fadderavtale", "k1-laeringsplan", "halima-mitt_program"])
def test_a_draft_from_a_case_has_something_and_lacks_something(id):
    plan = plans.draft(id)
    assert id in plans.drafts()
    assert plan.template.id == id.split("-")[1]
    assert plan.fields
    assert any(one.severity == "ERROR" for one in plan.check())


@pytest.mark.parametrize(("find", "name"), [(plans.example, "klat"), (plans.draft, "farid-språkplan")])
def test_an_unknown_name_gets_a_suggestion(find, name):
    with pytest.raises(UnknownName, match="Mente du"):
        find(name)


def test_a_day_before_the_first_and_a_period_too_short_for_the_last_weeks():
    plan = plans.new("fadderavtale", example=True)
    short = plan.set("periode", "1.3.2027–31.3.2027").set("svar_dato", "30.3.2027")
    assert [one.message for one in replace(short, rows=plan.rows[:4]).check()] == [
        "Møter med tre parter: 2. Legg inn minst tre, for eksempel i uke 2, 4 og 12."
    ]
    early = plan.set("droftet_dato", "1.3.2027")
    assert early.check() == []


def test_a_course_told_as_an_arena_asks_for_sharing_too():
    plan = plans.new("laeringsplan").add(arena="Kurs i regi av fylket", virkemiddel="Innledning")
    assert any(one.field == "deling" for one in plan.check())


GOOD = """id: liten
title: Liten
about: office
intro: En liten mal.
row_name: rad
lists:
  vagt: [senere]
fields:
  - id: start
    label: Start
    help: Første dag.
    example: 1.2.2027
    kind: date
columns:
  - id: hva
    label: Hva
    help: Hva dere gjør.
    example: Møte
    checks:
      - {check: lacks, words: vagt, severity: ERROR, source: eget forslag, message: Skriv når.}
checks:
  - {check: count_between, target: hva, least: 1, severity: ERROR, source: eget forslag, message: Ingen rader.}
events: {title: hva}
example:
  fields: {start: 1.2.2027}
  rows: [{hva: Møte}]
"""
BAD = [
    ("about: office", "about: kontor", 3, "fant «kontor», ventet en av office, person"),
    ("id: liten", "id: stor", 1, "ventet navnet på fila, «liten»"),
    ("intro: En liten mal.", "intro:", 1, "nøkkelen «intro» mangler"),
    ("row_name: rad", "row_name: rad\nfarge: blå", 6, "ukjent nøkkel «farge»"),
    ("kind: date", "kind: dato", 13, "fant «dato», ventet en av"),
    ("kind: date", "kind: choice", 9, "«options» hører til «kind: choice»"),
    ("check: lacks", "check: lack", 20, "Mente du «lacks»?"),
    ("severity: ERROR, source: eget forslag, message: Skriv", "severity: FEIL, source: a, message: Skriv", 20, "FEIL"),
    ("words: vagt, ", "", 20, "«lacks» mangler «words»"),
    ("words: vagt", "words: vag", 20, "Mente du «vagt»?"),
    ("words: vagt", "words: [–]", 20, "ventet en liste med ord"),
    ("words: vagt", "words: vagt, word: a", 20, "«lacks» tar ikke «word»"),
    ("source: eget forslag, message: Skriv når.", "message: Skriv når.", 20, "nøkkelen «source» mangler"),
    ("least: 1", "least: en", 22, "ventet et tall, eller en parameter"),
    ("least: 1", "least: {parameter: timer_per_uka}", 22, "Mente du «timer_per_uke»?"),
    ("target: hva", "target: hvem", 22, "fant «hvem», ventet en av start, hva"),
    ("check: lacks, words: vagt", "check: within, period: starten", 20, "Mente du «start»?"),
    ("check: lacks, words: vagt", "check: is_a, kind: tall", 20, "fant «tall», ventet en av date"),
    ("check: count_between, target: hva", "check: has_dates_after, start: start, slack: 1, days: x", 22, "hele tall"),
    ("events: {title: hva}", "events: {dato: hva}", 23, "fant «dato», ventet en av date"),
    ("events: {title: hva}", "events: hva", 23, "fant «hva», ventet date, time"),
    ("{start: 1.2.2027}", "{start: 2027-02-01}", 25, "ventet tekst; sett den i anførselstegn"),
    ("rows: [{hva: Møte}]", "rows: [{hvem: Møte}]", 26, "fant «hvem», ventet en av hva"),
    ("rows: [{hva: Møte}]", "rows: [Møte]", 26, "ventet"),
    ("  - id: hva", "  - id: start", 15, "id-en «start» står to ganger"),
    ("  vagt: [senere]", "  vagt: senere", 7, "fant «senere»"),
    ("title: Liten", "id: liten", 2, "nøkkelen «id» står to ganger"),
]


def test_the_small_template_is_good(tmp_path):
    path = tmp_path / "liten.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert plans.read_template(path).checks[0].parameters == {"words": ["senere"]}


@pytest.mark.parametrize(("old", "new", "line", "words"), BAD, ids=[row[1][:30] for row in BAD])
def test_a_bad_template_is_told_with_its_line(tmp_path, old, new, line, words):
    assert old in GOOD
    path = tmp_path / "liten.yaml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        plans.read_template(path)
    told = [problem for problem in error.value.problems if words in problem.message]
    assert told, str(error.value)
    assert told[0].line == line, str(error.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("template: laeringsplan", "nøkkelen «name» mangler"),
        ("template: laringsplan\nname: A", "Mente du «laeringsplan»?"),
        ("template: laeringsplan\nname: A\nfields: {ledr: x}", "Mente du «leder»?"),
        ("template: laeringsplan\nname: A\nrows: [{dato: 2027-01-01}]", "ventet tekst"),
        ("- a", "ventet name, template"),
        ("", "fila er tom"),
    ],
)
def test_a_bad_filled_plan_is_told(tmp_path, text, words):
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(words)):
        read_filled(path)


def test_the_days_of_the_examples_are_working_days():
    for template in ALL:
        dates = [one.id for one in template.columns if one.kind == "date"]
        for text in (row[id] for row in template.example["rows"] for id in dates if id in row):
            day = as_date(text)
            assert day is not None
            assert day.weekday() < 5, (template.id, text)


@pytest.mark.parametrize("slug", [slug for slug in cases.slugs() if cases.load(slug).drafts])
def test_what_a_case_hands_over_is_there(slug):
    for id in cases.load(slug).drafts:
        draft = plans.draft(id)
        assert draft.name
        assert draft.rows or draft.fields


def test_every_draft_is_handed_over():
    handed = {id for slug in cases.slugs() for id in cases.load(slug).drafts}
    used = {id for id in plans.drafts() if any(id in file.read_text(encoding="utf-8") for file in EXERCISES)}
    assert handed | used == set(plans.drafts())
