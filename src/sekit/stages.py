"""The five stages of Supported Employment, with EUSE's English names and the official Norwegian ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sekit import _yaml
from sekit.errors import UnknownName

__all__ = ["STAGES", "Stage", "stage"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. ``number`` is 1 to 5; ``name`` is the official Norwegian name, ``short`` the one for narrow places.

    Source: AFI-030.
    """

    id: str
    number: int
    name: str
    short: str
    english: str
    purpose: str


def _read() -> tuple[Stage, ...]:
    rows = _yaml.read(Path(__file__).with_name("stages.yaml")).data
    return tuple(Stage(number=number, **row) for number, row in enumerate(rows, start=1))


STAGES: tuple[Stage, ...] = _read()


def stage(id: str) -> Stage:
    """Return the stage with this id.

    >>> stage("job-finding").number
    3

    Raises:
        UnknownName: no stage has this id; the message suggests the nearest.
    """
    for found in STAGES:
        if found.id == id:
            return found
    raise UnknownName("fase i femtrinnsprosessen", id, [known.id for known in STAGES])
