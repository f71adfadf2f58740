"""Python as the desk runs it, under Node, without a browser; and its modules compiled once for all browsers."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import zipfile
from base64 import b64decode
from pathlib import Path, PurePosixPath

from macros.exports.desk import LIST, engine_archive
from macros.settings import from_environment
from macros.settings.desk import ABI, PROGRAM
from tests.conftest import ROOT

COMPILE = """
import base64, json, sys
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path
from macros.desk.session import Session

session = Session(Path("plan.yml"))
session.open()
session.check({})
made = {}
for module in [*sys.modules.values()]:
    spec = getattr(module, "__spec__", None)
    if spec and spec.has_location and spec.origin.endswith(".py"):
        code = _code_to_hash_pyc(spec.loader.get_code(spec.name), bytes(8), False)
        made[spec.origin] = base64.b64encode(code).decode()
json.dumps(made)
"""
PACKED, UNPACKED = ".zip/", "site-packages/"
"""What stands before the name of a module that is read in its archive, and of one that is laid out."""


def in_the_browser(folder: Path, code: str, place: Path) -> str:
    """Return what Python code gives that runs as it does in the browser, among the files of a folder."""
    lies = from_environment().desk
    assert lies, "先运行 make install-desk"
    own = place / "runtime"
    shutil.copytree(lies, own)
    (own / "pyodide.asm.wasm").write_bytes(gzip.decompress((lies / PROGRAM).read_bytes()))
    (place / "engine.zip").write_bytes(engine_archive())
    (place / "code.py").write_text(code, "utf-8")
    given = (own, ABI, place / "engine.zip", folder, place / "code.py")
    done = subprocess.run(
        ["node", ROOT / "tests" / "js" / "run-desk.mjs", *given], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def compiled(site: Path, repository: Path, place: Path) -> Path:
    """Return a copy of a site in whose archives the modules that the desk begins with are compiled too.

    Half the time in which it opens goes into that; each browser of the tests would do it anew.
    """
    made: dict[str, str] = json.loads(in_the_browser(repository, COMPILE, place))
    copy = Path(shutil.copytree(site, place / "site", copy_function=os.link))
    listed = json.loads((site / LIST).read_bytes())
    left = set(made)
    for entry in (listed["program"]["stdlib"], listed["library"], listed["engine"]):
        archive = (copy / LIST).parent / entry["at"]
        content = archive.read_bytes()
        archive.unlink()  # it is the file of the site too
        archive.write_bytes(content)
        with zipfile.ZipFile(archive, "a") as file:
            names = set(file.namelist())
            for origin in sorted(left):
                within = PACKED in origin
                name = origin.partition(PACKED if within else UNPACKED)[2]
                if name in names and within == (entry is listed["program"]["stdlib"]):
                    file.writestr(_beside(name, within), b64decode(made[origin]))
                    left.remove(origin)
    assert not left, left
    return copy


def _beside(name: str, within: bool) -> str:
    """Return where Python looks for the compiled module, in an archive or in folders."""
    path = PurePosixPath(name)
    if within:
        return str(path.with_suffix(".pyc"))
    return str(path.parent / "__pycache__" / f"{path.stem}.cpython-314.pyc")
