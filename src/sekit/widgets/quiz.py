"""``<sekit-quiz>``: questions as plain HTML. The script only says what the chosen answer leads to.

Where no script runs, and on paper, the question stands with its answers, and what each leads to lies under «Vis alle
svarene».
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from sekit import knowledge
from sekit.questions import Option, Question
from sekit.widgets.page import strings

GOOD, NOT_HERE = "✔", "✘"


def quiz_element(asked: Sequence[Question], address: Callable[[str], str] | None = None) -> str:
    """Return the element with these questions; ``address`` gives the link of a knowledge id, when there is a page."""
    return f"<sekit-quiz>{''.join(_form(question, address) for question in asked)}</sekit-quiz>"


def _form(question: Question, address: Callable[[str], str] | None) -> str:
    words = strings("quiz")
    several = sum(option.right for option in question.options) > 1
    choices = []
    for number, option in enumerate(question.options):
        said = "\n".join(_said(option, several))
        choices.append(
            f'<li><label><input type="radio" name="{question.id}" value="{number}" '
            f'data-said="{escape(said)}"><span>{escape(option.text)}</span></label></li>'
        )
    return (
        f'<form id="{question.id}" data-first="{escape(words["choose_first"])}" novalidate><fieldset>'
        f'<legend><span class="quiz-lead">{words["heading"]}</span> {escape(question.question)}</legend>'
        f'<ul role="list">{"".join(choices)}</ul></fieldset>'
        f'<button type="submit" hidden>{words["check"]}</button><div role="status" data-verdict></div>'
        f"{all_answers(question, _grounds(question, address))}</form>"
    )


def all_answers(question: Question, after: str = "") -> str:
    """Return every answer with what it leads to, to be opened; ``after`` is HTML to put under them."""
    words = strings("quiz")
    rows = []
    for option in question.options:
        mark, verdict = (GOOD, words["good"]) if option.right else (NOT_HERE, words["not_here"])
        rows.append(f"<dt>{escape(option.text)}</dt><dd>{mark} {verdict}. {escape(option.because)}</dd>")
    return f"<details data-verdict><summary>{words['show_all']}</summary><dl>{''.join(rows)}</dl>{after}</details>"


def _said(option: Option, several: bool) -> list[str]:
    words = strings("quiz")
    if not option.right:
        return [words["wrong"], option.because, words["try_again"]]
    return [words["right"], option.because, *([words["more_right"]] if several else [])]


def _grounds(question: Question, address: Callable[[str], str] | None) -> str:
    """Return what the answer rests on: law, and items with their titles."""
    grounds = [escape(question.law)] if question.law else []
    for id in question.sources:
        title = escape(knowledge.item(id).title)
        grounds.append(f'<a href="{escape(address(id))}">{title}</a>' if address else title)
    return f"<p>{strings('quiz')['rests_on']}: {'; '.join(grounds)}.</p>" if grounds else ""
