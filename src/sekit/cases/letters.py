"""Gives the options of a new case the letters A, B, C … in the order in which they are shown.

Only for a case that nobody has played yet: the letters are part of every route code.
"""

from __future__ import annotations

import re
from pathlib import Path

from sekit import _yaml
from sekit.cases.model import KEYS, drawn_order
from sekit.errors import CaseError

_KEY = re.compile(r"\bkey: *[A-Z]\b")


def with_letters(path: Path) -> str:
    """Return the text of a case file with its letters in the order shown; everything else is left as it is.

    Raises:
        CaseError: the file is not a case that can be read.
    """
    from sekit.cases import schema

    try:
        document = _yaml.read(path)
    except _yaml.YamlProblem as error:
        raise CaseError([error.problem]) from None
    case, problems = schema.parse(document)
    if case is None:
        raise CaseError(problems)
    lines = path.read_text(encoding="utf-8").split("\n")
    for id, scene in case.scenes.items():
        free = [letter for letter in KEYS if letter not in scene.retired_keys]
        places = list(enumerate(scene.choices))
        shown = sorted(places, key=lambda place: drawn_order(case.slug, id, place[1].id))
        for letter, (index, _) in zip(free, shown, strict=False):
            line = document.line(("scenes", id, "choices", index, "key")) - 1
            lines[line] = _KEY.sub(f"key: {letter}", lines[line], count=1)
    return "\n".join(lines)
