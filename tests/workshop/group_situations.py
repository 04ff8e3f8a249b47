"""What a facilitator may type, from groups.yaml, and ways through cases drawn at random."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import yaml

from sekit import cases
from sekit.cases.codes import ALPHABET, check_letter

DATA: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("groups.yaml").read_text(encoding="utf-8"))


def code(name: str) -> str:
    """Return the code with this name in the file, also one that no play gives."""
    made = DATA["codes"][name]
    case = cases.load(made["case"])
    keys, structure = made["keys"], made.get("structure", case.structure)
    if keys == "end":
        play = case.start()
        while not play.is_over:
            play = play.choose(play.choices[0].id)
        keys = "".join(case.scenes[step.scene].choice(step.choice).key for step in play.route)
    keys += made.get("more", "")
    groups = [keys[start : start + 4] for start in range(0, len(keys), 4)]
    return "-".join([case.slug, structure, *groups, check_letter(case.slug + structure + keys)])


def written(match: re.Match[str]) -> str:
    whole = code(match[1])
    slug = DATA["codes"][match[1]]["case"]
    way = {
        None: whole,
        "lower": whole.lower(),
        "bare": f"{slug}-{whole.removeprefix(slug).replace('-', '')}",
        "airy": whole.replace("-", " - "),
        "said": whole.replace("-", " "),
        "wrong": whole[:-1] + ALPHABET[ALPHABET.index(whole[-1]) - 1],
    }
    return way[match[2]]


def text(situation: dict[str, Any]) -> str:
    """Return what is typed in a situation."""
    return re.sub(r"\{(\w+)(?::(\w+))?\}", written, situation["text"])


def drawn(slug: str, groups: int, rng: random.Random) -> list[str]:
    """Return the codes of so many groups that played a case, some of them not to its end."""
    found = []
    for _ in range(groups):
        play = cases.load(slug).start()
        most = rng.choice([2, 5, 99])
        while not play.is_over and len(play.route) < most:
            play = play.choose(rng.choice(play.choices).id)
        found.append(play.code())
    return found
