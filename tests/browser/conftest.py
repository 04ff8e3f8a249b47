"""The built book in a real Chromium, over http and straight from disk."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parent.parent.parent
HTML = ROOT / "book" / "_build" / "html"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def html() -> Path:
    """The built book. «make browser» builds it first."""
    assert (HTML / "index.html").exists(), "The book is not built: run «make book» first."
    return HTML


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: the tests listen in the browser."""


@pytest.fixture(scope="session")
def address(html: Path) -> Iterator[str]:
    """The address of a server that serves the built book, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(html)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("SEKIT_CHROMIUM")
    assert path, "SEKIT_CHROMIUM is not set: run «make browser», which finds or installs a Chromium."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page, and everything that happened on it: requests, answers that failed, messages and errors."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.failed: list[str] = []
        self.messages: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("requestfailed", lambda request: self.failed.append(request.url))
        context.on("response", lambda answer: self.failed.append(answer.url) if answer.status >= 400 else None)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.messages.append(str(error.error)))

    def _console(self, message: object) -> None:
        if message.type in ("error", "warning"):  # type: ignore[attr-defined]
            self.messages.append(message.text)  # type: ignore[attr-defined]

    def foreign(self, address: str) -> list[str]:
        """Return the requests to any other host."""
        own = (urlsplit(address).netloc, "")
        return [url for url in self.requests if urlsplit(url).netloc not in own and not url.startswith("data:")]

    def stored(self) -> list[str]:
        """Return the names of everything stored on the reader's machine."""
        script = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"
        return list(self.page.evaluate(script))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A fresh visitor with an empty profile, 1280 pixels wide, light."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO", color_scheme="light")
    context.set_default_timeout(20_000)
    yield Visit(context)
    context.close()


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Visit]:
    """A visitor on a small phone, 320 pixels wide, dark."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="nb-NO", color_scheme="dark")
    context.set_default_timeout(20_000)
    yield Visit(context)
    context.close()


def pages(html: Path) -> list[str]:
    """Return the address of every page in the book, relative to its root."""
    return sorted(str(path.relative_to(html)) for path in html.rglob("*.html") if "_static" not in path.parts)
