"""The image of a hub: the steps of ``binder/`` in an environment of its own, and every exercise run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PARTS = (
    "binder",
    "src",
    "book/exercises",
    "pyproject.toml",
    "requirements.txt",
    "README.md",
    "LICENSE",
    "LICENSE-TEXT",
)
EXERCISES = sorted(path.name for path in (ROOT / "book" / "exercises").glob("*.ipynb"))


class Image:
    """A folder with the repository's files and an environment of its own."""

    def __init__(self, folder: Path) -> None:
        self.repository, self.environment = folder / "repository", folder / "environment"
        self.repository.mkdir()
        for part in PARTS:
            source, target = ROOT / part, self.repository / part
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(
                    source, target, ignore=shutil.ignore_patterns("__pycache__", "ut", ".ipynb_checkpoints")
                )
            else:
                shutil.copy2(source, target)
        venv.create(self.environment, with_pip=True)

    def run(self, *command: str, folder: str = ".") -> str:
        """Run a command as the image would, and return what it said."""
        path = f"{self.environment / 'bin'}{os.pathsep}{os.environ['PATH']}"
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        own = {"PATH": path, "JUPYTER_PLATFORM_DIRS": "1", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        own |= {name: str(self.environment / name.lower()) for name in ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")}
        done = subprocess.run(
            command, cwd=self.repository / folder, env=clean | own, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """The image, built in the order repo2docker builds it: requirements.txt, then postBuild."""
    built = Image(tmp_path_factory.mktemp("image"))
    built.run("python", "-m", "pip", "install", "--quiet", "--no-cache-dir", "-r", "binder/requirements.txt")
    built.run("binder/postBuild")
    return built


def test_it_names_a_python_that_sekit_can_use():
    name = (ROOT / "binder" / "runtime.txt").read_text(encoding="utf-8").strip()
    assert name == "python-3.11"  # the oldest that pyproject.toml allows, so what runs here runs there
    assert sys.version_info >= (3, 11)


def test_the_last_step_can_be_run():
    assert os.access(ROOT / "binder" / "postBuild", os.X_OK)


def test_it_holds_jupyterlab_and_notebook_and_no_tools_of_ours(image):
    assert image.run("jupyter", "lab", "--version").startswith("4.")
    assert image.run("jupyter", "notebook", "--version").startswith("7.")
    installed = image.run("python", "-m", "pip", "list", "--format=freeze").lower()
    assert "sekit==" in installed
    assert not {"pytest", "playwright", "jupyter-book"} & {line.split("==")[0] for line in installed.splitlines()}


def test_every_pin_is_the_books_own(image):
    pins = {}
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if "==" in line and not line.startswith("#"):
            name, version = line.split("==")
            pins[name.lower().replace("_", "-")] = version
    for line in image.run("python", "-m", "pip", "list", "--format=freeze").splitlines():
        name, version = line.lower().replace("_", "-").split("==")
        if name not in ("sekit", "pip", "setuptools"):
            assert pins.get(name, "").lower() == version.replace("_", "-"), name


@pytest.mark.parametrize("name", EXERCISES)
def test_the_exercise_runs_as_it_is(image, name):
    image.run("jupyter", "execute", name, folder="book/exercises")
