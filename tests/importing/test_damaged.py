"""A damaged notice ends in a plan that passes its check, or in words: never in anything else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from macros.importing.drafting.draft import draft
from macros.importing.source import UnreadableSource
from macros.importing.writing import plan_text
from macros.loading.load import load_text
from tests.conftest import PLANS
from tests.importing.drafting import source

NOTICES = [path.with_name("notice.txt") for path in PLANS.values()]
NOTICES += sorted((Path(__file__).parent / "notices").glob("*.txt"))
PIECES = (
    "（",
    "《",
    "一、",
    "1.",
    "（一）",
    "：",
    "附件",
    "第一章",
    "——",
    "牵头单位：",
    "2023年12月底前",
)


def damaged(seed: int) -> list[str]:
    """Return the lines of a notice, some of them lost, moved, cut, repeated or joined."""
    chance = random.Random(seed)
    lines = [line for line in chance.choice(NOTICES).read_text("utf-8").split("\n") if line.strip()]
    for _ in range(chance.randint(1, 6)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[place : place + chance.randint(1, 6)]
                lines = lines or ["。"]
            case 1:
                lines.insert(other, lines[place])
            case 2:
                lines[place] = lines[place][: chance.randrange(len(lines[place])) + 1]
            case 3:
                lines[place : place + 2] = ["".join(lines[place : place + 2])]
            case 4:
                lines[place], lines[other] = lines[other], lines[place]
            case _:
                at = chance.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:at] + chance.choice(PIECES) + lines[place][at:]
    return lines


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_notice_is_drafted_or_refused(seed: int, tmp_path: Path) -> None:
    lines = damaged(seed)
    text, refused = "", ""
    try:
        text = plan_text(draft(source(*lines)))
    except UnreadableSource as error:
        refused = str(error)
    if refused:
        assert "请" in refused
        return
    (tmp_path / "notice.txt").write_text("\n".join(lines), "utf-8")
    load_text(text, tmp_path / "plan.yml")
