"""The search index as scripts that a page can load from a server and from a disk alike.

A reader who opens search gets ``index.js`` first, with which names and numbers can be found at
once; of a large plan more names and all texts follow, part by part, and for a reader who types
Latin letters how names are read. Each part is one call of ``planSearch``; scripts, because a page
opened from a disk may not fetch anything else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from macros.exports.file import ExportedFile, Made
from macros.exports.search import by_hand
from macros.exports.search.changes import change_records
from macros.exports.search.former import former_records
from macros.exports.search.hints import hints
from macros.exports.search.record import Record, ResultKind
from macros.exports.search.records import plan_records
from macros.model.plan import Synonym
from macros.pages.site import Site
from macros.text.characters import traditional as folding
from macros.text.characters import variants
from macros.text.characters.pinyin import readings
from macros.text.characters.usual_words import usual_words

FOLDER = "search/"
START = "index.js"
SPELLED = "pinyin.js"
"""How names are read; asked for by readers who type Latin letters."""
PART_BYTES = 120_000
"""About what a part holds at most; compressed it is about half, a second on a slow phone."""
_OPEN, _CLOSE = "planSearch(", ");\n"

Json = Any  # what json.loads gives
Hints = tuple[tuple[str, tuple[str, ...]], ...]
"""Queries worth trying, in named groups."""


def search_index(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the index of everything in the plan and on pages that people wrote."""
    records = tuple(by_hand.add_commentary(plan_records(site.index), site, made))
    records += tuple(former_records(site.index, site.ledger))
    records += tuple(by_hand.page_records(records, site, made))
    records += tuple(change_records(site.index))
    for name, content in write(records, hints(site.index), site.index.plan.synonyms):
        yield ExportedFile(f"{FOLDER}{name}", partial(bytes, content))


def write(
    records: tuple[Record, ...], tried: Hints, synonyms: tuple[Synonym, ...] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file."""
    places = {record.address: place for place, record in enumerate(records)}
    names = list(_cut(_name_row(record, places) for record in records))
    texts = list(_cut([list(pair) for pair in record.texts] for record in records))
    words = [word for record in records for word in _all_words(record)]
    start = {
        "kinds": [[kind.value, kind.label] for kind in ResultKind],
        "simplified": folding.pairs([*words, *(w for pair in synonyms for w in pair.words)]),
        "usual": usual_words(words),
        "variants": variants.words(words),
        "synonyms": [[list(pair.words), list(pair.printed)] for pair in synonyms],
        "hints": [[group, list(queries)] for group, queries in tried],
        "total": len(records),
    }
    spelled = _spelled(records, synonyms)
    whole = json.dumps([start, names, texts, spelled], ensure_ascii=False).encode()
    version = hashlib.sha256(whole).hexdigest()[:12]
    later = [(f"names-{first}.js", "names", first, rows) for first, rows in names[1:]]
    later += [(f"texts-{first}.js", "texts", first, rows) for first, rows in texts]
    start |= {"files": [name for name, *_ in later], "names": names[0][1] if names else []}
    yield START, _call({"part": "start", "version": version, "spelled": SPELLED, **start})
    yield SPELLED, _call({"part": "spelled", "version": version, **spelled})
    for name, part, first, rows in later:
        yield name, _call({"part": part, "version": version, "first": first, "rows": rows})


def read(folder: Path) -> dict[str, list[str]]:
    """Return all words of each address in the index in ``folder``: title, names, then texts.

    Raises ValueError if a part is missing or is not one that ``write`` makes.
    """
    start = _parse(folder / START)
    rows = list(start["names"])
    found: dict[str, list[str]] = {}
    parts = [_parse(folder / name) for name in start["files"]]
    if any(part["version"] != start["version"] for part in parts):
        raise ValueError("parts of different versions")
    for part in parts:
        if part["part"] == "names":
            rows += part["rows"]
    texts = [row for part in parts if part["part"] == "texts" for row in part["rows"]]
    if not len(rows) == len(texts) == start["total"]:
        raise ValueError(f"{len(rows)} names, {len(texts)} texts, {start['total']} announced")
    for row, own in zip(rows, texts, strict=True):
        found[row[1]] = [row[2], *row[5], *(words for _, words in own)]
    return found


def _name_row(record: Record, places: dict[str, int]) -> list[Json]:
    """Return what the browser needs to find a record by name; empty ends are cut off."""
    row: list[Json] = [
        list(ResultKind).index(record.kind),
        record.address,
        record.title,
        record.number,
        record.context,
        list(record.names),
        list(record.codes),
        [places[tie] for tie in record.ties],
        int(record.editors_title),
        list(record.former),
        int(record.rank),
        list(record.dates),
    ]
    while len(row) > 6 and not row[-1]:
        row.pop()
    return row


def _all_words(record: Record) -> tuple[str, ...]:
    said = (words for _, words in record.texts)
    return (record.title, record.context, *record.names, *record.former, *said)


def _spelled(records: tuple[Record, ...], synonyms: tuple[Synonym, ...]) -> dict[str, Json]:
    """Return how names are read: each syllable with its characters, and phrases read otherwise."""
    named = [name for r in records for name in (r.title, *r.names, *r.former)]
    named += [word for pair in synonyms for word in (*pair.words, *pair.printed)]
    found = readings(named)
    by_syllable: dict[str, str] = {}
    for char, said in found.characters.items():
        by_syllable[said] = by_syllable.get(said, "") + char
    return {
        "readings": " ".join(f"{said}{chars}" for said, chars in sorted(by_syllable.items())),
        "phrases": {word: " ".join(said) for word, said in sorted(found.phrases.items())},
    }


def _cut(rows: Iterable[list[Json]]) -> Iterator[tuple[int, list[Json]]]:
    """Cut rows into runs of about PART_BYTES, each with the number of its first row."""
    run: list[Json] = []
    first = size = 0
    for number, row in enumerate(rows):
        length = len(json.dumps(row, ensure_ascii=False).encode())
        if run and size + length > PART_BYTES:
            yield first, run
            run, first, size = [], number, 0
        run.append(row)
        size += length
    if run:
        yield first, run


def _call(part: Json) -> bytes:
    return f"{_OPEN}{json.dumps(part, ensure_ascii=False, separators=(',', ':'))}{_CLOSE}".encode()


def _parse(path: Path) -> Json:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ValueError(f"{path.name}: {error.strerror}") from None
    if not (text.startswith(_OPEN) and text.endswith(_CLOSE)):
        raise ValueError(path.name)
    return json.loads(text.removeprefix(_OPEN).removesuffix(_CLOSE))
