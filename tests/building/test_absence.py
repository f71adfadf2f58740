"""Whatever a built site calls absent, the plan declares to have looked for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import html
from openpyxl import load_workbook

from macros.index.absence import CALLED, EXPLAINED, NO_UNIT, NOT_REVIEWED
from macros.model.kinds import Role, Statement
from tests.conftest import Published
from tests.some import some

ABSENT = re.compile(r"[^。；\n]*(?:公布的文本(?:没有|未)|公文没有写明|没有指定|没有为)[^。；\n]*")
SPEAKS_OF = {
    Statement.ASSIGNMENT: re.compile("牵头|责任|负责|单位|角色|引文"),
    Statement.DEADLINE: re.compile("期限"),
    Statement.TARGET: re.compile("目标"),
}
OWN_WORDS = ("about/", "api/index.html", "downloads/index.html", "plan/")
"""Pages of the site's own prose, and the official text."""


def reviewed(site: Published) -> set[Statement]:
    return {review.kind for review in site.site.index.plan.reviewed}


def sentences(site: Published) -> Iterator[tuple[str, str]]:
    """Yield where and what, of every page and file that states that something is absent."""
    notes = "".join(n.text for e in site.site.index.measures.values() for n in e.measure.notes)
    notes += "".join(n.text for n in site.site.index.plan.notes)
    notes += "".join(n.text for e in site.site.index.units.values() for n in e.unit.notes)
    for path in sorted(site.folder.rglob("*.html")):
        where = path.relative_to(site.folder).as_posix()
        if where.startswith(OWN_WORDS):
            continue
        page = html.fromstring(path.read_bytes())
        for part in page.iter("p", "h2", "td", "th", "li", "dd"):
            for found in ABSENT.finditer(part.text_content()):
                if found.group().strip() not in notes:
                    yield where, found.group().strip()
    for path in sorted(site.folder.rglob("*.xlsx")):
        for sheet in load_workbook(path):
            for cell in sheet[1]:
                if ABSENT.search(str(cell.value).replace("\n", "")):
                    yield path.name, str(cell.value)


def test_each_statement_of_absence_has_its_declaration(any_site: Published) -> None:
    declared = reviewed(any_site)
    seen = 0
    for where, words in sentences(any_site):
        spoken = {kind for kind, pattern in SPEAKS_OF.items() if pattern.search(words)}
        assert spoken <= declared, (where, words)
        seen += bool(spoken)
    assert bool(seen) == bool(declared)


def test_no_role_speaks_of_what_the_text_does_not_say() -> None:
    for role in Role:
        assert "没有" not in role.meaning.partition("编者")[0], role


def test_what_was_not_read_for_is_said_on_every_measure_that_lacks_it(any_site: Published) -> None:
    for id, entry in some(any_site.site.index.measures.items()):
        page = (any_site.folder / "measures" / id / "index.html").read_text("utf-8")
        assert (NOT_REVIEWED in page) == bool(entry.lacking.unreviewed), id
        answer = json.loads((any_site.folder / f"api/v1/measures/{id}.json").read_text("utf-8"))
        assert tuple(answer["data"]["unstated"]) == entry.lacking.unstated
        assert tuple(answer["data"]["unreviewed"]) == entry.lacking.unreviewed
        assert tuple(answer["data"]["explained"]) == entry.lacking.explained
        assert (EXPLAINED in page) == bool(entry.lacking.explained), id
        for kind, called in CALLED.items():
            assert called not in (*entry.lacking.unstated, *entry.lacking.unreviewed) or (
                (called in entry.lacking.unstated) == (kind in reviewed(any_site))
            )


def test_the_site_says_when_it_was_read_for_what(any_site: Published) -> None:
    answer = json.loads((any_site.folder / "api/v1/plan.json").read_text("utf-8"))
    said = {item["kind"] for item in answer["data"]["plan"]["reviewed"]}
    assert said == {kind.value for kind in reviewed(any_site)}
    about = html.parse(any_site.folder / "about/index.html").getroot().text_content()
    for review in any_site.site.index.plan.reviewed:
        assert f"{review.kind}（{review.on}" in about


def test_an_empty_cell_is_explained_by_what_was_read(any_site: Published) -> None:
    path = any_site.folder / f"downloads/{any_site.site.index.plan.id}.xlsx"
    rows = load_workbook(path)["说明"].iter_rows(values_only=True)
    words = next(str(row[1]) for row in rows if row[0] == "空格")
    said: dict[str, str] = {}
    for part in words.split("；"):
        names, _, meaning = part.partition("空着，表示")
        said |= dict.fromkeys(names.strip("“”").split("”“"), meaning)
    for kind, column in {"期限": "期限", "目标": "目标"}.items():
        declared = Statement(kind) in reviewed(any_site)
        assert said[column].startswith("公布的文本没有写明" if declared else NOT_REVIEWED)
    for column in ("单位", "角色", "引文", "文件", "期限日期", "最新进展"):  # nobody declares these
        assert said[column].startswith("本站没有收录")


def test_units_that_are_only_named_are_never_called_absent(any_site: Published) -> None:
    for id, entry in some(any_site.site.index.measures.items()):
        page = (any_site.folder / "measures" / id / "index.html").read_text("utf-8")
        assert (NO_UNIT in page) == (not entry.measure.units)


def test_home_says_what_the_text_does_not_state_only_if_it_does_not(any_site: Published) -> None:
    page = html.parse(any_site.folder / "index.html").getroot().text_content()
    some = any_site.site.index.unstated_for_some
    assert ("公布的文本没有为一些措施写明" in page) == bool(some)
    assert not some or reviewed(any_site)
