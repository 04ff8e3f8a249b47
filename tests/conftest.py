"""Paths and small things that more than one test needs."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def small_case() -> Path:
    """The smallest case that uses every part of the format."""
    return ROOT / "tests" / "cases" / "data" / "liten.yaml"
