"""What a site of the tests is built from: the engine, and of docs/ what goes with every plan."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

from macros.addresses import address
from macros.loading.load import load

ROOT = Path(__file__).parent.parent
_LINK = re.compile(r"\{\{ *link\([^{}]*\) *\}\}")


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


def engine(place: Path) -> Path:
    """Lay what a build needs besides a plan into ``place``; return its mkdocs.yml.

    What docs/ says of the objects of one plan stays out: their pages, and links to them in prose.
    """
    docs = Path(shutil.copytree(ROOT / "docs", place / "docs"))
    for page in pages_of_objects(docs):
        page.unlink()
    for page in docs.rglob("*.md"):
        page.write_text(_LINK.sub("方案里的对象", page.read_text("utf-8")), "utf-8")
    (place / "macros").symlink_to(ROOT / "macros")
    (place / "data").mkdir()  # which mkdocs.yml watches
    return Path(shutil.copy(ROOT / "mkdocs.yml", place))
