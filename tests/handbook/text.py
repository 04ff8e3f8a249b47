"""What a reader reads: the running text of the pages and the YAML files, block by block, with file and line."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sekit import _yaml

ROOT = Path(__file__).parents[2]
BOOK, SRC = ROOT / "book", ROOT / "src" / "sekit"
ID = re.compile(r"\b(?:AFIS|AFI|KLAR|KREM|INK|EKS)-\d{3}\b")
# Keys of the YAML files that hold names for the machine, and the tongue of the source.
NOT_TEXT = {"english", "next", "sources", "page", "start", "to", "chosen", "not_chosen", "template", "parameter"} | {
    *("slug", "severity", "check", "kind", "shape"),
}
ABBREVIATION = r"\b(?:f\.eks|bl\.a|ca|nr|kl|jf|dvs|osv|mv|pkt|s)\."


def english(name: str) -> re.Pattern[str]:
    """Return ``ENGLISH`` or ``ENGLISH_IS_MEANT`` of the test of the built pages, so that the two never differ."""
    source = (ROOT / "tests" / "browser" / "test_every_page.py").read_text(encoding="utf-8")
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name and isinstance(node.value, ast.Call):
            return re.compile(ast.literal_eval(node.value.args[0]), re.IGNORECASE)
    raise LookupError(f"{name} is not in tests/browser/test_every_page.py")


@dataclass(frozen=True)
class Block:
    """One piece of text. ``kind`` is heading, paragraph, item (of a list), row (of a table) or value (of a YAML file).

    ``text`` is what a reader reads, without marks for sources and law; ``ids`` are the sources it names; ``inside`` are
    the classes of the boxes around it.
    """

    file: str
    line: int
    kind: str
    text: str
    ids: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"


def plain(markdown: str) -> str:
    """Return the words of one block of Markdown."""
    text = re.sub(r"\{(?:kilde|lov)\}`[^`]*`|\((?:Kilde|Lov): [^()]+\)", "", markdown)
    text = re.sub(r"\{[a-z:_-]+\}`([^`<]*)(?:<[^`]*>)?`", r"\1", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", text)
    text = re.sub(r"`[^`]*`", "", text)
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"(\*\*|__|(?<!\w)[*_]|[*_](?!\w))", "", text)
    return re.sub(r"\s+", " ", text).strip()


@cache
def page_blocks(path: Path) -> tuple[Block, ...]:
    """Return the blocks of one page, without front matter, code, and the lines of directives."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":  # its text; what its code prints comes from files that are read as well
        cells = json.loads(source)["cells"]
        source = "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    return tuple(_blocks(source, str(path.relative_to(ROOT))))


def _blocks(source: str, file: str) -> Iterator[Block]:
    lines = _without_front_matter(source).splitlines()
    boxes: list[str] = []
    held: list[str] = []
    kind, began, fence = "paragraph", 0, ""

    def flush() -> Iterator[Block]:
        nonlocal held
        raw, held = "\n".join(held), []
        if text := plain(raw):
            yield Block(file, began, kind, text, tuple(dict.fromkeys(ID.findall(raw))), tuple(filter(None, boxes)))

    for number, line in enumerate(lines, 1):
        bare = re.sub(r"^(>\s*)+", "", line.strip())
        if fence or bare.startswith("```"):
            yield from flush()
            fence = "" if fence and bare == fence else fence or re.match("`+", bare)[0]
            continue
        start = "paragraph"
        if directive := re.fullmatch(r":{3,}(?:\{([\w-]+)\}\s*(.*))?", bare):
            yield from flush()
            if not directive[1]:
                boxes.pop()
            else:
                boxes.append(directive[2] if directive[1] == "container" else "")
                if directive[1] == "admonition":
                    yield Block(file, number, "heading", plain(directive[2]))
            continue
        if option := re.match(r":([a-z-]+):\s*(.*)", bare):
            if option[1] == "class" and boxes:
                boxes[-1] = option[2]
            if option[1] == "alt":
                yield Block(file, number, "paragraph", plain(option[2]))
            continue
        if heading := re.match(r"#+\s+(.*)", bare):
            yield from flush()
            yield Block(file, number, "heading", plain(heading[1]), tuple(ID.findall(bare)))
            continue
        if bare.startswith("|"):
            yield from flush()
            cells = [plain(cell) for cell in bare.strip("|").split("|")]
            if not re.fullmatch(r"[|\s:-]+", bare):
                yield Block(file, number, "row", "\n".join(filter(None, cells)), tuple(ID.findall(bare)), tuple(boxes))
            continue
        if item := re.match(r"(?:[-*:]|\d+\.)\s+(.*)", bare):
            yield from flush()
            start, bare = "item", item[1]
        elif not bare:
            yield from flush()
            continue
        if not held:
            kind, began = start, number
        held.append(bare)
    yield from flush()


def _without_front_matter(source: str) -> str:
    """Return the page with its front matter as empty lines, so that line numbers stay true."""
    head = re.match(r"---\n.*?\n---\n", source, re.DOTALL)
    return "\n" * head[0].count("\n") + source[head.end() :] if head else source


def yaml_blocks(path: Path) -> list[Block]:
    """Return every text of a YAML file: a value with a space or a capital, but no name for the machine."""
    document = _yaml.read(path)
    file = str(path.relative_to(ROOT))

    def walk(data: object, here: _yaml.Location, key: str) -> Iterator[Block]:
        if isinstance(data, dict):
            for name, value in data.items():
                if name not in NOT_TEXT:
                    yield from walk(value, (*here, name), name)
        elif isinstance(data, list):
            for number, value in enumerate(data):
                yield from walk(value, (*here, number), key)
        elif isinstance(data, str) and re.search(r"\s|^[A-ZÆØÅ«]|[æøå]", data.strip()):
            for paragraph in re.split(r"\n\s*\n", data):
                text = plain(re.sub(r"\{[^}]*\}", "", paragraph))
                if text:
                    yield Block(file, document.line(here), "value", text, inside=(key,))

    return list(walk(document.data, (), ""))


def pages() -> list[Path]:
    return [BOOK / "intro.md", *sorted((BOOK / "chapters").glob("*.md"))]


def exercises() -> list[Path]:
    return sorted((BOOK / "exercises").glob("*.ipynb"))


def stories() -> list[Path]:
    """Return the files of the cases, the questions and the exercises."""
    patterns = ("cases/data/*.yaml", "questions/**/*.yaml", "workshop/exercises/*.yaml")
    return [path for pattern in patterns for path in sorted(SRC.glob(pattern))]


def word_files() -> list[Path]:
    """Return the files with the words of rules, schemes, plans, charts and front ends."""
    patterns = [
        "*.yaml",
        "cases/*.yaml",
        "kvp/**/*.yaml",
        "tiltak/**/*.yaml",
        "plans/**/*.yaml",
        "widgets/**/*.yaml",
        "sheets/*.yaml",
        "workshop/*.yaml",
    ]
    return sorted(path for pattern in patterns for path in SRC.glob(pattern))


@cache
def blocks(which: str = "pages") -> tuple[Block, ...]:
    """Return every block of the ``pages``, the ``stories`` or the ``words``."""
    if which == "pages":
        return tuple(block for path in [*pages(), *exercises()] for block in page_blocks(path))
    files = stories() if which == "stories" else word_files()
    return tuple(block for path in files for block in yaml_blocks(path))


def sentences(text: str) -> list[str]:
    """Return the sentences. «2. juli», «nr. 3» and a colon before a small letter do not end one.

    >>> sentences("Ring før 2. juli. «Hva nå?» Spør slik: Hva vil du? Ta med to ting: sko og jakke.")
    ['Ring før 2. juli.', '«Hva nå?»', 'Spør slik:', 'Hva vil du?', 'Ta med to ting: sko og jakke.']
    """
    found = []
    for part in text.split("\n"):
        kept = re.sub(ABBREVIATION, lambda match: match[0].replace(".", "\0"), part)
        found += re.split(r"(?<=[.!?…:])\s+(?=[^a-zæøå\s])|(?<=[.!?…:][»)”])\s+(?=[^a-zæøå\s])", kept)
    return [sentence.replace("\0", ".").strip() for sentence in found if sentence.strip()]


def lix(text: str) -> float:
    """Return the readability: words per sentence and the share of words of more than six letters, from 0.

    >>> lix("Du ringer. Hun svarer.")
    2.0
    """
    text = re.sub(ABBREVIATION, lambda match: match[0].rstrip("."), text)
    words = re.findall(r"\w+(?:[-'’]\w+)*", text)
    ends = len(re.findall(r"[.!?:](?=[»)]?(?:\s|$))", text)) or 1
    return round(len(words) / ends + 100 * sum(len(word) > 6 for word in words) / max(len(words), 1), 1)


def running_text(path: Path) -> str:
    """Return the paragraphs and list items of a page, each ended as a sentence."""
    kept = [block.text for block in page_blocks(path) if block.kind in {"paragraph", "item"}]
    return " ".join(text if text[-1:] in ".!?:»)" else text + "." for text in kept)
