"""Questions to a chapter: a decision, a few answers, and what each of them leads to.

>>> from sekit import questions
>>> questions.question("kvp-vilkar-1").chapter
'kvp-vilkar'
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sekit.errors import QuestionError, UnknownName
from sekit.questions._reader import Option, Question, read_questions

__all__ = ["Option", "Question", "chapters", "file_of", "of", "question", "read_questions"]

_FOLDER = Path(__file__).with_name("data")


def chapters() -> tuple[str, ...]:
    """Return the chapters that have questions, by the name of their file.

    >>> "kvp-vilkar" in chapters()
    True
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def file_of(chapter: str) -> Path:
    """Return the file that holds the questions of a chapter.

    Raises:
        UnknownName: no chapter of that name has questions.
    """
    if chapter not in chapters():
        raise UnknownName("kapittel med spørsmål", chapter, chapters())
    return _FOLDER / f"{chapter}.yaml"


@cache
def of(chapter: str) -> tuple[Question, ...]:
    """Return the questions of one chapter.

    Raises:
        UnknownName: as :func:`file_of`.
        QuestionError: the file is wrong; lists every problem with file and line.
    """
    found, problems = read_questions(file_of(chapter))
    if problems:
        raise QuestionError(problems)
    return found


def question(id: str) -> Question:
    """Return the question with this id, such as ``"kvp-vilkar-1"``.

    Raises:
        UnknownName: there is none; the message suggests the nearest.
        QuestionError: as :func:`of`.
    """
    chapter = id.rpartition("-")[0]
    known = {one.id: one for one in of(chapter)} if chapter in chapters() else {}
    if id not in known:
        raise UnknownName("spørsmål", id, known or chapters())
    return known[id]
