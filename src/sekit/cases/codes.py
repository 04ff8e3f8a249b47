"""A route as a short code: slug, structure, the keys chosen, and a check letter.

``minh-KQXD-ACBD-B-7`` is the case minh, the structure KQXD, the choices A C B D B and the check letter 7. It can be
read aloud and written down: no I, O, 0 or 1. The check is Luhn's, modulo 32.
"""

from __future__ import annotations

import re

from sekit.cases.model import Case
from sekit.cases.play import Play
from sekit.cases.reader import load, slugs
from sekit.cases.words import words
from sekit.errors import CodeError, nearest

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def encode(play: Play) -> str:
    """Return the code of the route in ``play``."""
    keys = "".join(play.case.scenes[step.scene].choice(step.choice).key for step in play.route)
    groups = [keys[start : start + 4] for start in range(0, len(keys), 4)]
    slug, structure = play.case.slug, play.case.structure
    return "-".join([slug, structure, *groups, check_letter(slug + structure + keys)])


def check_letter(text: str) -> str:
    """Return the check letter of slug, structure and keys written together.

    >>> check_letter("minhKQXDACBDB") == check_letter("minhKQXDACBDC")
    False
    """
    total = 0
    for position, sign in enumerate(reversed(text.upper())):
        value = ord(sign) % 32 * (1 if position % 2 else 2)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]


def replay(code: str, case: Case | None = None) -> Play:
    """Return the play that a code stands for.

    ``case`` is needed only for a case that is not shipped. Small letters, spaces for hyphens and hyphens left out
    after the name of the case do no harm.

    Raises:
        CodeError: unknown case, mistyped letter, another version of the case, or a route that is not open.
    """
    text = re.sub(r"[\s-]+", "-", code.strip()).lower()
    found = case or _case(text)
    if not _begins(text, found.slug):
        raise _wrong("other_case", code=code, slug=found.slug)
    body = text[len(found.slug) :].replace("-", "").upper()
    if len(body) < 5:
        raise _wrong("short", code=code, example=encode(found.start()))
    wrong = sorted(set(body) - set(ALPHABET))
    if wrong:
        raise _wrong("sign", code=code, sign=wrong[0])
    structure, keys, check = body[:4], body[4:-1], body[-1]
    if check_letter(found.slug + structure + keys) != check:
        raise _wrong("mistyped", code=code)
    if structure != found.structure:
        raise _wrong("version", code=code, slug=found.slug, theirs=structure, ours=found.structure)
    return _follow(code, found, keys)


def split(text: str) -> tuple[str, ...]:
    """Return the codes in a text: one per line, or divided by a comma, a semicolon or the start of the next one.

    >>> split("minh-ENFH-N, vegard-AAAA-B minh-ENFH-CC-D")
    ('minh-ENFH-N', 'vegard-AAAA-B', 'minh-ENFH-CC-D')
    """
    starts = "|".join(sorted(slugs(), key=len, reverse=True))
    pieces = re.split(rf"[\r\n,;]+|\s+(?=(?:{starts})[\s-])", text, flags=re.IGNORECASE)
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _follow(code: str, case: Case, keys: str) -> Play:
    play = case.start()
    for number, key in enumerate(keys, start=1):
        by_key = {choice.key: choice.id for choice in play.choices}
        if not by_key:
            raise _wrong("over", code=code, number=number - 1)
        if key not in by_key:
            raise _wrong("closed", code=code, number=number, key=key, open=", ".join(sorted(by_key)))
        play = play.choose(by_key[key])
    return play


def _case(text: str) -> Case:
    """Return the shipped case whose slug the code begins with; the longest slug wins."""
    known = [slug for slug in slugs() if _begins(text, slug)]
    if not known:
        name = text.split("-")[0]
        raise CodeError(words()["codes"]["no_case"].format(name=name) + nearest(name, slugs()))
    return load(max(known, key=len))


def _begins(text: str, slug: str) -> bool:
    return f"{text}-".startswith(f"{slug}-")


def _wrong(kind: str, **values: object) -> CodeError:
    return CodeError(words()["codes"][kind].format(**values))
