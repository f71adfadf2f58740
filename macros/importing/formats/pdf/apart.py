"""Reads a PDF in a process of its own, which may take so much time and memory and no more.

PDFium follows a form into the forms in it, however often and however deep: a file of a kilobyte can take all
memory. Only files that may have forms are read so, since a process costs half a second.
"""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from subprocess import DEVNULL, PIPE
from threading import Timer

from macros.importing.source import UnreadableSource
from macros.text.messages.long_work import Say

SECONDS, BYTES = 60, 3 << 30
"""Of the processor, and of memory."""
_PROCESS = "macros.importing.formats.pdf.process"
_LONGEST = 4 * SECONDS
"""Seconds of the clock, on a machine that has other work."""
_FORMS = re.compile(rb"/Form|/ObjStm|/[^\s/<>()\[\]]*#[0-9A-Fa-f]{2}")
"""Forms, objects that are packed, and names that are written otherwise than they are."""
_ENDLESS = (
    "PDF 里的图形一层套一层，读不完；请用阅读软件打开，“打印”成新的 PDF，或改用 Word 文件，再导入。"
)


def may_be_endless(data: bytes) -> bool:
    """Whether a PDF may have forms, which can stand in each other."""
    return bool(_FORMS.search(data))


def read_apart(data: bytes, say: Say) -> object:
    """Return what ``macros.importing.formats.pdf.reading.pages`` gives. Raises UnreadableSource."""
    command = [sys.executable, "-m", _PROCESS, str(SECONDS), str(BYTES)]
    where = os.pathsep.join(filter(None, (str(Path(__file__).parents[4]), os.getenv("PYTHONPATH"))))
    own = {**os.environ, "PYTHONPATH": where}
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        with subprocess.Popen(command, stdin=file, stdout=PIPE, stderr=DEVNULL, env=own) as process:
            assert process.stdout
            late = Timer(_LONGEST, process.kill)
            late.start()
            try:
                while isinstance(answer := pickle.load(process.stdout), str):  # of this program
                    say(answer)
            except (EOFError, pickle.UnpicklingError):
                raise UnreadableSource(_ENDLESS) from None
            finally:
                late.cancel()
                process.kill()
    found, refused = answer
    if refused:
        raise UnreadableSource(refused)
    return found
