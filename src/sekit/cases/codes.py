"""A route as a short code: slug, structure, the keys chosen, and a check letter.

``minh-KQXD-ACBD-B-7`` is the case minh, the structure KQXD, the choices A C B D B and the check letter 7. It can be
read aloud and written down: no I, O, 0 or 1. The check is Luhn's, modulo 32.
"""

from __future__ import annotations

from sekit.cases.model import Case
from sekit.cases.play import Play
from sekit.cases.reader import load, slugs
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

    ``case`` is needed only for a case that is not shipped. Small letters, spaces and missing hyphens do no harm.

    Raises:
        CodeError: unknown case, mistyped letter, another version of the case, or a route that is not open.
    """
    text = "".join(code.split()).lower()
    found = case or _case(text)
    if not text.startswith(found.slug + "-"):
        raise CodeError(f"Koden «{code}» hører ikke til saken «{found.slug}».")
    body = text[len(found.slug) :].replace("-", "").upper()
    if len(body) < 5:
        raise CodeError(f"Koden «{code}» er for kort. En kode ser slik ut: {encode(found.start())}")
    wrong = sorted(set(body) - set(ALPHABET))
    if wrong:
        raise CodeError(f"Koden «{code}» har tegnet «{wrong[0]}», som ikke brukes. Er det lest feil?")
    structure, keys, check = body[:4], body[4:-1], body[-1]
    if check_letter(found.slug + structure + keys) != check:
        raise CodeError(f"Koden «{code}» har en feil bokstav et sted. Les den en gang til.")
    if structure != found.structure:
        raise CodeError(
            f"Koden «{code}» hører til en annen utgave av saken «{found.slug}» "
            f"({structure}, denne er {found.structure}). Valgene kan bety noe annet nå."
        )
    return _follow(found, keys)


def _follow(case: Case, keys: str) -> Play:
    play = case.start()
    for number, key in enumerate(keys, start=1):
        by_key = {choice.key: choice.id for choice in play.choices}
        if key not in by_key:
            listed = ", ".join(sorted(by_key)) or "ingen, saken er slutt"
            raise CodeError(f"Valg {number} i koden er {key}, men i «{play.scene.id}» kan en velge {listed}.")
        play = play.choose(by_key[key])
    return play


def _case(text: str) -> Case:
    """Return the shipped case whose slug the code begins with; the longest slug wins."""
    known = [slug for slug in slugs() if text.startswith(slug + "-")]
    if not known:
        name = text.split("-")[0]
        raise CodeError(f"Fant ingen sak som begynner slik: «{name}».{nearest(name, slugs())}")
    return load(max(known, key=len))
