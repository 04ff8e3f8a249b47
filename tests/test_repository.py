"""What the repository promises about itself."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import sekit
from sekit import cases

ROOT = Path(__file__).parent.parent


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_its_data(wheel):
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "sekit").rglob("*")
        if path.is_file() and path.suffix in {".py", ".yaml", ".js", ".css", ".typed"}
    }
    assert wanted <= packed
    assert "sekit/py.typed" in packed


def test_a_case_plays_from_the_wheel_alone(wheel, tmp_path):
    code = "from sekit import cases, __file__ as at; print(at); print(cases.load('minh').start().scene.id)"
    zipfile.ZipFile(wheel).extractall(tmp_path)
    alone = {"env": {"PYTHONPATH": str(tmp_path)}, "cwd": tmp_path}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, **alone)
    where, scene = result.stdout.split()
    assert where.startswith(str(tmp_path))
    assert scene == cases.load("minh").first


def test_one_version():
    newest = re.search(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest[1] == sekit.__version__


def test_everything_is_pinned():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!-]+", pin) for pin in pins)
    needed = re.findall(r'^    "([a-z0-9-]+)>=', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    names = {pin.split("==")[0].lower().replace("_", "-") for pin in pins}
    assert set(needed) <= names


def test_no_large_or_minimised_file():
    for path in tracked():
        assert path.stat().st_size < 500_000, path
        assert not path.name.endswith((".min.js", ".min.css", ".map")), path


def test_the_readme_names_what_is_there():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / link).exists(), link
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize(
    "block", re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
)
def test_the_examples_in_the_readme_run(block):
    exec(compile(block, "README.md", "exec"), {})


def test_no_number_that_could_belong_to_a_person():
    for path in tracked():
        if path.suffix in {".md", ".yaml", ".ipynb"} and path.name != "requirements.txt":
            text = re.sub(r'"model_id": "[0-9a-f]+"', "", path.read_text(encoding="utf-8"))  # drawn by ipywidgets
            found = re.findall(r"(?<![\d.-])\d{6}[ .-]?\d{5}(?![\d-])", text)
            assert found == [], path
