"""Route codes: there and back, and a clear word about what is wrong."""

from __future__ import annotations

import pytest

from sekit import cases
from sekit.cases.codes import ALPHABET, check_letter
from sekit.errors import CodeError


@pytest.fixture
def play(small_case):
    return cases.load(small_case).start().choose("vent").choose("beklag").choose("besok")


def test_there_and_back(play):
    assert cases.replay(play.code(), play.case) == play


def test_is_read_as_people_write_it(play):
    spoken = play.code().replace("-", " - ").lower()
    assert cases.replay(spoken, play.case) == play
    slug, *rest = play.code().split("-")
    assert cases.replay(f"{slug}-{''.join(rest)}", play.case) == play


def test_every_mistyped_letter_is_noticed(play):
    code = play.code()
    for place in range(len("liten-"), len(code)):
        if code[place] == "-":
            continue
        for letter in ALPHABET:
            if letter != code[place]:
                with pytest.raises(CodeError):
                    cases.replay(code[:place] + letter + code[place + 1 :], play.case)


def test_two_letters_that_changed_places_are_noticed():
    assert check_letter("litenKQXDABC") != check_letter("litenKQXDACB")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("", "begynner"),
        ("mihn-AAAA-A", "Mente du «minh»"),
        ("minh", "for kort"),
        ("minh-AB", "for kort"),
        ("minh-AAAA-10", "tegnet «0»"),
        ("minh-AAAA-A-B", "feil bokstav"),
    ],
)
def test_says_what_is_wrong(code, words):
    with pytest.raises(CodeError, match=words):
        cases.replay(code)


def test_another_version_is_told_apart_from_a_mistyped_letter(play):
    other = "liten" + "ZZZZ" + "BAA"
    with pytest.raises(CodeError, match="annen utgave"):
        cases.replay(f"liten-ZZZZ-BAA-{check_letter(other)}", play.case)


def test_a_code_for_another_case(play):
    with pytest.raises(CodeError, match="hører ikke til"):
        cases.replay(cases.load("minh").start().code(), play.case)


def test_a_route_that_is_not_open(play):
    structure = play.case.structure
    with pytest.raises(CodeError, match=r"Valg 3 er C, .*velge A"):
        cases.replay(f"liten-{structure}-BAC-{check_letter('liten' + structure + 'BAC')}", play.case)


def test_a_text_edit_keeps_old_codes(tmp_path, small_case, play):
    edited = tmp_path / "liten.yaml"
    edited.write_text(small_case.read_text(encoding="utf-8").replace("Kari", "Siri"), encoding="utf-8")
    assert cases.replay(play.code(), cases.load(edited)).route == play.route
