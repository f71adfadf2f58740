"""A site with a desk, built over a small plan, and served with the strictest policy that it works under."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.building.build import build
from macros.desk.rehearsal import PLAN, laid_out
from macros.settings import Settings, from_environment
from tests.conftest import SITES, shared_folder
from tests.desk.in_node import compiled
from tests.desk.pages import Desk
from tests.edits import change
from tests.engine import engine

LEADS = """        units:
          - unit: parks-bureau
            role: lead
            quote: "市园林局牵头"
"""
"""What the plan of rehearsals has of the measure that most tests change, which here is as short as in the guide."""


@pytest.fixture(scope="session")
def desk(pytestconfig: pytest.Config) -> Desk:
    """The same for all workers; what they are served has compiled modules besides."""
    served, url = pytestconfig.stash[SITES]["desk"]

    def make(folder: Path) -> None:
        plan = folder / laid_out(folder)
        change(plan, LEADS, "")
        for name in ("plan.yml", "notice.txt"):
            change(plan.with_name(name), "市园林局牵头，", "")
        settings = Settings(
            plan=plan,
            site_url=url,
            repo_url="https://github.com/owner/repo",
            desks=from_environment().desks,
        )
        assert settings.desk, "先运行 make install-desk"
        build(settings, folder / "site", engine(folder / "engine"))
        (folder / "compiled").mkdir()
        Path(served).symlink_to(compiled(folder / "site", plan.parent, folder / "compiled"))

    folder = shared_folder(pytestconfig, "desk", make)
    return Desk(url, folder / "site", (folder / PLAN).parent)
