"""Print the path of a Chromium that the tests can drive; get one if there is none.

In this order: ``SEKIT_CHROMIUM``; one already on the machine; Debian's package ``chromium`` where apt-get works as
root; Playwright's own download. Without any, the tests cannot be run, and this says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def on_path() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_with_apt() -> str | None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    print("→ Installing Debian's chromium", file=sys.stderr)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=environment, **quiet)  # type: ignore[call-overload]
    command = ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
    subprocess.run(command, env=environment, **quiet)  # type: ignore[call-overload]
    return on_path()


def install_with_playwright() -> str | None:
    print("→ Asking Playwright to download Chromium", file=sys.stderr)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, stdout=sys.stderr, check=False)
    return from_playwright()


def main() -> int:
    given = os.environ.get("SEKIT_CHROMIUM")
    if given and not Path(given).exists():
        print(f"SEKIT_CHROMIUM is {given}, and there is no such file.", file=sys.stderr)
        return 1
    found = given or on_path() or from_playwright() or install_with_apt() or install_with_playwright()
    if not found:
        print(
            "No Chromium could be found or installed, so the book cannot be tested in a browser.\n"
            "Install Chromium or Chrome, or set SEKIT_CHROMIUM to the path of one, and run this again.",
            file=sys.stderr,
        )
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
