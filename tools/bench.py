"""Measure what a reader feels: page weight, time to the first choice, and how fast the library is.

The case page and the same page without the widget are opened in turn, in one run, with a processor slowed four
times. Printed, never asserted: timings depend on the machine. Goals stand beside each number.
"""

from __future__ import annotations

import functools
import gzip
import os
import statistics
import subprocess
import sys
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from sekit import cases, plans
from sekit.widgets import page as front_end

HTML = Path(__file__).parent.parent / "book" / "_build" / "html"
CASE = "saker/minh.html"
PLAN = "chapters/planlegg-laering.html"
ROUNDS = 15
AS_THEY_ARE = (".woff2", ".png")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


def serve() -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(HTML)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def weight(browser: Browser, address: str) -> int:
    """Return what a first visit to a page costs in bytes, each body compressed with gzip -6 (png and woff2 not)."""
    page = browser.new_page()
    bodies: list[tuple[str, bytes]] = []
    page.on("response", lambda answer: bodies.append((answer.url, answer.body())))
    page.goto(address, wait_until="networkidle")
    page.close()
    return sum(
        len(body) if url.split("?")[0].endswith(AS_THEY_ARE) else len(gzip.compress(body, 6)) for url, body in bodies
    )


def bare(html: str) -> str:
    """Return the case page without the widget: no script, no data; the readable text in its place."""
    start, end = html.index("<sekit-case"), html.index("</sekit-case>")
    text = html.index('<div class="sekit-text"', start)
    after = html[end + len("</sekit-case>") :]
    script = after.index("</script>") + len("</script>")
    return html[:start] + html[text:end] + after[script:]


READY = """() => new Promise((done) => {
  const ready = () => {
    const found = document.querySelector(SELECTOR);
    const loaded = performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd > 0;
    if (found && loaded) requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
    else setTimeout(ready, 1);
  };
  ready();
})"""


def first_use(browser: Browser, address: str, selector: str) -> float:
    """Return milliseconds until the page can be used, with a processor slowed four times.

    That is when ``selector`` is there, the scripts of the page have run, and the browser has had a frame to paint.
    """
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="commit")
    found: Any = page.evaluate(READY.replace("SELECTOR", repr(selector)))
    context.close()
    return float(found)


TYPING = """() => {
  window.times = [];
  let start = 0;
  document.activeElement.addEventListener('keydown', () => { start = performance.now(); }, true);
  document.activeElement.addEventListener('input', () => {
    const began = start;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.times.push(performance.now() - began);
    requestAnimationFrame(() => port2.postMessage(0));
  });
}"""


def typing(browser: Browser, address: str, rows: int) -> float:
    """Return milliseconds from a key to the next frame in a plan of so many rows, slowed four times (90 of 100)."""
    example = plans.new("laeringsplan", example=True).rows
    many = [dict(example[n % len(example)], dato="snart") for n in range(rows)]
    context = browser.new_context()
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    plan = {"format": 1, "template": "laeringsplan", "version": 1, "name": "", "fields": {}, "rows": many}
    page.evaluate("plan => { document.querySelector('sekit-plan').plan = plan; }", plan)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.locator("sekit-plan tbody tr").nth(2).locator("textarea").first.focus()
    page.evaluate(TYPING)
    for sign in "vi trener telefonen sammen":
        page.keyboard.type(sign)
        page.wait_for_timeout(60)
    times: list[float] = sorted(page.evaluate("window.times"))
    context.close()
    return times[int(0.9 * len(times))]


def main() -> int:
    path = os.environ.get("SEKIT_CHROMIUM")
    if not path:
        print("SEKIT_CHROMIUM is not set: run «make bench».", file=sys.stderr)
        return 1
    (HTML / "saker" / "_bare.html").write_text(bare((HTML / CASE).read_text(encoding="utf-8")), encoding="utf-8")
    address = serve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        size = weight(browser, f"{address}/{CASE}")
        case, plain = [], []
        for _ in range(ROUNDS):
            case.append(first_use(browser, f"{address}/{CASE}", ".sekit-player button"))
            plain.append(first_use(browser, f"{address}/saker/_bare.html", "footer.bunn"))
        keys = {rows: typing(browser, f"{address}/{PLAN}", rows) for rows in (100, 500)}
        browser.close()
    (HTML / "saker" / "_bare.html").unlink()
    with_case, without = statistics.median(case), statistics.median(plain)
    print(f"first usable choice   {with_case:6.0f} ms   the same page without the widget {without:6.0f} ms")
    print(f"                      {with_case / without:6.2f} times        (goal: at most 1.1)")
    print(f"first visit           {size / 1000:6.0f} kB         (goal: at most 250 kB)")
    for name, most in (("case", 25), ("kvp", 25), ("plan", 30)):
        script = len(gzip.compress((front_end.script(name) + front_end.css(name)).encode(), 6))
        print(f"{name:<4} front end        {script / 1000:6.1f} kB         (goal: at most {most} kB)")
    for rows, slow in keys.items():
        print(f"a key at {rows} rows     {slow:6.0f} ms         (goal: under 50 ms at 100 rows)")
    library()
    return 0


def library() -> None:
    """Print how fast the library is, each from a cold start."""
    code = "import time; t = time.perf_counter(); import sekit; print(time.perf_counter() - t)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    print(f"import sekit          {float(result.stdout) * 1000:6.0f} ms         (goal: under 200 ms)")
    started = time.perf_counter()
    library = [cases.load(slug) for slug in cases.slugs()]
    loaded = time.perf_counter()
    for case in library:
        cases.compile(case)
    print(f"load every case       {(loaded - started) * 1000:6.0f} ms         (goal: under 1000 ms)")
    print(f"compile every case    {(time.perf_counter() - loaded) * 1000:6.0f} ms         (goal: under 200 ms)")


if __name__ == "__main__":
    sys.exit(main())
