"""What the parts of a case must be to each other. Every problem is found at once, each with file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sekit import _yaml, knowledge, kvp
from sekit._yaml import Location
from sekit.cases.schema import CasePart, ChoicePart, ConditionPart, ScenePart
from sekit.cases.words import words
from sekit.errors import FactError, Problem, nearest
from sekit.stages import STAGES

MAX_WORDS = {"scene": 120, "option": 35, "full": 4000}


def problems(document: _yaml.Document, case: CasePart, slug: str | None) -> Iterator[Problem]:
    """Yield every problem; ``slug`` is the file's name without ending, or None for a text without a file."""
    if slug is not None and case.slug != slug:
        yield document.problem(("slug",), f"«slug»: fant «{case.slug}», ventet filnavnet «{slug}»")
    yield from _known(document, ("start",), [case.start], case.scenes, "en scene i saken")
    yield from _known(document, ("sources",), case.sources, knowledge.ids(), "en id i kunnskapsfilene")
    yield from _markup(document)
    for id, scene in case.scenes.items():
        yield from _scene(document, case, id, scene)
    if not any(scene.kind == "ending" for scene in case.scenes.values()):
        yield document.problem(("scenes",), "saken har ingen slutt; ventet minst én scene med «kind: ending»")
    yield from _lengths(document, case)
    if case.rules is not None:
        try:
            kvp.Facts.read(case.rules.facts)
        except FactError as error:
            yield document.problem(("rules", "facts"), str(error))


def _known(
    document: _yaml.Document, at: Location, names: Iterable[str], known: Iterable[str], expected: str
) -> Iterator[Problem]:
    allowed = list(known)
    for index, name in enumerate(names):
        if name not in allowed:
            place = (*at, index) if (*at, index) in document.lines else at
            yield document.problem(place, f"fant «{name}», ventet {expected}.{nearest(name, allowed)}")


def _scene(document: _yaml.Document, case: CasePart, id: str, scene: ScenePart) -> Iterator[Problem]:
    at: Location = ("scenes", id)
    yield from _known(document, (*at, "stage"), [scene.stage], [stage.id for stage in STAGES], "en av de fem fasene")
    if scene.kind == "ending":
        if scene.choices:
            yield document.problem((*at, "choices"), f"slutten «{id}» har valg; en slutt har ingen")
        if scene.outcome is None:
            yield document.problem(at, f"slutten «{id}» mangler «outcome»: job, no-job, office eller talk")
    elif not scene.choices:
        yield document.problem(at, f"scenen «{id}» er en blindvei: den har ingen valg og er ikke «kind: ending»")
    elif scene.outcome is not None:
        yield document.problem((*at, "outcome"), f"bare en slutt har «outcome»; «{id}» er {scene.kind}")
    yield from _unique(document, at, scene)
    for index, aside in enumerate(scene.also):
        yield from _condition(document, case, (*at, "also", index, "when"), aside.when)
    for index, choice in enumerate(scene.choices):
        yield from _choice(document, case, (*at, "choices", index), choice)


def _unique(document: _yaml.Document, at: Location, scene: ScenePart) -> Iterator[Problem]:
    for field in ("id", "key"):
        seen: set[str] = set()
        for index, choice in enumerate(scene.choices):
            value = getattr(choice, field)
            place = (*at, "choices", index, field)
            if value in seen:
                yield document.problem(place, f"«{field}: {value}» står to ganger i scenen «{at[-1]}»")
            if field == "key" and value in scene.retired_keys:
                yield document.problem(place, f"bokstaven «{value}» er brukt før og tatt ut; velg en ny")
            seen.add(value)


def _choice(document: _yaml.Document, case: CasePart, at: Location, choice: ChoicePart) -> Iterator[Problem]:
    principles = words()["principles"]
    yield from _known(document, (*at, "effects"), choice.effects, case.meters, "en måler i saken («meters»)")
    yield from _known(document, (*at, "keeps"), choice.keeps, principles, "et prinsipp")
    yield from _known(document, (*at, "breaks"), choice.breaks, principles, "et prinsipp")
    yield from _known(document, (*at, "sources"), choice.sources, knowledge.ids(), "en id i kunnskapsfilene")
    if not (choice.keeps or choice.breaks or choice.law):
        yield document.problem(
            at, f"valget «{choice.id}» sier ikke hva det følger eller bryter: keeps, breaks eller law"
        )
    if choice.verdict == "weak" and not choice.tempting_because:
        yield document.problem(at, f"det svake valget «{choice.id}» mangler «tempting_because»: hvorfor det frister")
    for field in ("gain", "price"):
        if choice.verdict == "open" and not getattr(choice, field):
            yield document.problem(at, f"dilemmavalget «{choice.id}» mangler «{field}»")
    if choice.when:
        yield from _condition(document, case, (*at, "when"), choice.when)
    for index, target in enumerate(choice.next):
        last = index == len(choice.next) - 1
        place = (*at, "next", index) if (*at, "next", index) in document.lines else (*at, "next")
        yield from _known(document, place, [target.to], case.scenes, "en scene i saken")
        if target.when:
            yield from _condition(document, case, (*place, "when"), target.when)
        if last == bool(target.when):
            message = "den siste i «next» skal stå uten «when»" if last else "bare den siste i «next» står uten «when»"
            yield document.problem(place, message)


def _condition(document: _yaml.Document, case: CasePart, at: Location, when: ConditionPart) -> Iterator[Problem]:
    known = [f"{id}/{choice.id}" for id, scene in case.scenes.items() for choice in scene.choices]
    expected = "et valg skrevet som scene/valg"
    yield from _known(document, (*at, "chosen"), when.chosen, known, expected)
    yield from _known(document, (*at, "not_chosen"), when.not_chosen, known, expected)
    if not when.chosen and not when.not_chosen:
        yield document.problem(at, "«when» er tom; ventet «chosen» eller «not_chosen»")


def _markup(document: _yaml.Document) -> Iterator[Problem]:
    """Refuse what would end the element that carries the case in the page; other HTML is shown as text."""

    def walk(value: object, at: Location) -> Iterator[Problem]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(inner, (*at, key))
        elif isinstance(value, list):
            for index, inner in enumerate(value):
                yield from walk(inner, (*at, index))
        elif isinstance(value, str) and "</script" in value.lower():
            yield document.problem(at, "fant «</script» i en tekst; skriv den uten HTML")
        elif isinstance(value, str) and any(ord(sign) < 32 and sign not in "\n\t" for sign in value):
            yield document.problem(at, "fant et styretegn i en tekst; skriv den på nytt")

    yield from walk(document.data, ())


def _lengths(document: _yaml.Document, case: CasePart) -> Iterator[Problem]:
    """Warn about texts that are too long to be read by someone who is tired."""
    total = Counter[str]()
    for id, scene in case.scenes.items():
        count = len(" ".join([scene.text, *(aside.text for aside in scene.also)]).split())
        total["words"] += count
        if count > MAX_WORDS["scene"]:
            message = f"scenen «{id}» har {count} ord, ventet høyst {MAX_WORDS['scene']}"
            yield document.problem(("scenes", id, "text"), message, "WARNING")
        for index, choice in enumerate(scene.choices):
            count = len(choice.text.split())
            parts = (choice.text, choice.because, choice.tempting_because, choice.gain, choice.price)
            total["words"] += len(" ".join(part for part in parts if part).split())
            if count > MAX_WORDS["option"]:
                message = f"valget «{choice.id}» har {count} ord, ventet høyst {MAX_WORDS['option']}"
                yield document.problem(("scenes", id, "choices", index, "text"), message, "WARNING")
    if case.shape == "full" and total["words"] > MAX_WORDS["full"]:
        message = f"saken har {total['words']} ord, ventet høyst {MAX_WORDS['full']}"
        yield document.problem(("scenes",), message, "WARNING")
