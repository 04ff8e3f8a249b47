"""A whole case as readable HTML: numbered scenes, options with what follows, and where to go next."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from sekit import _yaml, cases
from sekit.cases.model import Condition, Target

_WORDS: dict[str, Any] = _yaml.read(Path(__file__).with_name("strings") / "case_text.yaml").data


def case_text(case: cases.Case, *, level: int = 2, sources: str | None = None) -> str:
    """Return the case as HTML, headings at ``level``; ids of sources are links when ``sources`` is an address."""
    return _Text(case, level, sources).html()


class _Text:
    def __init__(self, case: cases.Case, level: int, sources: str | None) -> None:
        self.case, self.level, self.sources = case, level, sources
        self.number = {id: number for number, id in enumerate(case.scenes, start=1)}

    def html(self) -> str:
        scenes = "".join(self.scene(scene) for scene in self.case.scenes.values())
        return f"<p>{escape(_WORDS['intro'])}</p>{scenes}"

    def scene(self, scene: cases.Scene) -> str:
        title = _WORDS["scene"].format(number=self.number[scene.id], title=scene.title)
        stage = _WORDS["stage"].format(number=scene.stage.number, name=scene.stage.short)
        parts = [f"<h{self.level}>{escape(title)}</h{self.level}>", f"<p><em>{escape(stage)}</em></p>"]
        parts += [f"<p>{escape(paragraph)}</p>" for paragraph in scene.text]
        parts += [f"<p>{escape(aside.text)} {self.condition(aside.when)}</p>" for aside in scene.asides]
        if scene.write:
            parts.append(f"<p>{escape(_WORDS['write'].format(prompt=scene.write))}</p>")
        if scene.is_ending:
            parts.append(f"<p>{escape(_WORDS['ending'])}</p>")
        else:
            parts.append("<ul>" + "".join(self.choice(choice) for choice in scene.choices) + "</ul>")
        return f"<section>{''.join(parts)}</section>"

    def choice(self, choice: cases.Choice) -> str:
        verdict = cases.words()["verdicts"][choice.verdict]
        kept = ", ".join(cases.principle(id) for id in choice.keeps)
        broken = ", ".join(cases.principle(id) for id in choice.breaks)
        labelled = [
            ("tempting", choice.tempting_because),
            ("gain", choice.gain),
            ("price", choice.price),
            ("kept", kept),
            ("broken", broken),
            ("law", choice.law),
        ]
        facts = [f"{escape(_WORDS[name])}: {escape(text)}" for name, text in labelled if text]
        if choice.sources:
            facts.append(f"{_WORDS['sources']}: {', '.join(self.source(id) for id in choice.sources)}")
        return (
            f"<li><p><strong>{choice.key}. {escape(choice.text)}</strong> {self.condition(choice.when)}</p>"
            f'<p><span aria-hidden="true">{verdict["mark"]} </span>{escape(verdict["label"])}. '
            f"{escape(choice.because)}</p><p>{'<br>'.join(facts)}</p><p>{self.ways(choice)}</p></li>"
        )

    def source(self, id: str) -> str:
        return f'<a href="{escape(self.sources)}#{id.lower()}">{id}</a>' if self.sources else id

    def ways(self, choice: cases.Choice) -> str:
        return " ".join(escape(self.way(target, len(choice.targets))) for target in choice.targets)

    def way(self, target: Target, count: int) -> str:
        number = self.number[target.to]
        if target.when.chosen and target.when.not_chosen:
            chosen, not_chosen = self.steps(target.when.chosen), self.steps(target.when.not_chosen)
            return str(_WORDS["next_if_both"].format(number=number, steps=chosen, others=not_chosen))
        if target.when.chosen:
            return str(_WORDS["next_if"].format(number=number, steps=self.steps(target.when.chosen)))
        if target.when.not_chosen:
            return str(_WORDS["next_if_not"].format(number=number, steps=self.steps(target.when.not_chosen)))
        return str(_WORDS["next" if count == 1 else "next_else"].format(number=number))

    def condition(self, when: Condition) -> str:
        parts = []
        if when.chosen:
            parts.append(_WORDS["only_if"].format(steps=self.steps(when.chosen)))
        if when.not_chosen:
            parts.append(_WORDS["only_if_not"].format(steps=self.steps(when.not_chosen)))
        return f"<em>({escape(' '.join(parts))})</em>" if parts else ""

    def steps(self, steps: frozenset[cases.Step]) -> str:
        shown = []
        for step in sorted(steps):
            key = self.case.scenes[step.scene].choice(step.choice).key
            shown.append(_WORDS["step"].format(key=key, number=self.number[step.scene]))
        return ", ".join(shown)
