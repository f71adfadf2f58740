"""``plan fmt``: one way to write a plan; never another meaning."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from macros.editing import canonical as fmt
from macros.editing.canonical import FormatError, format_text
from macros.editing.comments import comments_in
from macros.loading.load import load, load_text
from macros.loading.reading import read_text
from macros.text.lines.reflow import reflow
from macros.text.lines.wrap import SLACK, WIDTH, columns, wrap
from tests import commands
from tests.conftest import FIRST, OTHERS, SECOND
from tests.some import some

CLEAN = Path("tests/broken/clean.yml")
PLANS = [FIRST, SECOND, *OTHERS]


def run(*arguments: str | Path) -> Result:
    return commands.run("fmt", *arguments)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small clean plan of its own, to be written anew."""
    shutil.copy(CLEAN, tmp_path / "plan.yml")
    shutil.copy(CLEAN.with_name("notice.txt"), tmp_path)
    return tmp_path / "plan.yml"


def formatted(plan: Path, *changes: tuple[str, str]) -> str:
    text = read_text(plan)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    result = format_text(text, plan)
    assert load_text(result, plan).file == load_text(text, plan).file
    return result


@pytest.mark.parametrize("path", PLANS)
def test_the_plans_are_in_canonical_form(path: Path) -> None:
    done = run("--check", path)
    assert done.exit_code == 0, done.output


def test_another_order_and_other_quotes_come_out_the_same(plan: Path) -> None:
    usual = formatted(plan)
    other = formatted(
        plan,
        ('  title: "示范方案"\n', ""),
        ("  preamble", "  'title': 示范方案\n  preamble"),
        ("    level: 市\n", ""),
        ("  - id: doc-law\n", '  -   level: "市"\n      id: "doc-law"\n'),
        ('    title: "示范条例"\n', "      title: '示范条例'\n"),
        ("        documents:\n          - doc-law\n", "        documents: [ doc-law ]\n"),
    )
    assert other == usual


def test_comments_stay_above_what_they_were_written_for(plan: Path) -> None:
    result = formatted(
        plan,
        ("units:\n", "# 关于单位\n\n# 两段\nunits: # 行尾\n  # 关于办公室\n"),
        ("    kind: 行政机关\n", "    # 关于类别\n    kind: 行政机关\n"),
        (
            "          - topic-service\n",
            "          # 关于主题\n          - topic-service\n# 结尾\n",
        ),
        ('title: "服务群众"', 'title: "服务群众"  # 标题之后'),
    )
    assert "# 关于单位\n\n# 两段\n# 行尾\nunits:\n  # 关于办公室\n  - id: office\n" in result
    assert "    # 关于类别\n    kind: 行政机关\n" in result
    assert "          # 关于主题\n          - topic-service\n\n# 结尾\n" in result
    assert '        # 标题之后\n        title: "服务群众"\n' in result


def test_a_comment_that_ends_an_object_stays_its_end(plan: Path) -> None:
    result = formatted(
        plan,
        ("    name: \"示范办公室\"\n    kind: 行政机关\n",
         "    kind: 行政机关\n    name: 示范办公室\n    # 单位的末尾\n"),
        ("          - topic-service\n", "          - topic-service\n        # 措施的末尾\n"),
        ("topics:\n", "topics:\n      # 缩进太多\n"),
    )  # fmt: skip
    assert '    name: "示范办公室"\n    # 单位的末尾\n    kind: 行政机关\n' in result
    assert result.endswith("          - topic-service\n        # 措施的末尾\n")
    assert "topics:\n  # 缩进太多\n  - id: topic-service\n" in result


def test_the_head_of_the_file_stays_at_the_top(plan: Path) -> None:
    head = "# yaml-language-server: $schema=plan.schema.json\n# 说明\n\n"
    text = head + read_text(plan).split("\n", 1)[1]
    units = text[text.index("\nunits:") : text.index("\ntopics:")]
    moved = text.replace(units, "").replace("plan:\n", units.lstrip() + "\nplan:\n", 1)
    assert format_text(moved, plan).startswith(head + "plan:\n")


def test_what_looks_like_a_comment_in_a_text_stays_text(plan: Path) -> None:
    result = formatted(
        plan,
        (
            "        topics:\n",
            "        notes:\n          - kind: 说明\n            text: |-\n"
            "              # 不是注释\n\n              # 也不是\n        topics:\n",
        ),
    )
    assert "# 不是注释" not in comments_in(result)
    assert load_text(result, plan).file.sections[0].measures[0].notes[0].text == (
        "# 不是注释\n\n# 也不是"
    )


def test_quotes_and_backslashes_are_kept(plan: Path) -> None:
    title = "<b>\"甲\" 与 '乙'、\\n、: # {{ 7*7 }}"
    quoted = "'" + title.replace("'", "''") + "'"
    result = formatted(plan, ('"公共服务"', quoted))
    assert load_text(result, plan).file.topics[0].name == title


def test_line_ends_and_byte_order_mark_become_the_usual_ones(plan: Path) -> None:
    usual = format_text(read_text(plan), plan)
    plan.write_bytes(b"\xef\xbb\xbf" + usual.replace("\n", "\r\n").encode())
    assert run("--check", plan).exit_code == 1
    assert run(plan).exit_code == 0
    assert plan.read_bytes() == usual.encode()


def test_check_shows_what_would_change_and_writes_nothing(plan: Path) -> None:
    plan.write_text(read_text(plan).replace('"公共服务"', "公共服务"), encoding="utf-8")
    before = plan.read_bytes()
    done = run("--check", plan)
    assert done.exit_code == 1
    assert '-    name: 公共服务\n+    name: "公共服务"\n' in done.stdout
    assert "尚未整理" in done.stderr
    assert plan.read_bytes() == before


def test_a_plan_with_faults_is_left_as_it_is(plan: Path) -> None:
    plan.write_text(read_text(plan).replace("role: named", "role: lead"), encoding="utf-8")
    before = plan.read_bytes()
    done = run(plan)
    assert done.exit_code == 1
    assert "须有依据" in done.output
    assert plan.read_bytes() == before


def test_a_missing_plan_cannot_be_formatted(tmp_path: Path) -> None:
    assert run(tmp_path / "plan.yml").exit_code == 2


def test_the_mode_of_the_file_and_a_link_to_it_stay(plan: Path, tmp_path: Path) -> None:
    plan.write_text(read_text(plan).replace('"公共服务"', "公共服务"), encoding="utf-8")
    plan.chmod(0o640)
    link = tmp_path / "link.yml"
    link.symlink_to(plan)
    assert run(link).exit_code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert '"公共服务"' in read_text(plan)


def test_a_write_that_fails_leaves_the_file_and_no_rest(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.write_text(read_text(plan).replace('"公共服务"', "公共服务"), encoding="utf-8")
    before = plan.read_bytes()

    def fail(source: str, target: Path) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "replace", fail)
    done = run(plan)
    assert done.exit_code == 2
    assert "写不进" in done.output
    assert plan.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notice.txt", "plan.yml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("群众意见", "群众的意见"), ("name:", "# 新注释\n    name:"), ("    level: 市\n", "")],
)
def test_the_proof_finds_a_formatter_that_changes_something(
    old: str, new: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = fmt._rendered

    def wrong(*arguments: Any) -> str:
        return right(*arguments).replace(old, new, 1)

    monkeypatch.setattr(fmt, "_rendered", wrong)
    with pytest.raises(FormatError):
        format_text(read_text(plan), plan)
    before = plan.read_bytes()
    assert run(plan).exit_code == 2
    assert plan.read_bytes() == before


def test_lines_of_the_real_plan_are_neither_too_long_nor_ugly() -> None:
    for path in PLANS:
        for at in some(load(path).measures()):
            for paragraph in at.measure.text.split("\n\n"):
                lines = wrap(paragraph)
                assert reflow("\n".join(lines)) == paragraph
                for line in lines:
                    assert columns(line) <= WIDTH + SLACK
                    assert line[0] not in "，。、；：！？）》」』”’"
                for line in lines[:-1]:
                    assert line[-1] not in "（《「『“‘"


def test_an_edit_in_one_sentence_moves_no_other() -> None:
    first, second = "甲" * 70 + "，乙。", "丙" * 60 + "。"
    assert wrap(first + second)[-2:] == wrap("多" + first + second)[-2:]


def test_no_line_begins_or_ends_with_the_wrong_mark() -> None:
    for length in range(30, 46):
        text = "字" * length + "（甲）、《乙》“丙”，" + "字" * length + "——丁……戊：" + "字" * 50
        lines = wrap(text)
        assert len(lines) > 2
        assert not any(line[0] in "，、）》”：—…" for line in lines)
        assert not any(line[-1] in "（《“—" for line in lines)


@pytest.mark.parametrize("length", range(30, 46))
def test_numbers_and_latin_words_are_not_parted(length: int) -> None:
    text = "字" * length + "第2027年底豫发〔2023〕31号Business Ready评估１２３４５热线二十一项"
    text += "字" * length + "二〇二三年" + "字" * 40
    for word in ("第2027年", "〔2023〕31号", "Business Ready", "１２３４５", "二十一", "二〇二三"):
        assert any(word in line for line in wrap(text)), wrap(text)
    for line, following in zip(wrap(text), wrap(text)[1:], strict=False):
        assert not (line[-1].isalnum() and following[0].isalnum() and following[0].isascii())
        assert not (line[-1].isdecimal() and following[0] == "年")
        assert line == line.strip()
