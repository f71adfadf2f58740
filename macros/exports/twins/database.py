"""All data as a database of SQLite: a table for each kind of object, one for each list that objects have.

The columns are the fields of the API; what is neither words nor a number nor another object stands as JSON.
The same data gives the same bytes with every SQLite that lays out a file alike: the one place where a file
names the version that wrote it holds a fixed number.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import to_json

from macros.exports.api.content import content_of
from macros.exports.api.parts import Ref
from macros.exports.api.plan import Whole
from macros.pages.site import Site

_VERSION_AT = 96
_VERSION = struct.pack(">I", 3_037_000)
"""Where a file names the version that wrote it, and the oldest with which Python gives a database as bytes."""
_KEYS = {
    ("measures_units", "unit"): "units",
    ("measures_documents", "id"): "documents",
    ("measures_topics", "id"): "topics",
    ("measures_sections", "id"): "sections",
    ("measures_related", "id"): "measures",
    ("sections_measures", "id"): "measures",
    ("topics_measures", "id"): "measures",
    ("terms_measures", "id"): "measures",
    ("documents_measures", "id"): "measures",
}
"""Columns of lists that hold the id of an object of one kind."""
_READ_BACKWARDS = {("units", "roles")}
"""What another table says from the other side: measures_units."""


def database(site: Site) -> bytes:
    """Return the database."""
    content = content_of(site)
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.execute("PRAGMA page_size = 1024")  # many small tables
        db.execute("BEGIN")
        _about(db, content.envelope("plan.json"))
        whole = content.whole
        for name, field in Whole.model_fields.items():
            held = getattr(whole, name)
            if name == "redirects":
                name, field, held = "former", type(held).model_fields["former"], held.former
            many = isinstance(held, tuple)
            _add_all(db, name, _type_in(field), held if many else (held,))
        db.execute("COMMIT")
        db.execute("VACUUM")
        file = bytearray(db.serialize())
    finally:
        db.close()
    file[_VERSION_AT : _VERSION_AT + len(_VERSION)] = _VERSION
    return bytes(file)


def _about(db: sqlite3.Connection, said: Mapping[str, Any]) -> None:
    """Add what every file of the API says about itself, a line for each piece."""
    db.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT)")
    rows = ((name, _value(held)) for name, held in said.items() if name != "url")
    db.executemany("INSERT INTO about VALUES (?, ?)", rows)


def _type_in(field: FieldInfo) -> Any:
    """Return the type of the things in a list, or of the one thing that a field holds."""
    inner = get_args(field.annotation)
    found = inner[0] if len(inner) == 2 and inner[1] is Ellipsis else field.annotation
    return found


def _is_list(field: FieldInfo) -> bool:
    inner = get_args(field.annotation)
    return len(inner) == 2 and inner[1] is Ellipsis and _is_shape(inner[0])


def _is_shape(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel)


def _add_all(db: sqlite3.Connection, name: str, of: Any, objects: Iterable[BaseModel]) -> None:
    """Add a table of objects, and one for each list that they have."""
    fields = {n: f for n, f in of.model_fields.items() if (name, n) not in _READ_BACKWARDS}
    own = [n for n, field in fields.items() if not _is_list(field)]
    rows: list[Any] = list(objects)
    has_id = "id" in own
    key = "id" if has_id else "number_in_list"
    first = [] if has_id else [f"{key} INTEGER PRIMARY KEY"]
    columns = [f"{_quoted(n)} {_sort(fields[n])}{' PRIMARY KEY' if n == key else ''}" for n in own]
    _create(db, name, [*first, *columns])
    ids = [row.id if has_id else place for place, row in enumerate(rows, start=1)]
    values = [
        (*(() if has_id else (id,)), *(_value(getattr(row, n)) for n in own))
        for id, row in zip(ids, rows, strict=True)
    ]
    _insert(db, name, values, len(first) + len(own))
    for list_name, field in fields.items():
        if _is_list(field):
            held = [(id, getattr(row, list_name)) for id, row in zip(ids, rows, strict=True)]
            _add_list(db, f"{name}_{list_name}", f"{name}({key})", _type_in(field), held)


def _add_list(
    db: sqlite3.Connection,
    name: str,
    owner: str,
    of: type[BaseModel],
    held: Iterable[tuple[Any, tuple[BaseModel, ...]]],
) -> None:
    """Create a table for a list field and fill it: owner, position, values."""
    own = ["id"] if of is Ref else [*of.model_fields]
    columns = [f"{_quoted(n)} {_sort(of.model_fields[n])}{_reference(name, n)}" for n in own]
    place = ["owner REFERENCES " + owner, "place INTEGER", *columns, "PRIMARY KEY (owner, place)"]
    _create(db, name, place, " WITHOUT ROWID")
    rows = [
        (id, place, *(_value(getattr(thing, n)) for n in own))
        for id, things in held
        for place, thing in enumerate(things, start=1)
    ]
    _insert(db, name, rows, 2 + len(own))


def _create(db: sqlite3.Connection, name: str, columns: Iterable[str], more: str = "") -> None:
    db.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(columns)}){more}")


def _insert(db: sqlite3.Connection, name: str, rows: Iterable[tuple[Any, ...]], width: int) -> None:
    db.executemany(f"INSERT INTO {_quoted(name)} VALUES ({', '.join('?' * width)})", rows)


def _reference(table: str, column: str) -> str:
    other = _KEYS.get((table, column))
    return f" REFERENCES {other}(id)" if other else ""


def _sort(field: FieldInfo) -> str:
    return "INTEGER" if field.annotation in (int, bool) else "TEXT"


def _quoted(name: str) -> str:
    """Return a name as SQL takes any: some are words of its own, like ``on`` and ``to``."""
    return f'"{name}"'


def _value(held: Any) -> Any:
    """Return what stands in a cell: words, a number, the id of an object, or JSON."""
    if isinstance(held, Enum):
        return held.value
    if held is None or isinstance(held, int | str):
        return held
    if isinstance(held, Ref):
        return held.id
    if isinstance(held, date):
        return held.isoformat()
    return to_json(held).decode()
