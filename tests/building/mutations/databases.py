"""Changes of files that are not text as it stands: Word, a database, objects line by line."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from tests.building.mutations.changes import Change, Read, inside


def docx(change: Change) -> Change:
    """Change the text of a Word file."""
    return inside("word/document.xml", change)


def sql(command: str) -> Change:
    """Change rows of a database."""

    def changed(content: bytes, read: Read) -> bytes:
        db = sqlite3.connect(":memory:")
        db.deserialize(content)
        assert db.execute(command).rowcount, command
        db.commit()
        return db.serialize()

    return changed


def rows(change: Callable[[list[Any]], object]) -> Change:
    """Change objects that stand one a line."""

    def changed(content: bytes, read: Read) -> bytes:
        held = [json.loads(line) for line in content.decode().splitlines()]
        change(held)
        return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in held).encode()

    return changed
