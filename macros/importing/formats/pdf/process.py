"""The process in which a PDF is read: it takes the file, and gives what was found or why that is refused.

Before that it says in words how far it is.
"""

from __future__ import annotations

import pickle
import sys

from macros.importing.formats.pdf.reading import Found, pages
from macros.importing.source import UnreadableSource

if sys.platform != "win32":  # which has no such limits
    import resource


def main(seconds: int, most: int) -> None:
    """Read the file that comes in, in so many seconds of the processor and bytes of memory."""
    if sys.platform != "win32":
        for kind, asked in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, most)):
            allowed = resource.getrlimit(kind)[1]
            limit = asked if allowed == resource.RLIM_INFINITY else min(asked, allowed)
            resource.setrlimit(kind, (limit, limit))
    answer: tuple[Found | None, str]
    try:
        answer = pages(sys.stdin.buffer.read(), _give), ""
    except UnreadableSource as error:
        answer = None, str(error)
    _give(answer)


def _give(what: object) -> None:
    pickle.dump(what, sys.stdout.buffer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
