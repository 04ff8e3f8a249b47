"""Self-tests, the recall, the risk questions and the learning path: what they hold, and what a bad file is told."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from sekit import cases, questions
from sekit.errors import QuestionError, UnknownName
from sekit.questions import practice
from sekit.widgets import practice as elements

BOOK = Path(__file__).parents[1] / "book"
# The twelve that must be known, by duty.
TWELVE = Counter(["P1", "P2", "P5", "P6", "P7", "P9", "P10", "P11", "P12", "P13", "P14", "P14"])


def everywhere(page):
    """Find a page whatever it is called."""
    return elements.Place(f"../{page}.html#a&b", f"Om {page.rpartition('/')[2]} <3")


def nowhere(page):
    return None


def data_of(html):
    return json.loads(re.search(r'<script type="application/json" class="sekit-data">(.*?)</script>', html)[1])


def page_exists(page):
    if page.startswith("saker/"):
        return page.removeprefix("saker/") in cases.slugs()
    return (BOOK / f"{page}.md").exists()


# ---- Self-tests


@pytest.mark.parametrize("test", practice.selftests(), ids=lambda test: test.id)
def test_a_selftest_has_8_to_12_questions_those_of_duties_first(test):
    asked = [questions.question(id) for id in test.questions]
    assert 8 <= len(asked) <= 12
    ranks = [0 if one.must in TWELVE else 1 if one.must else 2 for one in asked]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("test", practice.selftests(), ids=lambda test: test.id)
def test_a_selftest_has_its_page_and_stays_in_its_part(test):
    text = (BOOK / "chapters" / f"selvtest-{test.id}.md").read_text(encoding="utf-8")
    assert f'<sekit-selftest part="{test.id}">' in text
    parts = re.split(r"^  - caption: ", (BOOK / "_toc.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    listed = {
        part.split("\n", 1)[0]: set(re.findall(r"file: chapters/([\w-]+)$", part, re.MULTILINE)) for part in parts
    }
    if test.title in listed:
        in_part = listed[test.title] & set(questions.chapters())
        assert {questions.question(id).chapter for id in test.questions} == in_part


def test_no_question_stands_in_two_selftests():
    ids = [id for test in practice.selftests() for id in test.questions]
    assert len(ids) == len(set(ids))


def test_an_unknown_part_suggests_the_nearest():
    with pytest.raises(UnknownName, match="Mente du «trygg»"):
        practice.selftest("tryg")


# ---- Recall


def test_four_days_ask_each_of_the_twelve_once():
    days = practice.recall()
    assert [day.day for day in days] == [3, 14, 45, 90]
    assert all(len(day.must) == 3 and 0 < day.missed < 3 for day in days)
    asked = [must for day in days for must in day.must]
    assert Counter(must.duty for must in asked) == TWELVE
    assert len({must.id for must in asked}) == 12
    first = [must.questions[0] for must in asked]
    assert len(set(first)) == 12
    for must in asked:
        assert {questions.question(id).must for id in must.questions} == {must.duty}


# ---- Risk questions


def test_ten_sentences_three_times_three_answers():
    risk = practice.risk()
    assert len(risk.questions) == len({one.duty for one in risk.questions}) == 10
    assert (len(risk.times), len(risk.answers)) == (3, 3)
    assert {"P1", "P2", "P3", "P4", "P18"} <= {one.duty for one in risk.questions}
    for one in risk.questions:
        assert one.text.startswith(("Jeg ", "Noen "))
        assert page_exists(one.page), one.page


# ---- The learning path


def test_the_path_takes_six_to_eight_hours_in_steps_of_15_to_30_minutes():
    steps = practice.path()
    assert 6 * 60 <= sum(step.minutes for step in steps) <= 8 * 60
    assert all(15 <= step.minutes <= 30 for step in steps)
    assert [step.week for step in steps] == sorted(step.week for step in steps)
    assert {step.week for step in steps} == {1, 2, 3, 4}
    assert {task.kind for step in steps for task in step.tasks} == set(practice.kinds())
    assert all(page_exists(task.page) for step in steps for task in step.tasks if task.page)


def test_the_steps_fill_the_workdays_of_their_week_and_never_overlap():
    for week, own in groupby(practice.path(), key=lambda step: step.week):
        days = [(step.day, step.later, step.minutes) for step in own]
        assert {day for day, _, _ in days} == set(range((week - 1) * 5, week * 5))
        for (day, later, minutes), (next_day, next_later, _) in pairwise(days):
            assert next_later == (later + minutes if next_day == day else 0)


def test_the_tables_of_the_chapter_say_the_same():
    text = (BOOK / "chapters" / "laringslop.md").read_text(encoding="utf-8")
    assert "<sekit-path>" in text
    kind = {word.lower(): id for id, word in practice.kinds().items()}
    week, told = 0, []
    for line in text.splitlines():
        if found := re.match(r"## Uke (\d)", line):
            week = int(found[1])
        elif found := re.match(r"\| \d+ \| (.+?) \| (\d+) \|", line):
            said, links = found[1], re.findall(r"\]\((.+?)\.md\)", found[1])
            kinds = [kind[word.lower()] for word in re.findall(r"\*\*(\w+):?\*\*", said)]
            told.append((week, int(found[2]), set(kinds), [link.removeprefix("../") for link in links]))
    assert len(told) == len(practice.path())
    for step, (week, minutes, kinds, links) in zip(practice.path(), told, strict=True):
        assert (step.week, step.minutes, {task.kind for task in step.tasks}) == (week, minutes, kinds), step.id
        pages = [task.page.removeprefix("chapters/") for task in step.tasks if task.page]
        assert links[: len(pages)] == pages, step.id


# ---- Bad files

GOOD = {
    "selftests": "- id: prove\n  title: Prøve\n  questions: [kvp-vilkar-1, kvp-vilkar-2]\n",
    "recall": (
        "days:\n  - {day: 3, missed: 1, must: [a, b], think: Tenk.}\n"
        "must:\n  - {id: a, duty: P9, name: Bopel, questions: [kvp-vilkar-1]}\n"
        "  - {id: b, duty: P14, name: År, questions: [kvp-varighet-3]}\n"
    ),
    "risk": (
        "times: [{id: for, name: Før}]\nanswers: [{id: ja, name: Ja}]\n"
        "questions: [{id: barn, duty: P2, text: Jeg vet det., page: chapters/femtrinn}]\n"
    ),
    "path": (
        "kinds: {read: Les, play: Spill, write: Skriv, do: Gjør}\nsteps:\n"
        "  - {id: en, week: 1, minutes: 15, tasks: [{kind: read, title: Noe, page: chapters/femtrinn}]}\n"
    ),
}
READ = {
    "selftests": practice.read_selftests,
    "recall": practice.read_recall,
    "risk": practice.read_risk,
    "path": practice.read_path,
}


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_file_is_read(tmp_path, kind):
    file = tmp_path / "prove.yaml"
    file.write_text(GOOD[kind], encoding="utf-8")
    assert READ[kind](file)


@pytest.mark.parametrize(
    ("kind", "old", "new", "words"),
    [
        ("selftests", "kvp-vilkar-2", "kvp-vilkar-22", r":3: .*«kvp-vilkar-22».*Mente du «kvp-vilkar-2»"),
        ("selftests", "kvp-vilkar-2", "kvp-vilkar-1", "«kvp-vilkar-1» står mer enn én gang"),
        ("selftests", "title: Prøve", "tittel: Prøve", r"«title» mangler\n.*:2: ukjent nøkkel «tittel»"),
        ("selftests", GOOD["selftests"], "a: 1", "ventet en liste"),
        ("recall", "must: [a, b]", "must: [a, c]", r"fant «c», ventet en av a, b"),
        ("recall", "must: [a, b]", "must: [a, a]", "«a» står mer enn én gang"),
        ("recall", "day: 3", "day: tre", "«day»: fant «tre», ventet et helt tall"),
        ("recall", "duty: P14", "duty: P21", "fant «P21», ventet P1 til P20"),
        ("risk", "text: Jeg vet det., ", "", "nøkkelen «text» mangler"),
        ("path", "kind: read", "kind: reed", "fant «reed», ventet en av read, play, write, do. Mente du «read»"),
        ("path", "minutes: 15", "minutes: kort", "«minutes»: fant «kort», ventet et helt tall"),
        ("path", "steps:", "steg:", r"ventet en liste"),
        ("path", "do: Gjør", "gjor: Gjør", r"fant «do», ventet en av"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_with_its_line(tmp_path, kind, old, new, words):
    file = tmp_path / "prove.yaml"
    assert old in GOOD[kind]
    file.write_text(GOOD[kind].replace(old, new), encoding="utf-8")
    with pytest.raises(QuestionError, match=words) as told:
        READ[kind](file)
    assert all(problem.line >= 1 for problem in told.value.problems)


# ---- The elements

DRAWN = {
    "selftest": lambda find: elements.selftest_element("kvp", find),
    "recall": elements.recall_element,
    "risk": elements.risk_element,
    "path": elements.path_element,
}


@pytest.mark.parametrize("find", [everywhere, nowhere])
@pytest.mark.parametrize("name", DRAWN)
def test_an_element_is_safe_and_says_the_same_each_time(name, find):
    html = DRAWN[name](find)
    assert html == DRAWN[name](find)
    assert "<3" not in html
    assert 'href="None"' not in html
    assert data_of(html)["ui"]


def test_where_no_script_runs_the_questions_stand_with_their_answers():
    html = elements.selftest_element("kvp", everywhere)
    for id in practice.selftest("kvp").questions:
        question = questions.question(id)
        for text in [question.question, *(option.because for option in question.options)]:
            assert elements.escape(text) in html
    html = elements.recall_element(everywhere)
    assert re.findall(r'<section id="(.+?)">', html) == ["dag-3", "dag-14", "dag-45", "dag-90"]
    assert elements.risk_element(everywhere).count('type="radio"') == 30


def test_the_recall_carries_every_question_a_selftest_can_miss():
    carried = data_of(elements.recall_element(everywhere))["questions"].keys()
    assert {id for test in practice.selftests() for id in test.questions} <= carried
