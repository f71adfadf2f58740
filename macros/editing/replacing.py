"""Writing a file so that it is never half written."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def replace_content(path: Path, data: bytes) -> None:
    """Replace the content of ``path`` in one step; its mode stays. Raises OSError.

    If it is a link, the file to which it leads is replaced.
    """
    path = path.resolve()
    mode = stat.S_IMODE(path.stat().st_mode)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
