"""In which order the parts of a covering notice are printed."""

from __future__ import annotations

import pytest

from macros.model.plan import PlanInfo
from macros.model.printed import heading_of_notice


@pytest.mark.parametrize(
    ("heading", "number", "found"),
    [
        (
            "关于印发方案的通知 示办〔2024〕1号",
            "示办〔2024〕1号",
            ("关于印发方案的通知", "示办〔2024〕1号"),
        ),
        ("关于印发方案的通知", "示办〔2024〕1号", ("关于印发方案的通知", "")),
        ("关于落实示办〔2024〕1号的通知", "示办〔2024〕1号", ("关于落实示办〔2024〕1号的通知", "")),
        ("关于印发方案的通知", None, ("关于印发方案的通知", "")),
    ],
)
def test_a_number_below_the_heading_is_no_part_of_it(
    heading: str, number: str | None, found: tuple[str, str]
) -> None:
    plan = PlanInfo.model_validate(
        {
            "id": "p",
            "title": "方案",
            "document_number": number,
            "notice": {"heading": heading, "body": "现印发。"},
            "source": {"title": "公文", "transcription": "notice.txt"},
        }
    )
    assert heading_of_notice(plan) == found
