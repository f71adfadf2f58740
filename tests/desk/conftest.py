"""A site with a desk, built over a small plan, and served with the strictest policy that it works under.

It is served once more for each kind of code host, below its name, with the page of the desk that goes there.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from macros.building.build import build
from macros.building.mkdocs.pages import Pages
from macros.desk.rehearsal import PLAN, laid_out
from macros.pages.site import build_site
from macros.settings import Settings, from_environment
from macros.settings.hosts import KINDS
from tests.conftest import ROOT, SITES, shared_folder
from tests.desk.code_host import PROJECT
from tests.desk.in_node import compiled
from tests.desk.one_python import shared_by
from tests.desk.pages import Desk
from tests.edits import change
from tests.engine import engine

LEADS = """        units:
          - unit: parks-bureau
            role: lead
            quote: "市园林局牵头"
"""
"""What the plan of rehearsals has of the measure that most tests change, which here is as short as in the guide."""


OF_DESK = re.compile(r"^## 在修改台里改.*?(?=^## )", re.DOTALL | re.MULTILINE)


def leads_to_the_desk(guide: Path) -> None:
    """Write into the guide for editors what it says of the desk, above the titles that the tests' sites have."""
    (found,) = OF_DESK.findall((ROOT / "docs" / "about" / "editing.md").read_text("utf-8"))
    guide.write_text(
        re.sub(r"^## 在修改台里改.*\n", found, guide.read_text("utf-8"), count=1, flags=re.M)
    )


@pytest.fixture(scope="session")
def desk(pytestconfig: pytest.Config) -> Desk:
    """The same for all workers; what they are served has compiled modules besides."""
    served, url = pytestconfig.stash[SITES]["desk"]
    _, host = pytestconfig.stash[SITES]["host"]

    def make(folder: Path) -> None:
        plan = folder / laid_out(folder)
        change(plan, LEADS, "")
        for name in ("plan.yml", "notice.txt"):
            change(plan.with_name(name), "市园林局牵头，", "")
        settings = Settings(
            plan=plan,
            site_url=url,
            repo_url=f"{host}/{PROJECT}",
            repo_kind=KINDS[0],
            desks=from_environment().desks,
        )
        assert settings.desk, "先运行 make install-desk"
        config = engine(folder / "engine")
        leads_to_the_desk(config.parent / "docs" / "about" / "editing.md")
        build(settings, folder / "site", config)
        (folder / "compiled").mkdir()
        site = compiled(folder / "site", plan.parent, folder / "compiled")
        for kind in KINDS:
            pages = Pages(build_site(replace(settings, repo_kind=kind)), config, folder / kind)
            assert pages.make("edit/index.html") == ""
            shared_by(site, kind, (folder / kind / "edit" / "index.html").read_bytes())
        Path(served).symlink_to(site)

    folder = shared_folder(pytestconfig, "desk", make)
    return Desk(url, folder / "site", (folder / PLAN).parent, host)
