"""The layers: an arrow may only point down, and «import sekit» stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sekit

PACKAGE = Path(sekit.__file__).parent
LAYER = {
    "errors": 0,
    "dated": 0,
    "_yaml": 0,
    "_norwegian": 0,
    "_tables": 0,
    "_schema": 0.5,  # the shape of a file, with pydantic
    "_parameters": 0.5,  # reads dated numbers with _yaml, for kvp and tiltak
    "stages": 1,
    "knowledge": 1,
    "kvp": 1,
    "sheets": 1,
    "questions": 1,
    "tiltak": 1,
    "cases": 2,
    "plans": 2,
    "capacity": 2,
    "workshop": 2.5,  # merges plays of cases; drawn by charts, shown by widgets
    "charts": 3,
    "checking": 3,
    "stale": 3,
    "figures": 3,
    "widgets": 3,
    "plan_cli": 3.5,  # a part of the command
    "cli": 4,
}
LAYER |= {"__init__": 4, "__main__": 5}
HEAVY = ("pandas", "pydantic", "altair", "ipywidgets", "anywidget", "traitlets", "docx", "openpyxl", "icalendar")


def part(module: str) -> str:
    """Return the part of sekit a module belongs to, such as «cases» for sekit.cases.play."""
    return module.split(".")[1] if "." in module else "__init__"


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names} if node.module == "sekit" else {node.module}
    return {name for name in found if name.split(".")[0] == "sekit" and name != "sekit"}


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_arrows_only_point_down(path):
    own = part("sekit." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts))
    for name in imports(path):
        other = part(name)
        assert other == own or LAYER[other] < LAYER[own] or other == "errors", f"{own} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_fits_on_a_few_screens(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260


def test_only_one_module_reads_yaml():
    users = [path.name for path in MODULES if "import yaml" in path.read_text(encoding="utf-8")]
    assert users == ["_yaml.py"]


def test_the_library_does_not_know_the_book():
    for path in MODULES:
        assert "book/" not in path.read_text(encoding="utf-8"), path


def test_import_is_light():
    code = f"import sys, sekit; print([name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("module", [sekit, sekit.cases, sekit.knowledge, sekit.kvp, sekit.stages])
def test_public_names_are_there_and_documented(module):
    for name in module.__all__:
        thing = getattr(module, name)
        assert not callable(thing) or thing.__doc__, name
