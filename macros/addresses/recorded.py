"""The list of addresses that the last publication recorded, on a branch of its own.

Only a publication writes the branch, so no editor adds lines to the ledger, and the branch with the plan may be
protected. A publication that has not seen what the one before it recorded cannot replace it: git
refuses a commit that does not follow upon the branch.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from macros.addresses.ledger import FILE_NAME, Ledger, salvaged
from macros.loading.revisions import GitFailure, NoPlanYet, NoRevision, content_at, git

REMOTE, BRANCH = "origin", "published-addresses"
_HERE = f"refs/remotes/{REMOTE}/{BRANCH}"
"""Where a clone keeps the branch."""
FETCH = f"git fetch {REMOTE} +refs/heads/{BRANCH}:{_HERE}"
"""The command that brings the branch into a clone that left it out."""
_AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "plan ledger record"), ("EMAIL", "plan@localhost"))
}


def recorded(folder: Path) -> Ledger | None:
    """Return what was recorded for the plan in ``folder``; None if the clone does not have the branch."""
    try:
        return salvaged(content_at(_HERE, folder / FILE_NAME))
    except NoPlanYet:
        return Ledger()
    except NoRevision:
        return None


def record(folder: Path, ledger: Ledger) -> None:
    """Put the ledger of the plan in ``folder`` on the branch of the host; other files there stay.

    Raises NoRevision; GitFailure with git's words if the host does not take it.
    """
    top = Path(git(folder, "rev-parse", "--show-toplevel").decode().strip())
    place = git(folder, "rev-parse", "--show-prefix").decode().strip() + FILE_NAME
    blob = _said(git(top, "hash-object", "-w", "--stdin", given=ledger.text().encode()))
    try:
        before = [_said(git(top, "rev-parse", "--verify", "--quiet", f"{_HERE}^{{commit}}"))]
    except GitFailure:
        before = []
    with tempfile.TemporaryDirectory(prefix="plan-ledger-") as scratch:
        index = {"GIT_INDEX_FILE": str(Path(scratch) / "index")}
        if before:
            git(top, "read-tree", *before, settings=index)
        entry = f"100644,{blob},{place}"
        git(top, "update-index", "--add", "--cacheinfo", entry, settings=index)
        tree = _said(git(top, "write-tree", settings=index))
    parents = [word for one in before for word in ("-p", one)]
    words = f"Addresses of {ledger.plan}: {len(ledger.lines)}"
    commit = _said(git(top, "commit-tree", tree, *parents, "-m", words, settings=_AUTHOR))
    git(top, "push", "--quiet", REMOTE, f"{commit}:refs/heads/{BRANCH}")


def _said(output: bytes) -> str:
    return output.decode().strip()
