"""A site with a desk, built over a small plan, and served with the strictest policy that it works under."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.building.build import build
from macros.desk.rehearsal import laid_out
from macros.settings import Settings, from_environment
from tests.conftest import serve
from tests.desk.pages import Desk
from tests.edits import change
from tests.engine import engine

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self' https://api.github.com"
)
"""No other site but the code host's interface, and no code but that of the site's own files."""
LEADS = """        units:
          - unit: parks-bureau
            role: lead
            quote: "市园林局牵头"
"""
"""What the plan of rehearsals has of the measure that most tests change, which here is as short as in the guide."""


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desks = from_environment().desks
    place = tmp_path_factory.mktemp("desk")
    repository = (place / laid_out(place)).parent
    change(repository / "plan.yml", LEADS, "")
    for name in ("plan.yml", "notice.txt"):
        change(repository / name, "市园林局牵头，", "")
    folder = place / "site"
    with serve(folder, prefix="/kb/plan/", policy=POLICY) as url:
        settings = Settings(
            plan=repository / "plan.yml",
            site_url=url,
            repo_url="https://github.com/owner/repo",
            desks=desks,
        )
        assert settings.desk, "先运行 make install-desk"
        build(settings, folder, engine(place / "engine"))
        yield Desk(url, folder, repository)
