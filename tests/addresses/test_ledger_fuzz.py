"""Whatever the ledger's file holds: it is read as a whole, or every fault has its line; no line gets lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.addresses.ledger import Ledger, Line, read, salvaged
from macros.model.problems import PlanError
from tests.fuzzing import tried

PIECES = st.sampled_from(
    [
        *("/", "#", "..", ".", "//", "\\", "m/", "s/", "1", "measures/", "x", " ", "　", "\t", "\n", "\r\n", "\r"),
        *("# 方案：a\n", "# 方案: b\n", "#", "<<<<<<< x\n", "=======\n", ">>>>>>> y\n", "甲", "标题 二", "%2e%2e", "?a=b"),
        *("<script>", '"', "'", "{{x}}", "`", "\ufeff", "\0", "\u202e", "\u2028", "index.html", "api/v1/x.json", "-"),
    ]
)  # fmt: skip
LINES = st.lists(PIECES, max_size=25).map("".join)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ledger") / "addresses.txt"


@tried(100)
@given(content=st.one_of(LINES.map(str.encode), st.binary(max_size=200)))
@example(content=b"\xff\xfe/\x00")
@example(content="/a/ 甲\n/a/ 乙\n/m/1/ x\n/m/1/ y\n".encode())
@example(content=b"/a/#b c\n/a/#b\n/a/#b d\n")
@example(content="# 方案：a\n# 方案：b\n/\n".encode())
def test_any_file_is_read_or_refused_with_its_lines(content: bytes, path: Path) -> None:
    path.write_bytes(content)
    try:
        ledger = read(path)
    except PlanError as error:
        reports = error.reports
    else:
        the_same(ledger, content, path)
        return
    salvaged(content)  # for comparison anything will do
    lines = content.count(b"\n") + content.count(b"\r") + 1
    assert reports
    for report in reports:
        assert report.message
        assert "\n" not in str(report)
        assert 1 <= report.line <= lines + 1


def the_same(ledger: Ledger, content: bytes, path: Path) -> None:
    """Hold that a ledger that was read is the same however it is read, and is what it may be."""
    assert salvaged(content) == ledger
    path.write_text(ledger.text(), "utf-8")
    assert read(path) == ledger
    for line in ledger.lines:
        assert not line.address.startswith("/")
        assert ".." not in line.address.partition("#")[0].split("/")


ADDRESSES = st.lists(st.sampled_from(["a", "m", "s", "1", "甲-乙", "x.csv"]), max_size=3).map(
    "/".join
)
WRITTEN = st.lists(
    st.builds(Line, ADDRESSES, st.sampled_from(["", "甲", "甲 乙"])), max_size=8
).map(tuple)


@tried(100)
@given(held=WRITTEN, come=WRITTEN)
def test_lines_that_come_take_none_away(held: tuple[Line, ...], come: tuple[Line, ...]) -> None:
    before = Ledger().with_lines(held)
    after = before.with_lines(come)
    assert {line.key for line in after.lines} == {line.key for line in (*before.lines, *come)}
    assert after.with_lines(come) == after
