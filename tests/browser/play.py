"""Playing a case as a reader does: with clicks or with the keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from sekit import cases
from sekit.widgets import page as front_end

WORDS = front_end.strings("case_player")

FOCUSED = """() => {
  const found = document.activeElement;
  return found ? { name: found.innerText || found.value || "", tag: found.tagName } : null;
}"""


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


def play_through(page: Page, slug: str, move: object = click, prefer: str = "supported") -> cases.Play:
    """Play a case to its end in the page, and the same way in Python; return the play in Python."""
    play = cases.load(slug).start()
    while not play.is_over:
        if play.scene.write:
            move(page, WORDS["show_options"])  # type: ignore[operator]
        good = [choice for choice in play.choices if choice.verdict == prefer] or list(play.choices)
        move(page, good[0].text)  # type: ignore[operator]
        move(page, WORDS["go_on"])  # type: ignore[operator]
        play = play.choose(good[0].id)
    return play


def axe_finds(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now: rule and place."""
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response
    return [f"{found['id']}: {node['html'][:160]}" for found in result["violations"] for node in found["nodes"]]
