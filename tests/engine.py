"""What a site of the tests is built from: the engine, and of docs/ what goes with every plan."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import yaml

from macros.addresses import address
from macros.loading.load import load
from macros.pages.navigation import named
from macros.pages.site import Navigation

ROOT = Path(__file__).parent.parent
_LINK = re.compile(r"\{\{ *link\([^{}]*\) *\}\}")
_TITLES = re.compile(r"\A---\n.*?\n---\n|^```.*?^```$|^#+ [^\n]*\n", re.DOTALL | re.MULTILINE)
"""The head of a page, a listing, in which a line may begin like a title, and the titles."""
GUIDES = {
    *("another-city", "editing", "fields", "macros", "messages", "settings", "speed", "writing"),
}
"""The pages for editors below about/: the same whatever the plan, and half the work of a small site."""


@cache
def navigation() -> Navigation:
    """Return the navigation that mkdocs.yml gives."""
    given = re.search(r"^nav:\n(?:  .*\n)+", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert given
    return tuple(named(yaml.safe_load(given[0])["nav"]))


@cache
def words_of_the_first_plan() -> tuple[str, ...]:
    """Return what tells of the plan that was published first: city and number, as no engine has them."""
    file = load(ROOT / "tests" / "plans" / "first" / "plan.yml").file
    issuer = next(unit for unit in file.units if unit.id in file.plan.issuer)
    city = file.plan.id.split("-")[0]
    return issuer.name[:2], (file.plan.document_number or "")[0], city, city.capitalize()


def pages_of_objects(docs: Path) -> list[Path]:
    """Return the pages written by hand about one object: they belong to the plan in data/."""
    folders = set(address.FOLDERS.values())
    pages = (page for folder in folders for page in (docs / folder).glob("*.md"))
    return sorted(page for page in pages if page.name != "index.md")


def engine(place: Path, *, guides: bool = False) -> Path:
    """Lay what a build needs besides a plan into ``place``; return its mkdocs.yml.

    What docs/ says of the objects of one plan stays out: their pages, and links to them in prose.
    Of the guides for editors stand the titles alone, to which other pages link, unless they are
    asked for.
    """
    docs = Path(shutil.copytree(ROOT / "docs", place / "docs"))
    for page in pages_of_objects(docs):
        page.unlink()
    for page in docs.rglob("*.md"):
        text = page.read_text("utf-8")
        if page.parent.name == "about" and page.stem in GUIDES and not guides:
            kept = (part for part in _TITLES.findall(text) if not part.startswith("```"))
            text = "\n".join(kept)
        page.write_text(_LINK.sub("方案里的对象", text), "utf-8")
    (place / "macros").symlink_to(ROOT / "macros")
    (place / "data").mkdir()  # which mkdocs.yml watches
    return Path(shutil.copy(ROOT / "mkdocs.yml", place))
