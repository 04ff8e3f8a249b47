"""The elements one practises on: ``<sekit-selftest>``, ``<sekit-recall>``, ``<sekit-risk>`` and ``<sekit-path>``.

Each carries its data and, where it asks something, the questions as text for where no script runs and for paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any, NamedTuple

from sekit import questions
from sekit.questions import Question, practice
from sekit.widgets.page import _json, strings
from sekit.widgets.quiz import GOOD, NOT_HERE, all_answers


class Place(NamedTuple):
    """A page of the book: its address from where the element stands, and its title."""

    href: str
    title: str


# The name of a page, such as «chapters/femtrinn» → its place, or None when the book has no such page.
Find = Callable[[str], Place | None]
RECALL = "chapters/gjenkalling"


def _words(name: str, *, asks: bool = False) -> dict[str, Any]:
    quiz = strings("quiz") | {"mark_good": GOOD, "mark_not": NOT_HERE} if asks else {}
    return quiz | strings("practice") | strings(name)


def _href(place: Place | None) -> str | None:
    return place.href if place else None


def question_data(question: Question, find: Find) -> dict[str, Any]:
    """Return a question as the scripts need it, with the chapter it belongs to."""
    chapter = find(f"chapters/{question.chapter}")
    return {
        "id": question.id,
        "question": question.question,
        "options": [{"text": o.text, "because": o.because, "right": o.right} for o in question.options],
        "href": _href(chapter),
        "chapter": chapter.title if chapter else None,
    }


def selftest_element(part: str, find: Find, *, level: int = 2) -> str:
    """Return ``<sekit-selftest>`` for one part of the book.

    Raises:
        UnknownName: no part of that name has a self-test.
    """
    test = practice.selftest(part)
    asked = [questions.question(id) for id in test.questions]
    words = _words("selftest", asks=True)
    data = {
        "ui": words | {"title": test.title},
        "part": test.id,
        "questions": [question_data(question, find) for question in asked],
        "recall": _href(find(RECALL)),
        "level": level,
    }
    text = f"<p>{escape(words['text_intro'])}</p>{_as_text(asked, find)}"
    return _element("selftest", data, f'<div class="sekit-text">{text}</div>', part=part)


def recall_element(find: Find, *, level: int = 2) -> str:
    """Return ``<sekit-recall>`` with every question that may be asked: those of the duties and of the self-tests."""
    words = _words("recall", asks=True)
    days = practice.recall()
    ids = [id for day in days for must in day.must for id in must.questions]
    ids += [id for test in practice.selftests() for id in test.questions]
    data = {
        "ui": words,
        "days": [
            {
                "day": day.day,
                "missed": day.missed,
                "must": [must.questions for must in day.must],
                "think": day.think,
            }
            for day in days
        ],
        "questions": {id: question_data(questions.question(id), find) for id in dict.fromkeys(ids)},
        "level": level,
    }
    text = [f"<p>{escape(words['text_intro'])}</p>"]
    for day in days:
        asked = [questions.question(must.questions[0]) for must in day.must]
        name = escape(words["day"].format(n=day.day))
        text.append(
            f'<section id="dag-{day.day}"><h{level}>{name}</h{level}>{_as_text(asked, find)}'
            f"<p>{escape(day.think)}</p></section>"
        )
    return _element("recall", data, f'<div class="sekit-text">{"".join(text)}</div>')


def risk_element(find: Find, *, level: int = 2) -> str:
    """Return ``<sekit-risk>``: the ten sentences as a form that can also be filled in on paper."""
    words = _words("risk")
    risk = practice.risk()
    rows = []
    for question in risk.questions:
        found = find(question.page)
        rows.append(
            {
                "id": question.id,
                "text": question.text,
                "href": _href(found),
                "chapter": found.title if found else None,
            }
        )
    data = {
        "ui": words,
        "times": [{"id": id, "name": name} for id, name in risk.times.items()],
        "answers": [{"id": id, "name": name} for id, name in risk.answers.items()],
        "questions": rows,
        "level": level,
    }
    fields = []
    for number, question in enumerate(risk.questions, start=1):
        choices = "".join(
            f'<label><input type="radio" name="{question.id}" value="{id}" autocomplete="off"><span>{escape(name)}'
            "</span></label>"
            for id, name in risk.answers.items()
        )
        fields.append(f"<fieldset><legend>{number}. {escape(question.text)}</legend><div>{choices}</div></fieldset>")
    on_paper = f'<p class="sekit-paper">{escape(words["on_paper"])}: ____________</p>'
    return _element("risk", data, f'<form autocomplete="off">{on_paper}{"".join(fields)}</form>')


def path_element(find: Find, *, level: int = 3) -> str:
    """Return ``<sekit-path>``: the steps of the learning path, to tick off and to put in a calendar.

    Where no script runs it only says that the page shows them.
    """
    words = _words("path")
    steps = []
    for step in practice.path():
        tasks = [
            {"kind": task.kind, "title": task.title, "href": _href(find(task.page)) if task.page else None}
            for task in step.tasks
        ]
        row = {"id": step.id, "week": step.week, "minutes": step.minutes, "day": step.day, "later": step.later}
        steps.append(row | {"tasks": tasks})
    kinds = dict(practice.kinds())
    data = {"ui": words, "kinds": kinds, "steps": steps, "recall": _href(find(RECALL)), "level": level}
    return _element("path", data, f"<noscript><p>{escape(words['no_script'])}</p></noscript>")


def _as_text(asked: Iterable[Question], find: Find) -> str:
    """Return questions to be read: each with its answers, what they lead to, and where to read on."""
    words = strings("practice")
    rows = []
    for question in asked:
        choices = "".join(f"<li>{escape(option.text)}</li>" for option in question.options)
        chapter = find(f"chapters/{question.chapter}")
        back = (
            f'<p>{escape(words["read_back"])} <a href="{escape(chapter.href)}">{escape(chapter.title)}</a></p>'
            if chapter
            else ""
        )
        rows.append(f"<li><p>{escape(question.question)}</p><ul>{choices}</ul>{all_answers(question, back)}</li>")
    return f"<ol>{''.join(rows)}</ol>"


def _element(name: str, data: dict[str, Any], text: str, **attributes: str) -> str:
    error = escape(strings("practice")["not_started"])
    given = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return (
        f'<sekit-{name}{given} data-error="{error}"><script type="application/json" class="sekit-data">{_json(data)}'
        f"</script>{text}</sekit-{name}>"
    )
