"""Checks, without network, that requirements*.txt are what `make lock` would make of pyproject.toml.

Every package that pyproject.toml asks for is pinned within its bounds and with hashes, nothing is
pinned that it no longer asks for, and both files agree. Prints each fault and exits with 1 if any.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

PROJECT = Path("pyproject.toml")
RUNTIME = Path("requirements.txt")
DEV = Path("requirements-dev.txt")

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+) \\$")
ASKED = re.compile(r"^ +# +(?:via )?\S+ \(pyproject\.toml\S*\)$")


@dataclass
class Pin:
    """One package in a lock file."""

    line: int
    version: str
    hashed: bool = False
    asked: bool = False
    """Whether pyproject.toml itself asks for it, as pip-compile noted."""


def read_pins(path: Path) -> dict[NormalizedName, Pin]:
    """Return the pins of a lock file by name."""
    pins: dict[NormalizedName, Pin] = {}
    pin = Pin(0, "")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := PIN.match(line):
            pin = pins[canonicalize_name(match["name"])] = Pin(number, match["version"])
        elif line.startswith("    --hash=sha256:"):
            pin.hashed = True
        elif ASKED.match(line):
            pin.asked = True
    return pins


def read_asked() -> tuple[list[Requirement], list[Requirement]]:
    """Return what pyproject.toml asks for: for building the site, and on top for development."""
    table = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    runtime = [*table["build-system"]["requires"], *table["project"]["dependencies"]]
    dev = table["project"]["optional-dependencies"]["dev"]
    return [Requirement(text) for text in runtime], [Requirement(text) for text in dev]


def faults_of(path: Path, asked: list[Requirement]) -> Iterator[str]:
    """Yield where a lock file is out of step with what is asked for."""
    pins = read_pins(path)
    names = {canonicalize_name(requirement.name): requirement for requirement in asked}
    for name, requirement in names.items():
        if name not in pins:
            yield f"{path}: {name} is missing, though {PROJECT} asks for '{requirement}'"
        elif not requirement.specifier.contains(pins[name].version, prereleases=True):
            pin = pins[name]
            yield f"{path}:{pin.line}: {name} {pin.version} is outside '{requirement}' in {PROJECT}"
    for name, pin in pins.items():
        if pin.asked and name not in names:
            yield f"{path}:{pin.line}: {PROJECT} no longer asks for {name}"
        if not pin.hashed:
            yield f"{path}:{pin.line}: {name} has no hash"


def disagreements() -> Iterator[str]:
    """Yield the pins of requirements.txt that requirements-dev.txt does not repeat."""
    dev = read_pins(DEV)
    for name, pin in read_pins(RUNTIME).items():
        if name not in dev or dev[name].version != pin.version:
            version = dev[name].version if name in dev else "absent"
            yield f"{RUNTIME}:{pin.line}: {name} is {pin.version} here but {version} in {DEV}"


def main() -> int:
    """Print the faults and return the exit code."""
    runtime, dev = read_asked()
    faults = [*faults_of(RUNTIME, runtime), *faults_of(DEV, [*runtime, *dev]), *disagreements()]
    for fault in faults:
        print(fault)
    if faults:
        print("To write both files anew: make lock")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
