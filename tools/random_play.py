"""Play every case at random, a million choices in all, with moves back and forward; any exception is a bug."""

from __future__ import annotations

import random
import sys
import time

from sekit import cases


def main(total: int = 1_000_000) -> int:
    draw = random.Random(1)
    library = [cases.load(slug) for slug in cases.slugs()]
    started, made, ended = time.perf_counter(), 0, 0
    while made < total:
        play = draw.choice(library).start()
        while not play.is_over and made < total:
            move = draw.random()
            if move < 0.05:
                play = play.back()
            elif move < 0.08:
                play = play.forward()
            else:
                play = play.choose(draw.choice(play.choices).id)
                made += 1
        ended += play.is_over
    print(f"{made} choices, {ended} plays ended, {time.perf_counter() - started:.0f} s, no exception")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
