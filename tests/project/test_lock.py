"""The locked versions serve every system on which a site may be built, not only the one that locked them."""

from __future__ import annotations

import re
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.some import some

SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_everything_that_a_locked_package_needs_is_locked(system: str, python: str) -> None:
    text = Path("requirements.txt").read_text("utf-8")
    locked = {canonicalize_name(name) for name in re.findall(r"^([\w.-]+)==", text, re.M)}
    there = {"python_version": python, "python_full_version": f"{python}.5", "extra": ""}
    for name in some(locked):
        for words in requires(name) or ():
            needed = Requirement(words)
            if not needed.marker or needed.marker.evaluate({**there, **SYSTEMS[system]}):
                assert canonicalize_name(needed.name) in locked, f"{name} needs {words}"
