"""The outputs stored in the exercises: a changed figure breaks one, a changed text in a case does not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXERCISE = "vilkar-og-begrunnelse.ipynb"  # hangs on the rates of KVP, and plays the case jakob


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the library that can be changed."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "book" / "exercises" / EXERCISE, tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert len(re.findall(old, text)) >= 1, f"{old} is not in {file.name}"
    file.write_text(re.sub(old, new, text), encoding="utf-8")


def compared(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the exercise against the copy, and compare what it prints."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval", EXERCISE]
    environment = os.environ | {"PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_changed_figure_breaks_it(library):
    change(library / "src/sekit/kvp/parameters/grunnbelop.yaml", "value: 136549", "value: 136550")
    done = compared(library)
    assert done.returncode == 1, done.stdout[-2000:]
    assert "failed" in done.stdout


def test_a_changed_text_does_not(library):
    change(library / "src/sekit/cases/data/jakob.yaml", r"(?m)^    title: (.*)$", r"    title: \1 igjen")
    done = compared(library)
    assert done.returncode == 0, done.stdout[-2000:]
