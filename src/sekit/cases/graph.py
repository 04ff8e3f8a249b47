"""The reachable states of a case. A state is a scene and the flags that are set; nothing else."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from sekit.cases.model import Case, Choice, Scene, Step

MAX_FLAGS = 6
MAX_STATES = 1000


class State(NamedTuple):
    """A scene id and the flags set on the way there."""

    scene: str
    made: frozenset[Step]


class TooLarge(ValueError):
    """More flags or states than a case may have; the message names the flags."""


States = dict[State, dict[str, State]]  # each state, and where its open choices lead


def first(case: Case) -> State:
    """Return the state at the start."""
    return State(case.first, frozenset())


def step(case: Case, state: State, choice: Choice) -> State:
    """Return the state that a choice leads to."""
    made = state.made | (case.flags & {Step(state.scene, choice.id)})
    return State(choice.leads_to(made), made)


def explore(case: Case) -> States:
    """Return every reachable state, in the order of a breadth-first walk.

    Raises:
        TooLarge: more than 6 flags or 1,000 states.
    """
    names = ", ".join(sorted(str(flag) for flag in case.flags))
    if len(case.flags) > MAX_FLAGS:
        raise TooLarge(f"fant {len(case.flags)} valg som er brukt i vilkår, ventet høyst {MAX_FLAGS}: {names}")
    found: States = {}
    waiting = deque([first(case)])
    while waiting:
        state = waiting.popleft()
        if state in found:
            continue
        if len(found) == MAX_STATES:
            raise TooLarge(f"fant over {MAX_STATES} tilstander; disse valgene er brukt i vilkår: {names}")
        scene = case.scenes[state.scene]
        found[state] = {choice.id: step(case, state, choice) for choice in scene.open_choices(state.made)}
        waiting.extend(found[state].values())
    return found


def unreachable(case: Case, states: States) -> list[str]:
    """Return the scenes that no route reaches."""
    reached = {state.scene for state in states}
    return [id for id in case.scenes if id not in reached]


def dead_ends(case: Case, states: States) -> list[str]:
    """Return the scenes that are not endings and where, in some state, nothing can be chosen."""
    return list(dict.fromkeys(s.scene for s, out in states.items() if not out and not _scene(case, s).is_ending))


def trapped(states: States) -> list[str]:
    """Return the scenes from which, in some state, no ending can be reached (dead ends aside)."""
    before: dict[State, list[State]] = {state: [] for state in states}
    for state, out in states.items():
        for target in out.values():
            before[target].append(state)
    free = {state for state, out in states.items() if not out}
    waiting = list(free)
    while waiting:
        for earlier in before[waiting.pop()]:
            if earlier not in free:
                free.add(earlier)
                waiting.append(earlier)
    return list(dict.fromkeys(state.scene for state in states if state not in free))


def _scene(case: Case, state: State) -> Scene:
    return case.scenes[state.scene]
