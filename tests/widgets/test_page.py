"""The front end as text: small, wordless, and safe to put into a page."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from sekit import _yaml, cases
from sekit.widgets import page

# The words of each front end, and how much its script, style and words may weigh together, compressed.
PRACTICE = ("selftest", "recall", "risk", "path")  # they also share the words of practice.yaml
WORDS = {"case": "case_player", "choices": "choices", "kvp": "kvp", "plan": "plan", "quiz": "quiz", "shelf": "shelf"}
WORDS |= {name: name for name in (*PRACTICE, "groups", "room", "sheet", "time")}
MOST = {"case": 25_000, "choices": 25_000, "kvp": 25_000, "plan": 30_000, "quiz": 10_000, "shelf": 25_000}
MOST |= dict.fromkeys(PRACTICE, 15_000) | {"groups": 12_000, "room": 14_000, "sheet": 10_000, "time": 10_000}
# The Python that writes what the script does not.
PYTHON = {
    "groups": ["groups_page.py"],
    "kvp": ["page.py", "kvp_text.py"],
    "plan": ["plan_page.py"],
    "quiz": ["quiz.py"],
    "room": ["room_page.py"],
    "sheet": ["sheet_page.py"],
    "time": ["time_page.py"],
    **{name: ["practice.py", "quiz.py"] for name in ("selftest", "recall", "risk", "path")},
}
CODE = {name: page.script(name) for name in page.FRONT_ENDS}
TAILS = {front.tail for front in page.FRONT_ENDS.values() if front.tail}
FILES = {file for front in page.FRONT_ENDS.values() for file in (*front.scripts, *front.styles)} | TAILS


@pytest.mark.parametrize("name", CODE)
def test_a_front_end_is_small(name):
    shared = page.strings("practice") if name in PRACTICE else {}
    words = json.dumps(page.strings(WORDS[name]) | shared, ensure_ascii=False)
    assert len(gzip.compress((CODE[name] + page.css(name) + words).encode(), 6)) <= MOST[name]


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".js")))
def test_each_script_fits_on_a_few_screens(name):
    assert len((page._STATIC / name).read_text(encoding="utf-8").splitlines()) <= 250


def test_every_script_and_style_is_joined():
    assert {str(path.relative_to(page._STATIC)) for path in page._STATIC.rglob("*.*")} == FILES


@pytest.mark.parametrize("name", CODE)
def test_no_word_stands_in_a_script(name):
    """Strings in the scripts are names, not Norwegian or English sentences."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", CODE[name], flags=re.DOTALL)
    strings = re.findall(r'"([^"\n]*)"|`([^`]*)`|\'([^\'\n]*)\'', code)
    for text in ("".join(parts) for parts in strings):
        assert not re.search(r"[æøåÆØÅ]|[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}", text), text


@pytest.mark.parametrize("name", CODE)
def test_no_script_can_run_data_or_reach_out(name):
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "fetch(", "XMLHttpRequest",
                 "import(", "http:", "https:", "sendBeacon", "document.write"):  # fmt: skip
        assert word not in CODE[name], word


@pytest.mark.parametrize("name", sorted(WORDS.keys() - {"shelf"}))  # the shelf is written by the book
def test_every_word_is_used(name):
    files = (Path(page.__file__).with_name(file) for file in PYTHON.get(name, ["page.py"]))
    code = CODE[name] + "".join(file.read_text(encoding="utf-8") for file in files)
    for key in page.strings(WORDS[name]):
        family = key.rsplit("_", 1)[0]  # `reflection_${part}`
        assert re.search(rf"\b{key}\b|`{family}_\$", code), key


def test_every_word_that_is_shared_is_used():
    code = "".join(CODE[name] for name in PRACTICE) + Path(page.__file__).with_name("practice.py").read_text("utf-8")
    for key in page.strings("practice"):
        assert re.search(rf"\b{key}\b|`{key.rsplit('_', 1)[0]}_\$", code), key


@pytest.mark.parametrize("slug", cases.slugs())
def test_the_data_survives_the_page(slug):
    case = cases.load(slug)
    element = page.case_element(case)
    data = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', element, re.DOTALL)[1]
    assert "<" not in data
    assert json.loads(data)["structure"] == case.structure


def test_the_text_version_tells_where_to_go(small_case):
    text = page.case_element(cases.load(small_case))
    assert "Gå til 5 hvis du har valgt B i scene 1." in text
    assert "Ellers: gå til 4." in text
    assert "Gjelder ikke hvis du har valgt: B i scene 1." in text


@pytest.mark.parametrize("slug", cases.slugs())
def test_the_text_version_names_every_choice_a_way_depends_on(slug):
    case = cases.load(slug)
    number = {id: place for place, id in enumerate(case.scenes, start=1)}
    ways = set(re.findall(r"Gå til \d+[^.<]*", page.case_element(case)))
    for scene in case.scenes.values():
        for target in (target for choice in scene.choices for target in choice.targets):
            named = [
                f"{case.scenes[s.scene].choice(s.choice).key} i scene {number[s.scene]}" for s in target.when.flags
            ]
            start = f"Gå til {number[target.to]} hvis" if named else ""
            assert any(way.startswith(start) and all(name in way for name in named) for way in ways), (scene.id, target)


def test_strings_are_plain_yaml():
    for path in page._STRINGS.glob("*.yaml"):
        assert isinstance(_yaml.read(path).data, dict)
