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
        server.wait(20)
