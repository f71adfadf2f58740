"""What in a copy of a site, say a mirror that was downloaded, is not as the list of its files has it."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.addresses import address
from macros.exports.digests import digest
from macros.exports.file import names_in


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
    try:
        content = path.read_bytes()
        given = json.loads(content)
        files = {str(name): str(said) for name, said in given["files"].items()}
        return Listed(str(given["plan"]), given["commit"] or "", files, digest(content))
    except OSError:
        raise NoList(f"没有文件清单 {path.as_posix()}；请用 --list 写明它在哪里。") from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise NoList(f"{path.as_posix()} 不是网站的文件清单；请从原网站重新下载。") from None


def differences(folder: Path, listed: Listed, *, partial: bool = False) -> Iterator[str]:
    """Yield what is not as in the list, a line each; of a ``partial`` copy files may be missing."""
    there = {name for name in names_in(folder) if name != address.DIGESTS}
    for name in sorted(there | listed.files.keys()):
        if name.endswith(".gz") and _is_packed(folder, name, listed):
            continue
        if name not in listed.files:
            yield f"{name}：清单里没有这个文件。"
        elif name in there:
            if digest((folder / name).read_bytes()) != listed.files[name]:
                yield f"{name}：内容与清单不一致。"
        elif not partial:
            yield f"{name}：缺这个文件。"


def _is_packed(folder: Path, name: str, listed: Listed) -> bool:
    """Whether a file that is not listed is one that is, packed for a server to send."""
    said = listed.files.get(name.removesuffix(".gz"))
    if name in listed.files or not said:
        return False
    try:
        return digest(gzip.decompress((folder / name).read_bytes())) == said
    except (OSError, EOFError, zlib.error):
        return False
