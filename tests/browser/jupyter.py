"""A Jupyter server with some notebooks in its folder, as an office has it on a PC."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError

TRIES, PATIENCE = 6, 20_000


def notebook(sources: list[str]) -> str:
    cells = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "source": text,
            "outputs": [],
            "execution_count": None,
        }
        for number, text in enumerate(sources)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5})


@contextlib.contextmanager
def serving(app: str, folder: Path, notebooks: Mapping[str, str]) -> Iterator[str]:
    """Give the address of ``app`` («jupyterlab» or «notebook») with the notebooks in its folder; name → text."""
    for name, text in notebooks.items():
        (folder / name).write_text(text, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", app, "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    command += ["--IdentityProvider.token=", "--ServerApp.port_retries=0", "--LabApp.news_url=None"]
    command += ["--LabApp.extension_manager=readonly", f"--ServerApp.root_dir={folder}"]
    environment = os.environ | {name: str(folder / name) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
    server = subprocess.Popen(
        command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/api", timeout=2).close()
                break
            assert server.poll() is None, f"{app} stopped while starting"
            time.sleep(0.5)
        else:
            raise AssertionError(f"{app} did not start within a minute")
        yield address
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


def opened(page: Page, server: str, path: str) -> Page:
    """Open a notebook of ``server``, and wait until the page has a kernel that is idle.

    The page itself says «idle» from the first moment, before it has a kernel. The server knows when it has.
    """
    page.goto(server + path)
    page.locator(".jp-CodeCell").first.wait_for()
    kernels: list[dict] = []
    for _ in range(240):
        with contextlib.suppress(OSError):  # the server answers 500 while a kernel is being started
            with urllib.request.urlopen(f"{server}/api/kernels", timeout=10) as answer:
                kernels = json.load(answer)
            if any(kernel["connections"] and kernel["execution_state"] == "idle" for kernel in kernels):
                return page
        page.wait_for_timeout(500)
    raise AssertionError(f"{path} had no idle kernel within two minutes; the server tells of {kernels}")


def run(page: Page, cell: Locator, shown: Locator) -> None:
    """Run a code cell by click and key, until ``shown`` is there.

    On a busy machine Jupyter may take the first key press before its session is ready. It then runs nothing,
    or asks which kernel to use. A person says yes and presses again, and so does this.
    """
    for _ in range(TRIES):
        question = page.locator(".jp-Dialog .jp-mod-accept")
        if question.count():
            question.first.click()
        with contextlib.suppress(TimeoutError):
            cell.locator(".jp-InputPrompt").scroll_into_view_if_needed(timeout=PATIENCE)
            cell.locator(".cm-content, .jp-Placeholder").first.click(timeout=PATIENCE)
            page.keyboard.press("Shift+Enter")
            shown.wait_for(timeout=PATIENCE)
            return
    raise AssertionError(f"the cell was run {TRIES} times and never showed {shown}")
