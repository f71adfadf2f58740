"""What in a copy of a site, say a mirror that was downloaded, is not as the list of its files has it."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from macros.addresses import address
from macros.exports.digests import digest
from macros.model.problems import shown
from macros.text.characters.allowed import printable
from macros.text.messages.refusals import why

MAX_LIST = 64 * 1024 * 1024
"""No list is larger: that of a site with 5,000 measures has some 10 MB."""
MAX_UNPACKED = 256 * 1024 * 1024
"""Of a packed file no more is unpacked; no file of a site is larger."""
_NAME = re.compile("[!-~]{1,200}")
"""A list's id and commit are printed: plain signs only, and no break of line."""
_PIECE = 1 << 20


class NoList(Exception):
    """There is no list of files to compare with; the message is in Chinese."""


@dataclass(frozen=True)
class Listed:
    """The list of the files of a site."""

    plan: str
    commit: str
    files: dict[str, str]
    """The digest of each file, by its name in the site."""
    own: str
    """The digest of the list itself, by which a signature names it."""


def read_list(path: Path) -> Listed:
    """Return the list in a file. Raises NoList."""
    name = shown(path)
    try:
        if not path.is_file():
            raise NoList(f"没有文件清单 {name}；请用 --list 写明它在哪里。")
        if path.stat().st_size > MAX_LIST:
            raise NoList(f"{name} 太大，不是网站的文件清单；请从原网站重新下载。")
        content = path.read_bytes()
        given = json.loads(content)
        files = {str(name): str(said) for name, said in given["files"].items()}
        listed = Listed(given["plan"], given["commit"] or "", files, digest(content))
        if not all(map(_NAME.fullmatch, (listed.plan, listed.commit or listed.plan))):
            raise ValueError
    except OSError as error:
        raise NoList(f"打不开文件清单 {name}（{why(error)}）。") from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise NoList(f"{name} 不是网站的文件清单；请从原网站重新下载。") from None
    if outside := next((one for one in files if not _is_inside(one)), None):
        words = f"{name} 里有网站以外的路径“{_named(outside)}”，不能用来核对；请从原网站重新下载。"
        raise NoList(words)
    return listed


def differences(folder: Path, listed: Listed, *, partial: bool = False) -> Iterator[str]:
    """Yield what is not as in the list, a line each; of a ``partial`` copy files may be missing."""
    there = _found(folder)
    yield from there.faults
    files = {address.DIGESTS: listed.own, **listed.files}
    for name in sorted(there.names | files.keys()):
        if name.endswith(".gz") and _is_packed(folder, name, files):
            continue
        if name not in files:
            yield f"{_named(name)}：清单里没有这个文件。"
        elif name in there.names:
            try:
                same = _digest(folder / name) == files[name]
            except OSError as error:
                yield f"{_named(name)}：读不了（{why(error)}）。"
                continue
            if not same:
                yield f"{_named(name)}：内容与清单不一致。"
        elif not partial:
            yield f"{_named(name)}：缺这个文件。"


@dataclass
class _Found:
    """What is in a copy: the names of its files, and what cannot be looked at."""

    names: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def _found(folder: Path) -> _Found:
    """Return the files in a folder and in those inside it; links to folders are not followed."""
    found, left = _Found(), [""]
    while left:
        above = left.pop()
        try:
            entries = sorted(os.scandir(folder / above), key=lambda entry: entry.name)
        except OSError as error:
            found.faults.append(f"{_named(above)}：读不了（{why(error)}）。")
            continue
        for entry in entries:
            name = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                left.append(f"{name}/")
            elif entry.is_symlink() and not os.path.isfile(entry.path):
                found.faults.append(
                    f"{_named(name)}：是通到别处的链接，没有核对；请换成文件夹本身。"
                )
            elif os.path.isfile(entry.path):
                found.names.add(name)
    return found


def _named(name: str) -> str:
    """Return the name of a file on one line, whatever is in it."""
    line = "\ufffd".join(name.splitlines())
    return printable(line.encode("utf-8", "replace").decode())


def _is_inside(name: str) -> bool:
    """Whether a name in a list is that of a file of the site."""
    steps = name.split("/")
    return "\\" not in name and "\0" not in name and not {"", ".", ".."} & {*steps}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return _of(file, None)


def _of(file: BinaryIO | gzip.GzipFile, most: int | None) -> str:
    """Return the digest of what a file holds, read piece by piece; of more than ``most`` bytes none."""
    found, length = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        length += len(piece)
        if most is not None and length > most:
            return ""
        found.update(piece)
    return found.hexdigest()


def _is_packed(folder: Path, name: str, files: dict[str, str]) -> bool:
    """Whether a file that is not listed is one that is, packed for a server to send."""
    plain = name.removesuffix(".gz")
    said = files.get(plain)
    if name in files or not said:
        return False
    most = MAX_UNPACKED
    with suppress(OSError):
        most = (folder / plain).stat().st_size
    try:
        with gzip.open(folder / name) as file:
            return _of(file, most) == said
    except (OSError, EOFError, zlib.error):
        return False
