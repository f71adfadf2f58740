"""How long it takes from saving an edit until the preview shows it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.contenders import Contender
from benchmarks.made_up import MadeUp, new_title
from benchmarks.measuring import FailedRun
from benchmarks.pages_of import FIRST

EVERY, OFTEN = 0.01, 20
"""Seconds between two looks at the page at first, then this part of what was waited: looking costs work too."""
SETTLE = 1.0
"""Seconds without an edit before the next: a save must not meet the work that follows the last."""
FIRST_BUILD = 600.0
AFTER_EDIT = 300.0
"""Seconds after which a preview that shows nothing has failed."""


def latencies(contender: Contender, plan: MadeUp, folder: Path, edits: int) -> list[float]:
    """Return the seconds from each of so many edits to the page that shows it.

    The folder must have been prepared. Raises FailedRun.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}/{FIRST}"
    found = []
    with _running(contender, port, folder) as process:
        _until(process, url, "<h1", FIRST_BUILD)
        for number in range(1, edits + 1):
            time.sleep(SETTLE)
            edited = plan.edited(number)
            begun = time.perf_counter()
            contender.prepare(edited, folder)
            found.append(_until(process, url, new_title(number), AFTER_EDIT) - begun)
    return found


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(contender: Contender, port: int, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        contender.preview(port),
        cwd=folder,
        env={**os.environ, **contender.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # with all that it started
        process.wait()


def _until(process: subprocess.Popen[bytes], url: str, words: str, most: float) -> float:
    """Return when the page first had these words. Raises FailedRun if it never has."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < most:
        with suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            with urllib.request.urlopen(url, timeout=most) as answer:
                if words in answer.read().decode():
                    return time.perf_counter()
        if process.poll() is not None:
            raise FailedRun(f"预览以代码 {process.returncode} 结束")
        time.sleep(max(EVERY, (time.perf_counter() - begun) / OFTEN))
    raise FailedRun(f"{most:.0f} 秒内没有看到改动")
