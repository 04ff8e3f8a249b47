"""Playing a case as a reader does: with clicks or with the keyboard alone."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path

from playwright.sync_api import Locator, Page

from sekit import cases
from sekit.widgets import page as front_end

WORDS = front_end.strings("case_player")

FOCUSED = """() => {
  const found = document.activeElement;
  return found ? { name: found.innerText || found.value || "", tag: found.tagName } : null;
}"""


def drawn(count: int) -> list[str]:
    """Return at most ``count`` slugs, always the same: one of each shape, then one more of each, and so on."""
    by_shape: dict[str, list[str]] = {}
    for slug in cases.slugs():
        by_shape.setdefault(cases.load(slug).shape, []).append(slug)
    rounds = zip_longest(*by_shape.values())
    return [slug for some in rounds for slug in some if slug][:count]


def from_disk(page: Page, file: Path, folder: Path) -> Locator:
    """Open the case in ``file`` as a page of its own from ``folder``; return the player."""
    case = cases.load(file)
    shown = folder / f"{case.slug}.html"
    shown.write_text(front_end.standalone(case), encoding="utf-8")
    page.goto(shown.as_uri())
    return player(page, case.slug)


def from_a_site(page: Page, file: Path) -> Locator:
    """Open the case in ``file`` as a page of its own under an address; for reloads: from disk Chromium may lose
    what was stored in the moment before.
    """
    case = cases.load(file)
    address = "http://sak.test/"
    page.route(address, lambda route: route.fulfill(body=front_end.standalone(case), content_type="text/html"))
    page.goto(address)
    return player(page, case.slug)


def player(page: Page, slug: str) -> Locator:
    return page.locator(f'sekit-case[case="{slug}"] .sekit-player')


def press(page: Page, name: str) -> None:
    """Move with Tab until the focused control says ``name``, and press Enter."""
    for _ in range(150):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused and name in " ".join(focused["name"].split()):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no control reached with Tab says «{name}»")


def click(page: Page, name: str) -> None:
    page.locator(".sekit-player").get_by_role("button", name=name).first.click()


def play_through(page: Page, case: str | Path, move: object = click, prefer: str = "supported") -> cases.Play:
    """Play a case to its end in the page, and the same way in Python; return the play in Python."""
    play = cases.load(case).start()
    while not play.is_over:
        if play.scene.write:
            move(page, WORDS["show_options"])  # type: ignore[operator]
        good = [choice for choice in play.choices if choice.verdict == prefer] or list(play.choices)
        move(page, f"{good[0].key} {good[0].text}")  # type: ignore[operator]
        if play.case.shape != "samtale":
            move(page, WORDS["go_on"])  # type: ignore[operator]
        play = play.choose(good[0].id)
    return play


def unfold(page: Page) -> None:
    """Open everything that can be opened in the player."""
    page.evaluate("for (const node of document.querySelectorAll('.sekit-main details')) node.open = true")


def axe_finds(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now: rule and place."""
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response
    return [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]]
