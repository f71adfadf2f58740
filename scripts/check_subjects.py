"""Checks that the subjects of the commits since BASE say where and what, in at most 72 characters.

A subject begins with one or more places, a colon and a blank: ``rules, index: units name their
parent``. A place is a folder or module of macros/, or one of OTHERS. Merges are not asked. Prints
each fault and exits with 1 if any; a BASE that this clone does not have gives nothing to compare.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

OTHERS = ("tests", "docs", "guide", "assets", "data", "scripts", "workflows", "make", "依赖")
"""Places outside macros/; 依赖 is what the updates of dependencies begin with."""
LONGEST = 72
_SUBJECT = re.compile(r"(?P<places>[^:]+): \S")


def places() -> set[str]:
    """Return every place that a subject may begin with."""
    named = {
        path.stem for path in Path("macros").rglob("*") if path.is_dir() or path.suffix == ".py"
    }
    return named.union(OTHERS) - {"__init__", "__main__", "__pycache__"}


def faults(subject: str, known: set[str]) -> Iterator[str]:
    """Yield what is wrong with a subject."""
    if len(subject) > LONGEST:
        yield f"{len(subject)} characters, of {LONGEST} at most"
    found = _SUBJECT.match(subject)
    unknown = set(found["places"].split(", ")) - known if found else {"no place"}
    if unknown:
        yield f"begins with no place such as `rules: …` ({', '.join(sorted(unknown))})"


def _git(*words: str) -> str | None:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=False)
    return done.stdout if done.returncode == 0 else None


def main() -> int:
    """Check the commits since BASE and return the exit code."""
    base = os.environ.get("BASE") or "main"
    commit = _git("rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}")
    if commit is None:
        print(f"这里没有 {base}，提交的标题无从比较 (no such commit)")
        return 0
    log = _git("log", "--no-merges", "--format=%h %s", f"{commit.strip()}..HEAD") or ""
    known = places()
    wrong = [
        f"{line}\n    {fault}"
        for line in log.splitlines()
        for fault in faults(line.partition(" ")[2], known)
    ]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
