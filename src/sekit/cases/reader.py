"""Reads case files. A file is either a whole case or a CaseError that lists everything wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from sekit import _yaml
from sekit.cases import graph
from sekit.cases.model import (
    ALWAYS,
    KEYS,
    About,
    Aside,
    Case,
    Choice,
    Condition,
    Facilitator,
    Meter,
    Review,
    Rules,
    Scene,
    Step,
    Target,
    drawn_order,
)
from sekit.errors import CaseError, Problem, UnknownName
from sekit.stages import stage

_DATA = Path(__file__).with_name("data")


def slugs() -> tuple[str, ...]:
    """Return the slug of every shipped case, in alphabetical order."""
    return tuple(sorted(path.stem for path in _DATA.glob("*.yaml")))


def path_of(slug: str) -> Path:
    """Return the file of a shipped case.

    Raises:
        UnknownName: no shipped case has this slug; the message suggests the nearest.
    """
    if slug not in slugs():
        raise UnknownName("sak", slug, slugs())
    return _DATA / f"{slug}.yaml"


def load(case: str | Path) -> Case:
    """Read a case: a shipped one by slug, or any file by path.

    >>> load("minh").title
    'Minh'

    Raises:
        UnknownName: no shipped case has this slug.
        CaseError: the file cannot be played; lists every problem with file and line.
    """
    by_slug = isinstance(case, str) and not case.endswith((".yaml", ".yml"))
    path = path_of(str(case)) if by_slug else Path(case)
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        stamp = 0
    return _load(path, stamp)


@lru_cache(maxsize=64)
def _load(path: Path, stamp: int) -> Case:
    del stamp  # a changed file is another entry in the cache
    found, problems = _read(path)
    wrong = [problem for problem in problems if problem.severity == "ERROR"]
    if found is None or wrong:
        raise CaseError(wrong)
    return found


def check(path: Path) -> list[Problem]:
    """Return everything wrong with a case file, and what ought to be looked at, in the order of the lines."""
    return sorted(_read(path)[1], key=lambda problem: problem.line)


def _read(path: Path) -> tuple[Case | None, list[Problem]]:
    from sekit.cases import rules, schema  # pydantic is read here, not by «import sekit»

    try:
        document = _yaml.read(path)
    except _yaml.YamlProblem as error:
        return None, [error.problem]
    part, problems = schema.parse(document)
    if part is None:
        return None, problems
    problems = list(rules.problems(document, part, path.stem))
    if any(problem.severity == "ERROR" for problem in problems):
        return None, problems
    case = _build(part)
    return case, problems + list(_graph_problems(document, case))


def _graph_problems(document: _yaml.Document, case: Case) -> Iterator[Problem]:
    try:
        states = graph.explore(case)
    except graph.TooLarge as error:
        yield document.problem(("scenes",), str(error))
        return
    for id in graph.unreachable(case, states):
        yield document.problem(("scenes", id), f"scenen «{id}» kan ikke nås fra starten")
    for id in graph.dead_ends(case, states):
        yield document.problem(("scenes", id), f"scenen «{id}» er en blindvei når alle valgene der er stengt")
    for id in graph.trapped(states):
        yield document.problem(("scenes", id), f"fra scenen «{id}» finnes det ingen vei til en slutt")


def _build(part: object) -> Case:
    from sekit.cases.schema import CasePart

    assert isinstance(part, CasePart)
    scenes = {id: _scene(part.slug, id, scene) for id, scene in part.scenes.items()}
    return Case(
        slug=part.slug,
        title=part.title,
        subtitle=part.subtitle,
        shape=part.shape,
        difficulty=part.difficulty,
        minutes=part.minutes,
        themes=tuple(part.themes),
        summary=part.summary,
        practises=tuple(part.practises),
        about=About(**dict(part.about)),
        sources=tuple(part.sources),
        reviewed=Review(part.reviewed.role, part.reviewed.on) if part.reviewed else None,
        content_note=part.content_note,
        facilitator=Facilitator(**{name: tuple(lines) for name, lines in part.facilitator}),
        meters=tuple(Meter(id, meter.label) for id, meter in part.meters.items()),
        first=part.start,
        scenes=scenes,
        flags=_flags(scenes),
        structure=_structure(part.start, scenes),
        rules=Rules(part.rules.tab, part.rules.facts) if part.rules else None,
        drafts=tuple(part.drafts),
    )


def _scene(slug: str, id: str, part: object) -> Scene:
    from sekit.cases.schema import ScenePart

    assert isinstance(part, ScenePart)
    choices = [_choice(choice) for choice in part.choices]
    return Scene(
        id=id,
        kind=part.kind,
        stage=stage(part.stage),
        title=part.title,
        text=tuple(" ".join(paragraph.split()) for paragraph in part.text.split("\n\n") if paragraph.strip()),
        asides=tuple(Aside(aside.text, _condition(aside.when)) for aside in part.also),
        choices=tuple(sorted(choices, key=lambda choice: drawn_order(slug, id, choice.id))),
        write=part.write,
        rights_floor=part.rights_floor,
        outcome=part.outcome,
    )


def _choice(part: object) -> Choice:
    from sekit.cases.schema import ChoicePart

    assert isinstance(part, ChoicePart)
    return Choice(
        id=part.id,
        key=part.key,
        text=part.text,
        verdict=part.verdict,
        because=part.because,
        tempting_because=part.tempting_because,
        gain=part.gain,
        price=part.price,
        effects=dict(part.effects),
        keeps=tuple(part.keeps),
        breaks=tuple(part.breaks),
        law=part.law,
        sources=tuple(part.sources),
        when=_condition(part.when),
        targets=tuple(Target(target.to, _condition(target.when)) for target in part.next),
    )


def _condition(part: object) -> Condition:
    from sekit.cases.schema import ConditionPart

    if part is None:
        return ALWAYS
    assert isinstance(part, ConditionPart)
    return Condition(
        frozenset(Step(*name.split("/")) for name in part.chosen),
        frozenset(Step(*name.split("/")) for name in part.not_chosen),
    )


def _flags(scenes: dict[str, Scene]) -> frozenset[Step]:
    conditions = [aside.when for scene in scenes.values() for aside in scene.asides]
    for scene in scenes.values():
        for choice in scene.choices:
            conditions += [choice.when, *(target.when for target in choice.targets)]
    return frozenset(step for condition in conditions for step in condition.flags)


def _structure(first: str, scenes: dict[str, Scene]) -> str:
    """Return four letters that change when scene ids, keys, targets or conditions do."""

    def shown(condition: Condition) -> str:
        return f"{sorted(map(str, condition.chosen))}{sorted(map(str, condition.not_chosen))}"

    lines = [first]
    for scene in sorted(scenes.values(), key=lambda scene: scene.id):
        lines.append(f"{scene.id} {scene.is_ending}")
        for choice in sorted(scene.choices, key=lambda choice: choice.key):
            targets = [f"{target.to} {shown(target.when)}" for target in choice.targets]
            lines.append(f"{choice.key} {choice.id} {shown(choice.when)} {targets}")
    number = int.from_bytes(sha256("\n".join(lines).encode()).digest()[:8])
    letters = ""
    for _ in range(4):
        number, index = divmod(number, len(KEYS))
        letters += KEYS[index]
    return letters
