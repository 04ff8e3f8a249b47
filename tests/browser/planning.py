"""The plan builder on a page of its own, and what a reader does with it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

from sekit.widgets import page as front_end
from sekit.widgets import plan_page

WORDS = front_end.strings("plan")
SITE = "http://plan.test/"
LOOK = (  # the little that a plan on its own page needs of a page
    ":root{color-scheme:light dark}body{margin:0 auto;max-width:60rem;padding:1rem;font-family:system-ui,sans-serif}"
)


def page_of(*templates: str) -> str:
    """Return a page that holds nothing but the builders of these templates."""
    elements = "".join(plan_page.plan_element(template) for template in templates)
    return (
        '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Plan</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{front_end.css('plan')}{LOOK}</style></head><body><main><h1>Plan</h1>{elements}</main>"
        f"<script>{front_end.script('plan')}</script></body></html>"
    )


def open_plan(page: Page, *templates: str, hash: str = "") -> Locator:
    """Open the builders under an address of their own; return the first."""
    body = page_of(*templates)
    page.context.route(SITE, lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(SITE + hash)
    return page.locator("sekit-plan .sekit-player").first


def element(page: Page, name: str) -> Any:
    """Return a property of the first builder."""
    return page.eval_on_selector("sekit-plan", f"node => node.{name}")


def put(page: Page, plan: dict[str, Any]) -> None:
    """Give the first builder a plan, as a program would."""
    page.eval_on_selector("sekit-plan", "(node, plan) => { node.plan = plan }", plan)


def said(page: Page) -> str:
    """Return what the reader was last told."""
    return page.locator("sekit-plan [role='status']").first.inner_text()


def warned(page: Page) -> str:
    """Return what stands until it is over: that something is not stored."""
    return page.locator("sekit-plan [role='status']").nth(1).inner_text()


def click(page: Page, name: str) -> None:
    page.locator("sekit-plan").first.get_by_role("button", name=name, exact=True).first.click()


def panel(page: Page, name: str) -> Locator:
    """Open one of the panels at the foot."""
    found = page.locator("sekit-plan").first.locator("details", has=page.get_by_text(WORDS[name], exact=True)).first
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def stored(page: Page) -> dict[str, Any]:
    """Return what is kept on the machine, by key."""
    text: str = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    return dict(json.loads(text))
