"""A notebook exported by nbconvert shows the case as text: no widget can live there."""

from __future__ import annotations

import subprocess
import sys

from sekit import cases


def test_the_exported_notebook_can_be_read(root, tmp_path):
    notebook = root / "book" / "exercises" / "spill-en-sak.ipynb"
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", str(tmp_path), str(notebook)]
    subprocess.run(command, check=True, capture_output=True)
    text = (tmp_path / "spill-en-sak.html").read_text(encoding="utf-8")
    for scene in cases.load("minh").scenes.values():
        assert scene.title in text
        assert all(choice.text in text for choice in scene.choices)
