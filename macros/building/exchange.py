"""Putting a new site in the place of the old: by one build at a time, and in one step.

Linux can exchange two folders at once: whenever a build is killed, a whole site stands. Elsewhere two
renames do it; killed between them there is none, and the next build puts the old one back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.model.problems import shown
from macros.text.messages.refusals import why

Note = Callable[[str], None]

_FROM_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of Linux."""
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
"""What it says if the system or the disk knows no exchange."""
_OUTSIDE = {
    *(errno.EACCES, errno.EBUSY, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EMFILE),
    *(errno.ENAMETOOLONG, errno.ENOSPC, errno.ENOTDIR, errno.EPERM, errno.EROFS),
}
"""What can fail though no program is wrong."""


def unwritten(error: OSError) -> str | None:
    """Return what to tell of an error that the machine makes; None if it is one of a program."""
    if error.errno not in _OUTSIDE:
        return None
    name = error.filename2 or error.filename  # of a copy the second is what is written
    where = shown(Path(os.fsdecode(name))) if name else "网站"
    return f"{where}：写不进去（{why(error)}）；请解决以后再运行一次。"


@contextmanager
def alone(folder: Path, note: Note) -> Iterator[None]:
    """Work on the site in ``folder`` while no other build does; ``note`` gets a sentence if that must be awaited."""
    lock = _Lock(folder)
    if not lock.taken():
        note(f"另一次生成正在做 {shown(folder)}/，等它结束。")
        lock.wait()
    try:
        yield
    finally:
        lock.free()


def restore(folder: Path) -> str:
    """Put back the site that a build was killed with between two renames; return what was done."""
    old = _beside(folder, "old")
    if not os.path.lexists(old):
        return ""
    if os.path.lexists(folder):
        clear(old)
        return ""
    old.rename(folder)
    return f"上次生成在替换网站时中断；已放回原来的 {shown(folder)}/。"


def exchange(folder: Path, new: Path) -> None:
    """Put ``new`` in the place of ``folder`` and delete what was there; on failure it stays.

    Raises OSError.
    """
    if not os.path.lexists(folder):
        new.rename(folder)
    elif _exchanged(folder, new):
        clear(new)
    else:
        _in_two_steps(folder, new)


def clear(path: Path) -> None:
    """Delete a folder with all in it, or a file, or a link and not what it leads to."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def _beside(folder: Path, kind: str) -> Path:
    return folder.with_name(f".{folder.name}.{kind}")


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False, with nothing done, where that cannot be."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):  # of an older C library
        return False
    if rename(_FROM_HERE, os.fsencode(one), _FROM_HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), str(one))


def _in_two_steps(folder: Path, new: Path) -> None:
    old = _beside(folder, "old")
    clear(old)
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    clear(old)


if sys.platform == "win32":
    import msvcrt

    class _Lock:
        """A lock on a file beside the site; the system frees it with the process."""

        def __init__(self, folder: Path) -> None:
            self._path = _beside(folder, "lock")
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT)

        def taken(self) -> bool:
            with suppress(OSError):
                msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)
                return True
            return False

        def wait(self) -> None:
            while True:
                with suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(self._handle, msvcrt.LK_LOCK, 1)
                    return

        def free(self) -> None:
            os.close(self._handle)
            with suppress(OSError):
                self._path.unlink()

else:
    import fcntl

    class _Lock:
        """A lock on the folder that holds the site: nothing is left of it, even of a killed build."""

        def __init__(self, folder: Path) -> None:
            self._handle = os.open(folder.resolve().parent, os.O_RDONLY)

        def taken(self) -> bool:
            """Try to take it; a disk that knows no locks hinders nobody."""
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            except OSError:
                return True
            return True

        def wait(self) -> None:
            fcntl.flock(self._handle, fcntl.LOCK_EX)

        def free(self) -> None:
            os.close(self._handle)
