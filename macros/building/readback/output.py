"""A file of a built site, what must hold of it, and which of many are read."""

from __future__ import annotations

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2 as pdfium
from lxml import etree

from macros.building.built import Built
from macros.index.measures import MeasureEntry
from macros.pages.site import Site

MOST = 150
"""So many files of a kind are read unless all are asked for; a plan of some 20 measures has fewer."""
_LONG = 60
"""Of longer words only a part is shown."""
_UNREADABLE = (
    *(
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        OSError,
        EOFError,
        struct.error,
        zlib.error,
    ),
    *(zipfile.BadZipFile, etree.LxmlError, pdfium.PdfiumError),
)
"""What the readers raise over a file that is not what its name says."""


@dataclass(frozen=True)
class Output:
    """A file by its name in the site, and what finds what is wrong with what is in it."""

    name: str
    faults: Callable[[bytes], Iterator[str]]
    always: bool = False
    """Whether it is read however many there are: one that tells of the whole plan."""


Reader = Callable[[Built, Site], Iterator[Output]]


def faults_of(outputs: Iterable[Output], built: Built, site: Site, every: bool) -> Iterator[str]:
    """Yield what is wrong with the files, or with some of them, each fault with the file's name."""
    listed = tuple(outputs)
    for output in listed if every else chosen(listed, f"{site.index.plan.id}/{site.digest}"):
        if output.name not in built.files:
            yield f"没有文件 {output.name}。"
            continue
        try:
            content = (built.folder / output.name).read_bytes()
            yield from (f"{output.name}：{fault}。" for fault in output.faults(content))
        except _UNREADABLE as error:
            yield f"{output.name}：读不出来（{type(error).__name__}）。"


def chosen(outputs: tuple[Output, ...], seed: str) -> tuple[Output, ...]:
    """Return the files that are always read, and of the others so many; the same seed gives the same."""
    others = [output for output in outputs if not output.always]
    if len(others) <= MOST:
        return outputs
    drawn = {output.name for output in sorted(others, key=lambda one: _lot(seed, one.name))[:MOST]}
    return tuple(output for output in outputs if output.always or output.name in drawn)


def _lot(seed: str, name: str) -> bytes:
    return hashlib.sha256(f"{seed}/{name}".encode()).digest()


def around(site: Site, id: str) -> tuple[MeasureEntry | None, MeasureEntry | None]:
    """Return the measures before and behind one, as the plan prints them: not by what pages ask for them."""
    printed, place = [None, *site.index.measures.values(), None], _places(site)[id]
    return printed[place], printed[place + 2]


def related_to(site: Site, entry: MeasureEntry) -> tuple[str, ...]:
    """Return the ids of the measures that one names as related, or that name it, as the plan prints them."""
    named = {*entry.measure.related, *_naming(site).get(entry.id, ())}
    return tuple(sorted(named, key=_places(site).__getitem__))


@lru_cache(maxsize=1)
def _places(site: Site) -> dict[str, int]:
    """Return for each measure, by its id, how many stand before it."""
    return {id: place for place, id in enumerate(site.index.measures)}


@lru_cache(maxsize=1)
def _naming(site: Site) -> dict[str, list[str]]:
    """Return by its id the measures that name a measure as related."""
    found: dict[str, list[str]] = {}
    for id, one in site.index.measures.items():
        for other in one.measure.related:
            found.setdefault(other, []).append(id)
    return found


def differs(what: str, found: object, expected: object) -> Iterator[str]:
    """Yield that something is not as the plan has it, if so."""
    if found == expected:
        return
    there, wanted = str(found), str(expected)
    same = next(
        (n for n, pair in enumerate(zip(there, wanted, strict=False)) if pair[0] != pair[1]), 0
    )
    start = max(0, same - 10) if max(len(there), len(wanted)) > _LONG else 0
    yield f"{what}是“{_brief(there, start)}”，应是“{_brief(wanted, start)}”"


def lists_differ(what: str, found: Iterable[str], expected: Iterable[str]) -> Iterator[str]:
    """Yield the first of what a list lacks, has too much or has in another order, if it does."""
    there, wanted = list(found), list(expected)
    if there == wanted:
        return
    lacking = [one for one in wanted if one not in there]
    strange = [one for one in there if one not in wanted]
    if lacking:
        yield f"{what}缺 {len(lacking)} 个，如“{_brief(lacking[0])}”"
    if strange:
        yield f"{what}多 {len(strange)} 个，如“{_brief(strange[0])}”"
    if not lacking and not strange:
        yield f"{what}的顺序或个数与数据不一致"


def _brief(words: str, start: int = 0) -> str:
    """Return words on one line; of many those from a place."""
    shown = " ".join(words[start : start + _LONG].split())
    return f"{'…' if start else ''}{shown}{'…' if len(words) > start + _LONG else ''}"
