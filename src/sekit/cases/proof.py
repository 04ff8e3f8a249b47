"""A proof of a case: every reachable state, and ten thousand random plays."""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass

from sekit.cases import graph
from sekit.cases.model import Case

PLAYS = 10_000
WORDS_A_MINUTE = 180  # calm reading on a screen
LIMIT = 500  # a random play longer than this is counted as this long


@dataclass(frozen=True, slots=True)
class Proof:
    """What holds for every way through a case.

    ``endings`` maps ending to the number of decisions on the shortest way there; ``meter_ranges`` maps meter to
    bounds that no play can pass (a sum of effects: reached or not); ``median`` and ``p99`` count the decisions in
    10,000 random plays; ``decisions`` and ``consequences`` count scenes; ``words`` counts all text of scenes and
    choices, and ``minutes`` is the time it takes to read all of it at 180 words a minute;
    ``verdicts`` counts choices by verdict.
    """

    states: int
    endings: Mapping[str, int]
    dead_ends: tuple[str, ...]
    unreachable: tuple[str, ...]
    meter_ranges: Mapping[str, tuple[int, int]]
    shortest: int
    median: int
    p99: int
    flags: tuple[str, ...]
    decisions: int
    consequences: int
    words: int
    minutes: int
    verdicts: Mapping[str, int]


def prove(case: Case, *, plays: int = PLAYS) -> Proof:
    """Walk every reachable state of a case, and play it at random ``plays`` times with a fixed seed.

    >>> from sekit import cases
    >>> cases.prove(cases.load("minh"), plays=100).dead_ends
    ()
    """
    states = graph.explore(case)
    kinds = Counter(scene.kind for scene in case.scenes.values())
    endings, words = _distances(case, states), _words(case)
    lengths = sorted(_random_lengths(case, states, plays))
    return Proof(
        states=len(states),
        endings=endings,
        dead_ends=tuple(graph.dead_ends(case, states)),
        unreachable=tuple(graph.unreachable(case, states)),
        meter_ranges=_meter_ranges(case, states),
        shortest=min(endings.values()),
        median=lengths[len(lengths) // 2],
        p99=lengths[len(lengths) * 99 // 100],
        flags=tuple(sorted(str(flag) for flag in case.flags)),
        decisions=kinds["decision"],
        consequences=kinds["consequence"],
        words=words,
        minutes=round(words / WORDS_A_MINUTE),
        verdicts=dict(Counter(choice.verdict for scene in case.scenes.values() for choice in scene.choices)),
    )


def _distances(case: Case, states: graph.States) -> dict[str, int]:
    start = graph.first(case)
    distance = {start: 0}
    waiting = deque([start])
    found: dict[str, int] = {}
    while waiting:
        state = waiting.popleft()
        if case.scenes[state.scene].is_ending:
            found.setdefault(state.scene, distance[state])
        for target in states[state].values():
            if target not in distance:
                distance[target] = distance[state] + 1
                waiting.append(target)
    return found


def _meter_ranges(case: Case, states: graph.States) -> dict[str, tuple[int, int]]:
    """Return bounds for each meter.

    A scene that can be met only once gives at most one of its effects; one that can be met again may give several.
    """
    again = _on_a_loop(states)
    ranges = {}
    for meter in case.meters:
        low = high = 0
        for scene in case.scenes.values():
            effects = [choice.effects.get(meter.id, 0) for choice in scene.choices]
            ups, downs = [e for e in effects if e > 0], [e for e in effects if e < 0]
            high += sum(ups) if scene.id in again else max(ups, default=0)
            low += sum(downs) if scene.id in again else min(downs, default=0)
        ranges[meter.id] = (low, high)
    return ranges


def _on_a_loop(states: graph.States) -> set[str]:
    """Return the scenes that one play can meet more than once."""
    reach: dict[str, set[str]] = {}
    for state, out in states.items():
        reach.setdefault(state.scene, set()).update(target.scene for target in out.values())

    def after(scene: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(reach[scene])
        while waiting:
            now = waiting.pop()
            if now not in seen:
                seen.add(now)
                waiting.extend(reach[now])
        return seen

    return {scene for scene in reach if scene in after(scene)}


def _random_lengths(case: Case, states: graph.States, plays: int) -> list[int]:
    draw = random.Random(case.slug)
    ways = {state: list(out.values()) for state, out in states.items()}
    lengths = []
    for _ in range(plays):
        state, count = graph.first(case), 0
        while ways[state] and count < LIMIT:
            state = draw.choice(ways[state])
            count += 1
        lengths.append(count)
    return lengths


def _words(case: Case) -> int:
    texts: list[str | None] = []
    for scene in case.scenes.values():
        texts += [*scene.text, *(aside.text for aside in scene.asides)]
        for choice in scene.choices:
            texts += [choice.text, choice.because, choice.tempting_because, choice.gain, choice.price]
    return sum(len(text.split()) for text in texts if text)
