"""``sekit check``: everything that is wrong in a file an author has written, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sekit import _parameters, _yaml, cases, workshop
from sekit.errors import DataError, Problem
from sekit.plans import read_template
from sekit.questions import read_questions


def check(path: Path) -> list[Problem]:
    """Return everything wrong with a case, a template of a plan, a file of questions, an exercise or a file of
    dated numbers.

    Which of them it is, is seen from what stands in it. A file that cannot be read at all is one problem.
    """
    try:
        data = _yaml.read(path).data
    except _yaml.YamlProblem as error:
        return [error.problem]
    if isinstance(data, list):
        return read_questions(path)[1]
    if "columns" in data:
        return _raised(lambda: read_template(path))
    if "steps" in data and "roles" in data:
        return _raised(lambda: workshop.read(path))
    if data and all(isinstance(one, dict) and {"values", "unit"} & one.keys() for one in data.values()):
        return _raised(lambda: _parameters.read_files([path]))
    return cases.check(path)


def _raised(read: Callable[[], Any]) -> list[Problem]:
    try:
        read()
    except DataError as error:
        return list(error.problems)
    return []
