"""Building again shows the truth: what changed, and everything that depends on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


class Copy:
    """A copy of the book and the library that a test may change."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.folder = folder
        ignore = shutil.ignore_patterns("_build", "__pycache__", "saker", ".ipynb_checkpoints")
        shutil.copytree(root / "book", folder / "book", ignore=ignore)
        shutil.copytree(root / "src", folder / "src", ignore=ignore)

    def build(self) -> None:
        environment = os.environ | {"PYTHONPATH": str(self.folder / "src")}
        jupyter_book = Path(sys.executable).with_name("jupyter-book")
        command = [jupyter_book, "build", "book", "-W", "--keep-going", "-q"]
        result = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:]

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / "src" / "sekit" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} no longer stands in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def page(self, name: str) -> str:
        return (self.folder / "book" / "_build" / "html" / name).read_text(encoding="utf-8")

    def parcel(self) -> dict[str, bytes]:
        """Return every page in the parcel of papers; a .docx or .xlsx tells when it was made, and is left out."""
        with zipfile.ZipFile(self.folder / "book" / "_build" / "html" / "verksted" / "papir.zip") as archive:
            return {name: archive.read(name) for name in archive.namelist() if name.endswith(".html")}

    def written(self) -> dict[str, int]:
        html = self.folder / "book" / "_build" / "html"
        return {str(path.relative_to(html)): path.stat().st_mtime_ns for path in html.rglob("*.html")}


@pytest.fixture(scope="module")
def copy(root, tmp_path_factory):
    made = Copy(root, tmp_path_factory.mktemp("bok"))
    made.build()
    return made


def test_a_build_in_which_nothing_changed_leaves_the_book_as_it_was(copy):
    before, door, parcel = copy.written(), copy.page("index.html"), copy.parcel()
    copy.build()
    copy.build()
    touched = {name for name, when in copy.written().items() if before.get(name) != when}
    assert touched <= {"index.html"}  # Jupyter Book writes it each time
    assert copy.page("index.html") == door
    assert len(parcel) > 30
    assert copy.parcel() == parcel


def test_a_changed_case_text_shows_on_its_pages_and_touches_no_other(copy):
    before = copy.written()
    copy.change("cases/data/halima.yaml", "title: To måneder igjen", "title: Åtte uker igjen")
    copy.build()
    assert "Åtte uker igjen" in copy.page("saker/halima.html")
    after = copy.written()
    assert after["saker/halima.html"] != before["saker/halima.html"]
    assert after["chapters/femtrinn.html"] == before["chapters/femtrinn.html"]
    assert after["saker/minh.html"] == before["saker/minh.html"]


def test_a_changed_amount_in_an_item_shows(copy):
    copy.change("knowledge/items/eks.yaml", "268 personer", "986 personer")
    copy.build()
    assert "986 personer" in copy.page("kildekart.html")


def test_a_changed_word_in_the_library_shows_on_every_page_that_has_it(copy):
    copy.change("cases/words.yaml", "label: Godt støttet", "label: Prøveord")
    copy.build()
    assert "Prøveord" in copy.page("saker/minh.html")
    assert "Prøveord" in copy.page("exercises/spill-en-sak.html")


def test_a_wrong_source_stops_the_build_with_file_and_line(copy):
    chapter = copy.folder / "book" / "chapters" / "femtrinn.md"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text + "\nEn påstand. {kilde}`KLAR-999`\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"femtrinn\.md:\d+.*KLAR-999"):
        copy.build()
    chapter.write_text(text, encoding="utf-8")
