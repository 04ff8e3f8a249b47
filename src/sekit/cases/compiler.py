"""Turns a case into plain JSON that a small program in the browser can walk.

Every scene stands once; then a row per reachable state: which scene it is, where each of its choices leads (a row
number, or -1 for a choice that is not offered), and which asides are shown. The browser needs to know no condition.
"""

from __future__ import annotations

from typing import Any

from sekit import knowledge
from sekit.cases import graph
from sekit.cases.codes import ALPHABET
from sekit.cases.model import Case, Choice, Scene
from sekit.cases.words import principle, words
from sekit.stages import STAGES

FORMAT = 1


def compile(case: Case) -> dict[str, Any]:
    """Return the case as a JSON-ready dict.

    >>> from sekit import cases
    >>> compiled = compile(cases.load("minh"))
    >>> compiled["scenes"][compiled["rows"][compiled["start"]][0]]["id"] == cases.load("minh").first
    True
    """
    states = graph.explore(case)
    scene_number = {id: number for number, id in enumerate(case.scenes)}
    row_number = {state: number for number, state in enumerate(states)}
    meter_number = {meter.id: number for number, meter in enumerate(case.meters)}
    cited = {id for scene in case.scenes.values() for choice in scene.choices for id in choice.sources}

    def row(state: graph.State, out: dict[str, graph.State]) -> list[Any]:
        scene = case.scenes[state.scene]
        ways = [row_number[out[choice.id]] if choice.id in out else -1 for choice in scene.choices]
        asides = [number for number, aside in enumerate(scene.asides) if aside.when.holds(state.made)]
        return [scene_number[scene.id], ways, asides]

    return {
        "format": FORMAT,
        "slug": case.slug,
        "title": case.title,
        "subtitle": case.subtitle,
        "shape": case.shape,
        "structure": case.structure,
        "alphabet": ALPHABET,
        "stages": [{"number": stage.number, "name": stage.short} for stage in STAGES],
        "meters": [{"id": meter.id, "label": meter.label} for meter in case.meters],
        "verdicts": words()["verdicts"],
        "sources": {id: knowledge.item(id).title for id in sorted(cited)},
        "scenes": [_scene(scene, meter_number) for scene in case.scenes.values()],
        "rows": [row(state, out) for state, out in states.items()],
        "start": 0,
    }


def _scene(scene: Scene, meter_number: dict[str, int]) -> dict[str, Any]:
    return _without_empty(
        {
            "id": scene.id,
            "kind": scene.kind,
            "stage": scene.stage.number - 1,
            "title": scene.title,
            "text": list(scene.text),
            "also": [aside.text for aside in scene.asides],
            "write": scene.write,
            "outcome": scene.outcome,
            "choices": [_choice(choice, meter_number) for choice in scene.choices],
        }
    )


def _choice(choice: Choice, meter_number: dict[str, int]) -> dict[str, Any]:
    return _without_empty(
        {
            "id": choice.id,
            "key": choice.key,
            "text": choice.text,
            "verdict": choice.verdict,
            "because": choice.because,
            "tempting": choice.tempting_because,
            "gain": choice.gain,
            "price": choice.price,
            "effects": [[meter_number[meter], effect] for meter, effect in choice.effects.items()],
            "kept": [principle(id) for id in choice.keeps],
            "broken": [principle(id) for id in choice.breaks],
            "law": choice.law,
            "sources": list(choice.sources),
        }
    )


def _without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, [], "") or key == "stage"}
