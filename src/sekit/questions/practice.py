"""What a reader practises with over time: self-tests, the recall, the ten risk questions and the learning path.

Each is one YAML file beside this module. Nothing here knows a page; ``page`` is a name that the book gives an address.

>>> from sekit.questions import practice
>>> [day.day for day in practice.recall()]
[3, 14, 45, 90]
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sekit.errors import UnknownName
from sekit.questions._practice_files import (
    Must,
    RecallDay,
    Risk,
    RiskQuestion,
    SelfTest,
    Step,
    Task,
    read_path,
    read_recall,
    read_risk,
    read_selftests,
)

__all__ = [
    "Must",
    "RecallDay",
    "Risk",
    "RiskQuestion",
    "SelfTest",
    "Step",
    "Task",
    "kinds",
    "path",
    "read_path",
    "read_recall",
    "read_risk",
    "read_selftests",
    "recall",
    "risk",
    "selftest",
    "selftests",
]

_FOLDER = Path(__file__).parent


@cache
def selftests() -> tuple[SelfTest, ...]:
    """Return the self-tests of the book.

    >>> [test.id for test in selftests()][:2]
    ['grunnlaget', 'femtrinn']
    """
    return read_selftests(_FOLDER / "selftests.yaml")


def selftest(part: str) -> SelfTest:
    """Return the self-test of one part.

    >>> selftest("trygg").title
    'Trygg og lovlig'

    Raises:
        UnknownName: no part of that name has one; the message suggests the nearest.
    """
    known = {test.id: test for test in selftests()}
    if part not in known:
        raise UnknownName("selvtest", part, known)
    return known[part]


@cache
def recall() -> tuple[RecallDay, ...]:
    """Return the days of the recall in their order.

    >>> [must.name for must in recall()[0].must]
    ['Taushet', 'Bopel er ikke bolig', 'AAP først']
    """
    return read_recall(_FOLDER / "recall.yaml")


@cache
def risk() -> Risk:
    """Return the ten risk questions.

    >>> len(risk().questions)
    10
    """
    return read_risk(_FOLDER / "risk.yaml")


@cache
def path() -> tuple[Step, ...]:
    """Return the steps of the learning path.

    >>> sum(step.minutes for step in path()) / 60
    8.0
    """
    return read_path(_FOLDER / "path.yaml")[1]


@cache
def kinds() -> Mapping[str, str]:
    """Return what each kind of task is called.

    >>> kinds()["read"]
    'Les'
    """
    return read_path(_FOLDER / "path.yaml")[0]
