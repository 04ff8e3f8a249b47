"""Every error that sekit raises on purpose.

    SekitError
    ├── DataError            a YAML file is wrong; lists every problem with file and line
    │   ├── CaseError        … a case
    │   ├── ExerciseError    … an exercise for a workshop
    │   ├── KnowledgeError   … a knowledge file
    │   ├── ParameterError   … a file of dated numbers
    │   ├── QuestionError    … a file of questions
    │   └── TemplateError    … a template of a plan
    ├── UnknownName          no case, item or stage has this name; suggests the nearest
    ├── ChoiceError          a choice that is not open in this scene
    ├── CodeError            a route code that cannot be followed
    ├── PlanError            a plan or a file of one that cannot be used; says where and what is allowed
    ├── FactError            a fact or a date that a rule cannot use; says which and what is allowed
    └── NotCovered           a date outside what a table covers

A message says, in this order: where, what was found, what was expected, the nearest valid thing. Messages are in
Norwegian: those who meet them write cases or play them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

__all__ = [
    "CaseError",
    "ChoiceError",
    "CodeError",
    "DataError",
    "ExerciseError",
    "FactError",
    "KnowledgeError",
    "NotCovered",
    "ParameterError",
    "PlanError",
    "Problem",
    "QuestionError",
    "SekitError",
    "TemplateError",
    "UnknownName",
    "nearest",
]


class SekitError(Exception):
    """Base of every error that sekit raises on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, or that ought to be looked at.

    ``severity`` is ``"ERROR"`` (the file cannot be used) or ``"WARNING"`` (it can, but should be mended).

    >>> print(Problem("minh.yaml", 12, "fant «jobb», ventet en scene i saken"))
    minh.yaml:12: fant «jobb», ventet en scene i saken
    """

    file: str
    line: int
    message: str
    severity: str = "ERROR"

    def __str__(self) -> str:
        mark = "" if self.severity == "ERROR" else "obs: "
        return f"{self.file}:{self.line}: {mark}{self.message}"


class DataError(SekitError):
    """A YAML file that cannot be used. ``problems`` holds every problem found, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=lambda p: (p.file, p.line)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CaseError(DataError):
    """A case file that cannot be played."""


class ExerciseError(DataError):
    """A file of an exercise that cannot be held."""


class KnowledgeError(DataError):
    """A knowledge file that cannot be read."""


class ParameterError(DataError):
    """A file of dated numbers that cannot be used."""


class QuestionError(DataError):
    """A file of questions that cannot be used."""


class TemplateError(DataError):
    """A template of a plan that cannot be used."""


class UnknownName(SekitError, LookupError):
    """No thing of this kind has this name."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"Fant ikke {kind} med navnet «{name}».{nearest(str(name), known)}")


class ChoiceError(SekitError, ValueError):
    """A choice that is not open here. The message lists the open ones."""


class CodeError(SekitError, ValueError):
    """A route code that cannot be followed. The message says which part is wrong."""


class PlanError(SekitError, ValueError):
    """A plan, a cell or a file that cannot be used. The message says where, what was found, what is allowed."""


class FactError(SekitError, ValueError):
    """A fact, a date or a number that a rule cannot use. The message says which, what was found, what is allowed."""


class NotCovered(SekitError, LookupError):
    """A date outside what a table covers. ``first`` and ``last`` are the covered dates, both inclusive."""

    def __init__(self, name: str, on: date, first: date, last: date) -> None:
        self.first, self.last = first, last
        super().__init__(
            f"{name}: {on.isoformat()} er ikke dekket. Tabellen dekker {first.isoformat()} til {last.isoformat()}."
        )


def nearest(name: str, known: Iterable[str]) -> str:
    """Return « Mente du «…»?» for the known name most like ``name``, or an empty string.

    >>> nearest("min", ["minh", "halima"])
    ' Mente du «minh»?'
    """
    options: Sequence[str] = list(known)
    close = difflib.get_close_matches(name, options, n=1, cutoff=0.5) or difflib.get_close_matches(
        name.lower(), [option.lower() for option in options], n=1, cutoff=0.5
    )
    if not close:
        return ""
    found = next(option for option in options if option.lower() == close[0].lower())
    return f" Mente du «{found}»?"
