"""What every shipped case promises."""

from __future__ import annotations

from collections import Counter

import pytest

from sekit import cases
from sekit.cases.giveaways import give_aways, good

WORDS = {"full": 4000, "samtale": 2500, "mini": 900, "kontor": 3000}
FULL = [slug for slug in cases.slugs() if cases.load(slug).shape == "full"]


def decisions(case):
    return [scene for scene in case.scenes.values() if scene.kind == "decision"]


def test_the_first_cases_are_here():
    assert set(cases.slugs()) >= {"minh", "halima"}


@pytest.mark.parametrize("slug", cases.slugs())
def test_the_file_has_nothing_to_mend(slug):
    assert cases.check(cases.path_of(slug)) == []


@pytest.mark.parametrize("slug", cases.slugs())
def test_every_state_leads_to_an_end(slug):
    case = cases.load(slug)
    proof = cases.prove(case)
    assert (proof.dead_ends, proof.unreachable) == ((), ())
    assert set(proof.endings) == {scene.id for scene in case.scenes.values() if scene.is_ending}
    assert proof.p99 <= 60
    assert proof.states <= 1000


@pytest.mark.parametrize("slug", cases.slugs())
def test_no_case_is_too_long_for_its_shape(slug):
    case = cases.load(slug)
    assert cases.prove(case, plays=1).words <= WORDS[case.shape]


@pytest.mark.parametrize("slug", FULL)
def test_the_size_of_a_full_case(slug):
    case = cases.load(slug)
    proof = cases.prove(case, plays=100)
    assert 5 <= proof.decisions <= 7
    assert 5 <= proof.consequences <= 8
    assert sum(scene.rights_floor for scene in case.scenes.values()) == 1


@pytest.mark.parametrize("slug", FULL)
def test_not_every_choice_has_a_key(slug):
    case = cases.load(slug)
    dilemmas = [s for s in decisions(case) if sum(choice.verdict == "open" for choice in s.choices) >= 2]
    assert len(dilemmas) >= 2
    for scene in dilemmas:
        prices = [choice.price for choice in scene.choices if choice.verdict == "open"]
        assert len(set(prices)) == len(prices)
    assert sum(scene.write is not None for scene in case.scenes.values()) >= 2


def test_a_good_method_does_not_always_end_in_a_job():
    """In at least four full cases, supported choices and open ones alone can end without a job."""

    def endings(case):
        waiting, seen = [case.start()], set()
        while waiting:
            play = waiting.pop()
            if (play.scene.id, play.made) not in seen:
                seen.add((play.scene.id, play.made))
                waiting += [play.choose(choice.id) for choice in play.choices if good(choice)]
                if play.is_over:
                    yield play.scene.outcome

    assert sum("no-job" in endings(cases.load(slug)) for slug in FULL) >= 4


@pytest.mark.parametrize("slug", FULL)
def test_an_earlier_choice_matters_in_two_later_places(slug):
    case = cases.load(slug)
    places = Counter()
    for scene in case.scenes.values():
        conditions = [aside.when for aside in scene.asides]
        for choice in scene.choices:
            conditions += [choice.when, *(target.when for target in choice.targets)]
        for flag in {flag for condition in conditions for flag in condition.flags}:
            places[flag] += flag.scene != scene.id
    assert sum(places.values()) >= 2


def test_no_give_aways():
    """Over all decisions together, the good option is not known by its length, nor by its place."""
    forms = give_aways([cases.load(slug) for slug in cases.slugs()])
    assert forms.short == ()
    assert not forms.found, forms
