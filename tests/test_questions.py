"""The questions: whole, sourced, and not to be guessed by the length of the answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sekit import knowledge, questions
from sekit.errors import UnknownName
from sekit.widgets.quiz import quiz_element

ALL = [question for chapter in questions.chapters() for question in questions.of(chapter)]
CHAPTERS = Path(__file__).parents[1] / "book" / "chapters"


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_a_question_is_sourced_and_short(question):
    assert set(question.sources) <= knowledge.ids()
    assert len(question.sources) <= 4
    assert question.sources or question.law
    for text in [question.question, *(text for option in question.options for text in (option.text, option.because))]:
        for sentence in re.split(r"(?<=[.!?:])\s", text):
            assert len(sentence.split()) <= 30, sentence


@pytest.mark.parametrize("chapter", questions.chapters())
def test_a_chapter_shows_one_of_its_questions(chapter):
    text = (CHAPTERS / f"{chapter}.md").read_text(encoding="utf-8")
    assert re.search(rf"^:::\{{sporsmal\}} {chapter}-\d", text, re.MULTILINE)
    assert len(questions.of(chapter)) >= 3


def test_the_right_answer_does_not_give_itself_away():
    longest = sum(max(question.options, key=lambda option: len(option.text)).right for question in ALL)
    first = sum(question.options[0].right for question in ALL)
    by_chance = sum(sum(option.right for option in q.options) / len(q.options) for q in ALL)
    assert longest <= by_chance * 1.5
    assert first <= by_chance * 1.3


def test_an_unknown_question_suggests_the_nearest():
    with pytest.raises(UnknownName, match="Mente du «kvp-vilkar-1»"):
        questions.question("kvp-vilkar-11")
    with pytest.raises(UnknownName, match="finnes-ikke-1"):
        questions.question("finnes-ikke-1")


GOOD = """\
- id: prove-1
  question: Hva gjør du?
  options:
    - {text: Spør., because: Da vet du., right: true}
    - {text: Gjetter., because: Det går fort.}
    - {text: Venter., because: Det er trygt.}
  sources: [KLAR-064]
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("prove-1", "prove-2", r":1: fant «prove-2», ventet «prove-1»"),
        ("  question:", "  sporsmal:", r"ukjent nøkkel «sporsmal».*\n.*nøkkelen «question» mangler"),
        (", right: true", "", "ingen av svarene har «right: true»"),
        ("right: true", "right: kanskje", "fant «kanskje», ventet true eller false"),
        ("    - {text: Venter., because: Det er trygt.}\n", "", "ventet 3 eller 4 svar"),
        ("Da vet du.", "", "nøkkelen «because» mangler"),
        ("  sources: [KLAR-064]\n", "", "nøkkelen «sources» mangler"),
        ("  sources:", "  must: P99\n  sources:", "fant «P99», ventet P1 til P20"),
        ("text: Gjetter.", "text: 12", "fant «12», ventet tekst"),
    ],
)
def test_a_bad_file_is_told_with_its_line(tmp_path, old, new, words):
    file = tmp_path / "prove.yaml"
    file.write_text(GOOD.replace(old, new), encoding="utf-8")
    found, problems = questions.read_questions(file)
    assert not found
    assert re.search(words, "\n".join(map(str, problems))), problems


def test_a_good_file_has_no_problems(tmp_path):
    file = tmp_path / "prove.yaml"
    file.write_text(GOOD, encoding="utf-8")
    found, problems = questions.read_questions(file)
    assert [question.id for question in found] == ["prove-1"]
    assert problems == []


def test_the_page_holds_the_answers_as_text(tmp_path):
    file = tmp_path / "prove.yaml"
    file.write_text(GOOD.replace("Spør.", '"<b>Spør</b>"'), encoding="utf-8")
    html = quiz_element(questions.read_questions(file)[0], lambda id: f"kildekart.html#{id.lower()}")
    assert "&lt;b&gt;Spør&lt;/b&gt;" in html
    assert "<b>" not in html
    assert 'href="kildekart.html#klar-064"' in html
    assert html.count('type="radio"') == 3
