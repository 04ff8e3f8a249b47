"""Playing a case: moves, history, meters, conditions, debrief."""

from __future__ import annotations

import random

import pytest

from sekit import cases
from sekit.errors import ChoiceError


@pytest.fixture
def start(small_case):
    return cases.load(small_case).start()


def test_a_choice_leads_on_and_changes_nothing_behind(start):
    after = start.choose("lytt")
    assert (start.scene.id, after.scene.id) == ("mote", "jobb")
    assert after.route == (("mote", "lytt"),)
    assert start.meters == {"tillit": 0, "fart": 0}
    assert after.meters == {"tillit": 1, "fart": 0}


def test_an_earlier_choice_opens_closes_leads_and_tells(start):
    easy, hard = start.choose("lytt"), start.choose("vent").choose("beklag")
    assert {choice.id for choice in easy.choices} == {"besok", "ring"}
    assert {choice.id for choice in hard.choices} == {"besok"}
    assert easy.choose("besok").scene.id == "slutt-jobb"
    assert hard.choose("besok").scene.id == "slutt-senere"
    assert "Kari har ventet lenge." in hard.text
    assert "Kari har ventet lenge." not in easy.text


def test_a_closed_choice_is_refused_and_the_open_ones_are_listed(start):
    with pytest.raises(ChoiceError, match=r"«jobb».*«ring».*«besok»"):
        start.choose("vent").choose("beklag").choose("ring")
    with pytest.raises(ChoiceError, match="Mente du «lytt»"):
        start.choose("lyt")
    with pytest.raises(ChoiceError, match="slutt"):
        start.choose("lytt").choose("ring").choose("mer")


def test_back_and_forward_move_in_history(start):
    play = start.choose("vent").choose("beklag")
    assert (play.back().back().route, play.back().back().ahead) == ((), play.route)
    assert play.back().back().forward().forward() == play
    assert start.back() == start
    assert play.forward() == play


def test_another_choice_drops_what_lay_ahead_and_remembers_it(start):
    play = start.choose("vent").choose("beklag").back().back().choose("lytt")
    assert play.ahead == ()
    assert play.route == (("mote", "lytt"),)
    assert play.tried == (("mote", "vent"), ("tilbake", "beklag"))
    assert play.meters == {"tillit": 1, "fart": 0}


def test_the_same_choice_again_is_a_step_forward(start):
    play = start.choose("vent").choose("beklag")
    assert play.back().back().choose("vent") == play.back()


def test_debrief_has_a_row_per_decision(start):
    play = start.choose("vent").choose("beklag").back().back().choose("lytt").choose("besok")
    table = play.debrief()
    assert list(table["choice"]) == ["lytt", "besok", "vent", "beklag"]
    assert list(table["status"]) == ["valgt", "valgt", "prøvd", "prøvd"]
    assert list(table["number"].dropna()) == [1, 2]
    assert table.loc[1, "not_taken"] == "La henne ringe selv"
    assert table.loc[0, "keeps"] == "Selvbestemmelse"
    assert len(start.debrief()) == 0


def test_follow_says_which_step_is_wrong(start):
    with pytest.raises(ChoiceError, match="Steg 2"):
        start.follow([("mote", "lytt"), ("mote", "lytt")])


@pytest.mark.parametrize("slug", cases.slugs())
def test_random_play_with_moves_back_never_fails(slug):
    draw = random.Random(slug)
    case = cases.load(slug)
    for _ in range(100):
        play = case.start()
        for _ in range(200):
            if play.is_over:
                break
            move = draw.random()
            play = (
                play.back()
                if move < 0.1
                else play.forward()
                if move < 0.15
                else play.choose(draw.choice(play.choices).id)
            )
        assert cases.replay(play.code()).route == play.route
