"""Sites that are not built into pages, for what is exported from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from macros.pages.site import Site, build_site
from macros.settings import Settings
from tests.conftest import OTHERS, SECOND

PUBLIC = "https://plan.example.org/kb/"


class NoPages:
    """A site of which no page has been made."""

    def names(self) -> Iterable[str]:
        return ()

    def has(self, name: str) -> bool:
        return False

    def read(self, name: str) -> bytes:
        raise FileNotFoundError(name)

    def by_hand(self, name: str) -> bool:
        return False


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
