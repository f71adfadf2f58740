"""The packages that the lock files name: of Python and of npm, with versions, digests and licences."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

SITE = (Path("requirements.txt"), Path("macros/desk/lock/package-lock.json"))
"""What a site is made with, and what its pages run."""
TOOLS = (
    *(Path("requirements-dev.txt"), Path("benchmarks/requirements.txt")),
    *(Path("tests/js/package-lock.json"), Path("benchmarks/package-lock.json")),
)
"""What only checks, tests and comparisons use."""
_PIN = re.compile(
    r"^([\w.-]+)==(\S+) \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


@dataclass(frozen=True, order=True)
class Package:
    """A locked package; ``ecosystem`` is the name that OSV has for its registry."""

    ecosystem: str
    name: str
    version: str
    digests: tuple[tuple[str, str], ...] = ()
    """Name of the algorithm and digest in hex."""
    licence: str = ""
    """As its lock file or its metadata says; empty if neither does."""

    @property
    def purl(self) -> str:
        """Its name for all that read bills of materials."""
        kind = {"PyPI": "pypi", "npm": "npm"}[self.ecosystem]
        return f"pkg:{kind}/{self.name.replace('@', '%40')}@{self.version}"


def locked(*paths: Path) -> tuple[Package, ...]:
    """Return the packages of lock files, each once."""
    found = {(one.ecosystem, one.name, one.version): one for path in paths for one in _read(path)}
    return tuple(sorted(found.values()))


def _read(path: Path) -> Iterator[Package]:
    text = path.read_text("utf-8")
    if path.suffix == ".txt":
        for name, version, hashes in _PIN.findall(text):
            found = re.findall(r"sha256:([0-9a-f]{64})", hashes)
            given = tuple(("SHA-256", one) for one in found)
            yield Package("PyPI", name, version, given, licence(name))
        return
    for place, held in json.loads(text)["packages"].items():
        if place:
            name = held.get("name") or place.rpartition("node_modules/")[2]
            digests = tuple(map(_hexadecimal, filter(None, [held.get("integrity")])))
            yield Package("npm", name, held["version"], digests, held.get("license", ""))


def _hexadecimal(integrity: str) -> tuple[str, str]:
    algorithm, _, digest = integrity.partition("-")
    return algorithm.replace("sha", "SHA-"), base64.b64decode(digest).hex()


def licence(name: str) -> str:
    """Return what the metadata of an installed package of Python says; empty if it is not installed."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return ""
    names = [one for one in said.get_all("Classifier", []) if one.startswith("License :: ")]
    plain = " AND ".join(one.rpartition(" :: ")[2] for one in names)
    for words in (*said.get_all("License-Expression", []), plain, *said.get_all("License", [])):
        if words:
            return str(words).splitlines()[0]
    return ""
