"""Sites that are not built into pages, for what is exported from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import OTHERS, SECOND

PUBLIC = "https://plan.example.org/kb/"


def public_site(plan: Path) -> Site:
    """Return what is to be published of a plan at ``PUBLIC``."""
    return build_site(Settings(plan=plan, site_url=PUBLIC))


@pytest.fixture(scope="module")
def other() -> Site:
    """The second plan."""
    return public_site(SECOND)


@pytest.fixture(scope="module", params=OTHERS, ids=[path.parent.name for path in OTHERS])
def built_otherwise(request: pytest.FixtureRequest) -> Site:
    """Each plan of another build."""
    return public_site(request.param)
