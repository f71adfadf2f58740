"""The engine as one file, a wheel: no package index needs to have it."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from macros.exports.downloads.zipped import zip_bytes
from macros.model.problems import shown
from macros.settings import engine
from macros.text.messages.refusals import why

NAME = "plan-site"
_FILE = re.compile(r"plan_site-[0-9][\w.+]*-py3-none-any\.whl")
_PINS = "macros/defaults/requirements.txt"
_OF_ONE_INSTALLATION = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}


class NoWheel(Exception):
    """A file is not a wheel of the engine, or none can be made; the message says so in Chinese."""


@dataclass(frozen=True)
class Wheel:
    """A wheel of the engine."""

    name: str
    content: bytes

    @property
    def version(self) -> str:
        """The version of the engine."""
        return self.name.split("-")[1]

    @property
    def requirements(self) -> str:
        """What pip installs for a site: this wheel and what it needs, each held to its content."""
        with _opened(self.content) as archive:
            pins = archive.read(_PINS).decode().splitlines()
        return "\n".join(
            [
                "# plan 命令和它用到的软件包，版本和内容都锁定；由 plan init、plan upgrade 写。",
                "--find-links vendor",
                f"{NAME}=={self.version} \\",
                f"    --hash=sha256:{hashlib.sha256(self.content).hexdigest()}",
                *(line for line in pins if not line.lstrip().startswith("#")),
                "",
            ]
        )


def read_wheel(path: Path) -> Wheel:
    """Return a wheel of the engine from a file. Raises NoWheel."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise NoWheel(f"读不到 {shown(path)}（{why(error)}）。") from None
    if not _FILE.fullmatch(path.name) or not _has_pins(content):
        words = "不是引擎的安装包；安装包的文件名是 plan_site-版本-py3-none-any.whl 的样子。"
        raise NoWheel(f"{shown(path)} {words}")
    return Wheel(path.name, content)


def _has_pins(content: bytes) -> bool:
    try:
        with _opened(content) as archive:
            return _PINS in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def own_wheel() -> Wheel:
    """Return the engine that is running. Raises NoWheel.

    One that was installed is packed again from its files, whatever became of the wheel that they
    came from; the same files give the same bytes. In the repository of the engine a wheel is built.
    """
    return _packed() if engine.IS_INSTALLED else _built()


def _packed() -> Wheel:
    about = distribution(NAME)
    info = f"plan_site-{about.version}.dist-info"
    files = {
        file.as_posix(): file.locate()
        for file in about.files or ()
        if file.parts[0] in ("macros", info) and "__pycache__" not in file.parts
    }
    if not files:
        raise NoWheel("引擎的安装记录不全，不能打成安装包；请重新安装引擎。")
    contents = {
        name: Path(str(place)).read_bytes()
        for name, place in sorted(files.items())
        if name.removeprefix(f"{info}/") not in _OF_ONE_INSTALLATION
    }
    lines = [f"{name},{_digest(content)},{len(content)}\n" for name, content in contents.items()]
    record = f"{info}/RECORD"
    contents[record] = "".join([*lines, f"{record},,\n"]).encode()
    return Wheel(f"plan_site-{about.version}-py3-none-any.whl", zip_bytes(contents.items()))


def _digest(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()
    return f"sha256={digest.rstrip('=')}"


def _built() -> Wheel:
    with tempfile.TemporaryDirectory() as folder:
        options = ("--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
        command = [sys.executable, "-m", "pip", "wheel", *options, str(engine.DEFAULTS)]
        done = subprocess.run(command, capture_output=True, check=False)
        made = next(Path(folder).glob("*.whl"), None)
        if not made:
            raise NoWheel(
                f"没有做成引擎的安装包：\n{done.stderr.decode('utf-8', 'replace').strip()}"
            )
        return read_wheel(made)
