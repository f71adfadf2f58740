"""Whether a site stands as a build would make it again: from the same files, by the same programs.

A record of a build in ``.cache/`` says from what it was made and what came out, both as digests. Where
a site's own ``mkdocs.yml`` could make MkDocs read or run more than is looked at here, nothing is said
to be unchanged.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib.metadata import Distribution, distributions
from pathlib import Path

import yaml

from macros.settings import Settings, cache_folder, engine

_READS_NO_MORE = {
    "docs_dir",
    "exclude_docs",
    "extra",
    "extra_css",
    "extra_javascript",
    "nav",
    "not_in_nav",
    "site_name",
}
"""The settings with which MkDocs reads nothing but ``docs_dir``."""
_UNUSED = 30 * 24 * 3600
"""Seconds after which a record is deleted."""


class SiteState:
    """The site in ``folder``, as it is and as a build that begins now will leave it."""

    def __init__(self, settings: Settings, folder: Path, config: Path = Path("mkdocs.yml")) -> None:
        self.settings, self.folder, self.config = settings, folder, config
        self._begun = self._inputs()

    def pages(self) -> int | None:
        """Return how many pages it has if a build would give the same again, else None."""
        with suppress(OSError):
            record = json.loads(self._record.read_bytes())
            beside = [self.settings.plan.parent / name for name in record["beside"]]
            if record["made"] == [_digest_of(beside), _digest_of([self.folder])]:
                os.utime(self._record)
                return int(record["pages"])
        return None

    def record(self, pages: int, beside: Iterable[str]) -> None:
        """Take down that it was built, unless its sources have changed meanwhile.

        ``beside`` names the files that the plan names, by their paths from its folder.
        """
        names = sorted(beside)
        files = [self.settings.plan.parent / name for name in names]
        if not self._begun or self._inputs() != self._begun:
            return
        with suppress(OSError):
            made = [_digest_of(files), _digest_of([self.folder])]
            text = json.dumps({"pages": pages, "beside": names, "made": made})
            self._record.parent.mkdir(parents=True, exist_ok=True)
            part = self._record.with_suffix(f".{os.getpid()}")
            part.write_text(text, "utf-8")
            part.replace(self._record)
            self._forget_unused()

    @property
    def _record(self) -> Path:
        return cache_folder() / "sites" / (self._begun or "unknown")

    def _inputs(self) -> str:
        """Return the digest of all that a build depends on, but for what the plan names.

        It is empty if that cannot be said.
        """
        try:
            sources = [engine.PACKAGE, engine.CONFIG, engine.DOCS, *self._own()]
            read = _digest_of(sources)
        except (OSError, ValueError):
            return ""
        said = (
            repr(self.settings),
            self.settings.plan_name,
            os.environ.get("SOURCE_DATE_EPOCH", ""),
            sys.version,
            zlib.ZLIB_RUNTIME_VERSION,
            *sorted(_said_by(found) for found in distributions()),
            _commit(),
            str(self.settings.desk),
            read,
        )
        return hashlib.sha256("\0".join(said).encode()).hexdigest()

    def _own(self) -> tuple[Path, ...]:
        """Return the plan, and what the site has besides: its settings and its pages.

        Raises ValueError if its settings may have MkDocs read more.
        """
        docs = "docs"
        if self.config.is_file() and self.config.resolve() != engine.CONFIG.resolve():
            try:
                given = yaml.safe_load(self.config.read_bytes()) or {}
            except yaml.YAMLError as error:
                raise ValueError("not plain settings") from error
            if not isinstance(given, dict) or not given.keys() <= _READS_NO_MORE:
                raise ValueError("not plain settings")
            docs = str(given.get("docs_dir") or docs)
        return self.settings.plan, self.config, self.config.parent / docs

    def _forget_unused(self) -> None:
        """Delete the records of sites that nobody asked for in a long time."""
        for file in self._record.parent.iterdir():
            if file.stat().st_mtime < time.time() - _UNUSED:
                file.unlink()


def _said_by(library: Distribution) -> str:
    """Return what an installed library says of itself, its name and version among it, unparsed."""
    return library.read_text("METADATA") or library.read_text("PKG-INFO") or ""


def _commit() -> str:
    """Return the commit, with the names that it has: pages written by hand may tell it."""
    command = ["git", "log", "-1", "--format=%H %D"]
    try:
        said = subprocess.run(command, capture_output=True, check=False).stdout
    except OSError:
        return ""
    return said.decode("utf-8", "replace")


def _digest_of(sources: Iterable[Path]) -> str:
    """Return the digest of the names and contents of files, and of all files in folders."""
    whole = hashlib.sha256()
    for number, source in enumerate(sources):
        for name in sorted(_files(source)):
            path = source / name
            if not path.is_file():  # a pipe never ends
                raise OSError(f"no plain file: {path}")
            own = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{number} {name} {own}\0".encode())
    return whole.hexdigest()


def _files(source: Path) -> Iterator[str]:
    """Yield the names of the files in a folder; for a file an empty one, for what is not there none."""
    if source.is_file():
        yield ""
    for folder, folders, names in os.walk(source):
        if any(os.path.islink(os.path.join(folder, name)) for name in folders):
            raise OSError(f"a link to a folder in {folder}")
        folders[:] = [name for name in folders if name != "__pycache__"]
        inside = os.path.relpath(folder, source)
        yield from (os.path.normpath(os.path.join(inside, name)) for name in names)
