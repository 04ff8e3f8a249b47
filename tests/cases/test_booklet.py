"""The paper twin, walked by its numbers and boxes alone, and compared with the play in Python."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sekit import cases
from sekit.cases import graph
from sekit.cases.booklet import booklet
from sekit.cases.model import ALWAYS


class Reader:
    """Someone with the booklet and a pencil: stands at a number, and has ticked some boxes. Knows no more."""

    def __init__(self, paper, number=1, ticked=frozenset()):
        self.paper, self.number, self.ticked = paper, number, ticked

    @property
    def paragraph(self):
        return self.paper[self.number]

    @property
    def text(self):
        asides = [aside.text for aside in self.paragraph.scene.asides if aside.when.holds(self.ticked)]
        return (*self.paragraph.scene.text, *asides)

    @property
    def options(self):
        return [option for option in self.paragraph.options if option.choice.when.holds(self.ticked)]

    def follow(self, tick, ways):
        ticked = self.ticked | ({tick} if tick else set())
        to = next(way.to for way in ways if way.when.holds(ticked))
        return Reader(self.paper, to, ticked)

    def choose(self, option):
        """Return what is read after a choice, and where the reader then stands."""
        after = self.follow(option.tick, option.ways)
        if after.paragraph.kind != "feedback":
            return None, after
        feedback = after.paragraph
        return feedback, after.follow(feedback.tick, feedback.ways)


@pytest.fixture(params=["liten", *cases.slugs()])
def case(request, small_case):
    return cases.load(small_case if request.param == "liten" else request.param)


def walk(case):
    """Walk every edge of every state, in the booklet and in Python side by side."""
    paper = booklet(case)
    waiting, seen = [(case.start(), Reader(paper))], set()
    while waiting:
        play, reader = waiting.pop()
        yield paper, play, reader
        state = (play.scene.id, play.made)
        if state in seen:
            continue
        seen.add(state)
        waiting += [(play.choose(option.choice.id), reader.choose(option)[1]) for option in reader.options]
    assert len(seen) == len(graph.explore(case))


def test_the_numbers_lead_where_the_play_does(case):
    edges = 0
    for _, play, reader in walk(case):
        assert reader.paragraph.scene == play.scene
        assert reader.paragraph.kind == ("ending" if play.is_over else "scene")
        assert reader.ticked == play.made
        assert reader.text == play.text
        assert [option.choice for option in reader.options] == list(play.choices)
        for option in reader.options:
            feedback, after = reader.choose(option)
            edges += 1
            assert after.paragraph.scene == play.choose(option.choice.id).scene
            if case.shape == "samtale":
                assert feedback is None
            else:
                assert (feedback.scene, feedback.choice) == (play.scene, option.choice)
                assert feedback.came_from == reader.number
    assert edges >= sum(len(scene.choices) for scene in case.scenes.values())


def test_a_conversation_keeps_its_reasons_for_the_end(case):
    paper = booklet(case)
    told = {(reasons.scene.id, choice.id) for reasons in paper.reasons for choice in reasons.scene.choices}
    feedback = {(one.scene.id, one.choice.id) for one in paper.paragraphs if one.kind == "feedback"}
    every = {(scene.id, choice.id) for scene in case.scenes.values() for choice in scene.choices}
    assert (told, feedback) == ((every, set()) if case.shape == "samtale" else (set(), every))
    for reasons in paper.reasons:
        assert paper[reasons.number].scene == reasons.scene


def test_every_number_stands_once_and_is_told_somewhere(case):
    paper = booklet(case)
    numbers = [paragraph.number for paragraph in paper.paragraphs]
    assert numbers == list(range(1, len(numbers) + 1))
    told = {1}
    for paragraph in paper.paragraphs:
        told |= {way.to for way in paragraph.ways}
        told |= {way.to for option in paragraph.options for way in option.ways}
    assert told == set(numbers)


def test_feedback_never_stands_beside_its_scene(case):
    for one, other in pairwise(booklet(case).paragraphs):
        if one.scene == other.scene:
            assert {one.kind, other.kind} == {"feedback"}


def test_the_last_way_is_always_open(case):
    for paragraph in booklet(case).paragraphs:
        lists = [paragraph.ways] if paragraph.ways else [option.ways for option in paragraph.options]
        assert all(ways[-1].when == ALWAYS for ways in lists)


def test_boxes_are_ticked_in_one_place_each(case):
    paper = booklet(case)
    ticks = [paragraph.tick for paragraph in paper.paragraphs]
    ticks += [option.tick for paragraph in paper.paragraphs for option in paragraph.options]
    assert sorted(tick for tick in ticks if tick) == sorted(paper.boxes) == sorted(case.flags)


def test_the_numbers_stay_when_a_text_changes(tmp_path, small_case):
    changed = tmp_path / "liten.yaml"
    text = small_case.read_text(encoding="utf-8")
    changed.write_text(text.replace("Be henne vente litt", "Be henne vente lenge"), encoding="utf-8")

    def places(file):
        return [(one.scene.id, one.choice and one.choice.id) for one in booklet(cases.load(file)).paragraphs]

    assert places(changed) == places(small_case)


def test_a_number_outside_the_booklet_is_refused(small_case):
    with pytest.raises(IndexError, match="avsnitt 1 til 10, ikke 11"):
        booklet(cases.load(small_case))[11]


def test_a_conversation_goes_straight_on(tmp_path, small_case):
    spoken = tmp_path / "liten.yaml"
    text = small_case.read_text(encoding="utf-8")
    spoken.write_text(text.replace("shape: mini", "shape: samtale"), encoding="utf-8")
    case = cases.load(spoken)
    test_the_numbers_lead_where_the_play_does(case)
    test_a_conversation_keeps_its_reasons_for_the_end(case)
    test_every_number_stands_once_and_is_told_somewhere(case)
    test_boxes_are_ticked_in_one_place_each(case)
    assert len(booklet(case).paragraphs) == 5
