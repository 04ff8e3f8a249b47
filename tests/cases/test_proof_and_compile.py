"""The proof and the compiled case, on a case small enough to work out by hand."""

from __future__ import annotations

import json
import random

import pytest

from sekit import cases


def test_the_proof_of_the_smallest_case(small_case):
    proof = cases.prove(cases.load(small_case), plays=1000)
    # mote · tilbake+vent · jobb · jobb+vent · slutt-jobb · slutt-senere+vent
    assert proof.states == 6
    assert proof.endings == {"slutt-jobb": 2, "slutt-senere": 3}
    assert (proof.dead_ends, proof.unreachable, proof.flags) == ((), (), ("mote/vent",))
    # tillit: one of +1, -1. fart: -1 by waiting, then one of -1, +1; bounds are sums, reached or not
    assert proof.meter_ranges == {"tillit": (-1, 1), "fart": (-2, 1)}
    assert (proof.shortest, proof.p99) == (2, 3)
    assert (proof.decisions, proof.consequences) == (2, 1)


def walk(compiled, draw):
    """Play a compiled case at random, the way the browser does: rows only. Yield (scene id, open choice ids)."""
    row = compiled["rows"][compiled["start"]]
    while True:
        scene = compiled["scenes"][row[0]]
        open_ids = [choice["id"] for choice, way in zip(scene.get("choices", []), row[1], strict=True) if way >= 0]
        chosen = draw.choice(open_ids) if open_ids else None
        yield scene["id"], open_ids, chosen
        if chosen is None:
            return
        index = [choice["id"] for choice in scene["choices"]].index(chosen)
        row = compiled["rows"][row[1][index]]


@pytest.mark.parametrize("slug", cases.slugs())
def test_rows_and_python_agree(slug):
    case = cases.load(slug)
    compiled = json.loads(json.dumps(cases.compile(case)))
    draw = random.Random(slug)
    for _ in range(200):
        play = case.start()
        for scene, open_ids, chosen in walk(compiled, draw):
            assert (play.scene.id, [choice.id for choice in play.choices]) == (scene, open_ids)
            play = play.choose(chosen) if chosen else play
        assert play.is_over


def test_the_order_is_the_same_every_time(small_case):
    once = [choice.id for choice in cases.load(small_case).scenes["jobb"].choices]
    assert once == [choice["id"] for choice in cases.compile(cases.load(small_case))["scenes"][2]["choices"]]


def test_structure_follows_the_graph_and_not_the_words(tmp_path, small_case):
    text = small_case.read_text(encoding="utf-8")
    file = tmp_path / "liten.yaml"

    def structure(changed):
        file.write_text(changed, encoding="utf-8")
        return cases.load(file).structure

    same = structure(text)
    assert structure(text.replace("Be henne vente litt", "Be henne vente lenge")) == same
    assert structure(text.replace("key: C", "key: D")) != same
    assert structure(text.replace("        when: {not_chosen: [mote/vent]}\n", "")) != same
