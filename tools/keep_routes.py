"""Add a route of the present structure of every case to the corpus of old routes. Never removes one."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from sekit import cases

CORPUS = Path(__file__).parent.parent / "tests" / "cases" / "data" / "old_routes.json"


def main() -> int:
    routes = json.loads(CORPUS.read_text(encoding="utf-8")) if CORPUS.exists() else []
    for slug in cases.slugs():
        case = cases.load(slug)
        if any(old["slug"] == slug and old["structure"] == case.structure for old in routes):
            continue
        play, draw = case.start(), random.Random(slug)
        while not play.is_over:
            play = play.choose(draw.choice(play.choices).id)
        route = [list(step) for step in play.route]
        routes.append({"slug": slug, "structure": case.structure, "route": route, "kept": len(route)})
        print(f"{slug}: {len(route)} choices kept")
    lines = ",\n".join("  " + json.dumps(old, ensure_ascii=False) for old in routes)
    CORPUS.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
