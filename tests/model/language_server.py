"""A small client for a language server over standard input and output (LSP, JSON-RPC)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SERVER = Path("tests/js/node_modules/yaml-language-server/bin/yaml-language-server")


class Client:
    """Talks to one running server about files below one folder."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path) -> None:
        self.process, self.root, self.count = process, root, 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "capabilities": {
                    "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
                    "workspace": {"configuration": True},
                },
            },
        )
        self.tell("initialized", {})

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Send a request and return its result; what comes before the answer is dealt with."""
        self.count += 1
        id = self.count
        self._send({"id": id, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == id and "method" not in message:
                assert "error" not in message, message
                return message.get("result")
            self._deal_with(message)

    def open(self, name: str, text: str) -> list[dict[str, Any]]:
        """Open a file with this text and return what the server finds wrong with it."""
        uri = (self.root / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self.diagnostics:
            self._deal_with(self._receive())
        return self.diagnostics.pop(uri)

    def at(self, method: str, name: str, line: int, character: int) -> Any:
        uri = (self.root / name).as_uri()
        position = {"line": line, "character": character}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": position})

    def _deal_with(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            given = message["params"]
            self.diagnostics[given["uri"]] = given["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            yaml = {"schemaStore": {"enable": False}, "hover": True, "completion": True}
            asked = [item.get("section") for item in message["params"]["items"]]
            answer = [yaml if section == "yaml" else {} for section in asked]
            self._send({"id": message["id"], "result": answer})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message


@contextmanager
def language_server(root: Path) -> Iterator[Client]:
    """Start the server for files below ``root`` and stop it at the end."""
    assert SERVER.exists(), "yaml-language-server is missing: run make install-dev"
    command = ["node", str(SERVER.resolve()), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Client(process, root)
        finally:
            process.kill()
