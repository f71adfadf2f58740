"""``plan import``: both files or none, and never over what an editor wrote."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.editing.open_marks import comment
from macros.importing import conversion
from macros.importing.formats.blocks import SCAN
from macros.importing.reading import read
from macros.importing.source import Source
from macros.loading.load import load
from macros.loading.yamltext import parse
from tests.conftest import PLANS
from tests.importing.drafting import HEAD

BODY = "一、种树\n1.种行道树。补齐缺株。（责任单位：市园林局）\n2.建公园。见缝插绿。（责任单位：市园林局）"


def imported(folder: Path, *files: tuple[str, str], options: tuple[str, ...] = ()) -> Result:
    names = []
    for name, text in files:
        (folder / name).write_text(text, "utf-8")
        names.append(str(folder / name))
    return CliRunner().invoke(main, ["import", *names, "--into", str(folder / "city"), *options])


def test_a_notice_becomes_a_plan_that_passes(tmp_path: Path) -> None:
    result = imported(tmp_path, ("通知.txt", f"{HEAD}\n{BODY}"))
    assert result.exit_code == 0, result.output
    assert "每个字都有着落：100 %。" in result.output
    assert len(list(load(tmp_path / "city" / "plan.yml").measures())) == 2


def test_files_behind_the_notice_are_annexes(tmp_path: Path) -> None:
    result = imported(
        tmp_path,
        ("通知.txt", f"{HEAD}\n{BODY}"),
        ("一.txt", "附件1\n任务清单\n1.种树。种下去。"),
        ("二.txt", "考核办法\n按年考核。"),
    )
    assert result.exit_code == 0, result.output
    annexes = load(tmp_path / "city" / "plan.yml").file.annexes
    assert [(one.number, one.title) for one in annexes] == [("附件1", "任务清单"), ("", "考核办法")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("扫描.png", b"\x89PNG\r\n\x1a\n", SCAN),
        ("通知.txt", f"{HEAD}\n{BODY}{'1' * 2001}".encode(), "个字母、数字和符号连成一串"),
    ],
)
def test_what_cannot_be_read_writes_nothing(
    name: str, data: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    into = str(tmp_path / "city")
    result = CliRunner().invoke(main, ["import", str(tmp_path / name), "--into", into])
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "city").exists()


def test_a_character_without_a_place_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_badly(path: Path, **how: Any) -> Source:
        source = read(path, **how)
        return replace(source, raw=f"{source.raw}丢字")

    monkeypatch.setattr(conversion, "read", read_badly)
    result = imported(tmp_path, ("通知.txt", f"{HEAD}\n{BODY}"))
    assert result.exit_code == 2
    assert "没有着落的字" in result.output
    assert not (tmp_path / "city").exists()


def test_the_report_of_what_is_there(tmp_path: Path) -> None:
    imported(tmp_path, ("通知.txt", f"{HEAD}\n{BODY}"))
    result = CliRunner().invoke(main, ["import", "--report", "--into", str(tmp_path / "city")])
    assert result.exit_code == 0
    assert result.output.startswith("# 待核清单：某川市绿化方案")


def edited(folder: Path) -> Path:
    """Import a notice and edit the plan as an office does; return it."""
    imported(folder, ("通知.txt", f"{HEAD}\n{BODY}"))
    path = folder / "city" / "plan.yml"
    text = path.read_text("utf-8")
    text = text.replace("id: zhong-xing-dao-shu", "id: street-trees")
    text = text.replace("id: yuan-lin-ju", "id: parks").replace("unit: yuan-lin-ju", "unit: parks")
    note = (
        "        notes:\n          - kind: 说明\n            text: |-\n              编者的话。\n"
    )
    place = text.index("      - id: jian-gong-yuan")
    text = text[:place].rstrip() + "\n" + note + "\n" + text[place:]
    text = text.replace(
        "      - id: street-trees", f"      {comment('标题：没有看过')}\n      - id: street-trees"
    )
    path.write_text(text, "utf-8")
    load(path)
    return path


def test_importing_again_keeps_ids_and_the_words_of_editors(tmp_path: Path) -> None:
    path = edited(tmp_path)
    before = path.read_bytes()
    changed = BODY.replace("见缝插绿", "见缝插绿，2025年底前完成") + "\n3.浇水。浇透水。"
    result = imported(tmp_path, ("通知.txt", f"{HEAD}\n{changed}"))
    assert result.exit_code == 0, result.output
    assert path.read_bytes() == before
    new = path.parent / "new" / "plan.yml"
    load(new)
    made = parse(new.read_text("utf-8")).value
    first, second, third = made["sections"][0]["measures"]
    assert first["id"] == "street-trees"
    assert first["notes"][0]["text"] == "编者的话。"
    assert second["id"] == "jian-gong-yuan"
    assert "2025年底前完成" in second["text"]
    assert second["units"][0]["unit"] == "parks"
    above = new.read_text("utf-8").split("      - id: street-trees")[0]
    assert above.endswith(
        f"{comment('标题：没有看过')}\n"
    )  # what nobody looked at stays to be looked at
    assert third["id"] not in ("street-trees", "jian-gong-yuan")
    assert "2025年底前完成" in result.output


def test_importing_a_third_time_waits_for_the_second(tmp_path: Path) -> None:
    edited(tmp_path)
    files = ("通知.txt", f"{HEAD}\n{BODY}")
    assert imported(tmp_path, files).exit_code == 0
    result = imported(tmp_path, files)
    assert result.exit_code == 2
    assert "请先处理完它" in result.output


def test_a_plan_that_was_amended_is_not_imported_again(tmp_path: Path) -> None:
    shutil.copytree(PLANS["amended"].parent, tmp_path / "city")
    result = imported(tmp_path, ("通知.txt", f"{HEAD}\n{BODY}"))
    assert result.exit_code == 2
    assert "已经录入了后来的文件所作的修改" in result.output
    assert not (tmp_path / "city" / "new").exists()


def test_importing_the_same_again_changes_nothing(tmp_path: Path) -> None:
    edited(tmp_path)
    result = imported(tmp_path, ("通知.txt", f"{HEAD}\n{BODY}"))
    assert "内容没有变化。" in result.output
