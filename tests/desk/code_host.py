"""What stands in for a code host (tests/js/code-host.mjs): where it answers, and what tests ask it."""

from __future__ import annotations

import json
import select
import socket
import subprocess
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import Request as Asked
from urllib.request import urlopen

PROGRAM = Path(__file__).parents[1] / "js" / "code-host.mjs"
PROJECT = "owner/repo"
TOKEN = "t0ken"
READS = f"read-{TOKEN}"
"""A token that may only read."""
CUT = f"cut-{TOKEN}"
"""One with which the connection breaks."""


@contextmanager
def answering(folder: Path) -> Iterator[str]:
    """Give where it answers, on top of the files of a folder; its program starts when somebody first asks."""
    with ExitStack() as started, socket.create_server(("127.0.0.1", 0)) as door:

        def start() -> None:
            select.select([door], [], [])
            command = ["node", str(PROGRAM), str(door.fileno()), str(folder)]
            process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[door.fileno()])
            started.enter_context(process)  # which ends with its standard input

        threading.Thread(target=start, daemon=True).start()
        yield "http://{}:{}".format(*door.getsockname())


@dataclass(frozen=True)
class Request:
    """A request to merge, as the host has it."""

    url: str
    branch: str
    title: str
    body: str
    messages: list[str]
    gone: list[str]
    files: dict[str, bytes]
    """Those that are other ones than on the main branch."""


@dataclass(frozen=True)
class CodeHost:
    """What it did for a token, which has a repository of its own."""

    url: str
    token: str

    @property
    def _told(self) -> Any:
        with urlopen(f"{self.url}/stand-in/{self.token}") as answer:
            return json.load(answer)

    def holds(self, **files: str) -> None:
        """Change files of the main branch, as somebody else would."""
        told = json.dumps({name.replace("_", "."): text for name, text in files.items()})
        with urlopen(Asked(f"{self.url}/stand-in/{self.token}", told.encode())):
            pass

    @property
    def asked(self) -> int:
        """How often it was asked something."""
        return len(self._told["asked"])

    @property
    def requests(self) -> list[Request]:
        """All of them."""
        return [
            Request(
                **{**one, "files": {path: b64decode(held) for path, held in one["files"].items()}}
            )
            for one in self._told["requests"]
        ]
