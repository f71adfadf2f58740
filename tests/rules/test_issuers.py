"""Who issued a notice and who put a seal to it, by its letterhead and its signature."""

from __future__ import annotations

import pytest

from macros.model.plan import PlanFile
from macros.rules import check_meaning
from macros.rules.context import Copies


def said(
    letterhead: str, signature: str, *issuer: str, sealed_by: str = "", heading: str = ""
) -> list[str]:
    """Return what the rule says of a plan with these issuers."""
    plan = {
        "id": "p",
        "title": "示范方案",
        "preamble": "前言。",
        "issuer": issuer,
        "source": {"title": "公文", "transcription": "notice.txt"},
        **({"heading": heading} if heading else {}),
        **({"letterhead": letterhead} if letterhead else {}),
        **({"signature": signature} if signature else {}),
        **({"sealed_by": sealed_by} if sealed_by else {}),
    }
    names = {"a": "市甲局", "b": "市乙局", "b-office": "市乙局办公室", "c": "市丙局"}
    measure = {"id": "m", "number": "1.", "title": "种树", "text": "种树。"}
    file = PlanFile.model_validate(
        {
            "plan": plan,
            "units": [{"id": id, "name": name, "kind": "行政机关"} for id, name in names.items()],
            "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": [measure]}],
        }
    )
    found = check_meaning(file, Copies(None))
    return [p.message for p in found if p.rule == "issuers_are_printed"]


@pytest.mark.parametrize(
    ("letterhead", "signature", "issuer", "faults"),
    [
        ("市甲局文件", "", ["a"], 0),
        ("", "市甲局\n\n2024年3月1日", ["a"], 0),
        ("", "", ["a"], 0),
        ("市甲局文件", "", ["b"], 2),
        ("市甲局 市乙局 文件", "", ["a"], 1),
        ("市甲局市乙局文件", "", ["a"], 1),
        ("市甲局 市乙局 文件", "", ["a", "b"], 0),
        ("市甲局 市乙局 文件", "", ["b", "a"], 1),
        ("市甲局文件", "市甲局\n\n市乙局\n\n2024年3月1日", ["a"], 1),
        ("市乙局办公室文件", "", ["b-office"], 0),
        ("市甲局交警支队文件", "市乙局", ["b"], 0),
    ],
)
def test_issuers_are_those_who_are_printed(
    letterhead: str, signature: str, issuer: list[str], faults: int
) -> None:
    assert len(said(letterhead, signature, *issuer)) == faults


@pytest.mark.parametrize(
    ("words", "sealed"),
    [
        ("（市丙局代章）", True),
        ("（市丙局代章，2024年3月1日）", True),
        ("（代章：市丙局）", True),
        ("（代章）市丙局", True),
        ("代章单位：市丙局", True),
        ("（市丙局代）", True),
        ("市丙局（代）", True),
        ("（加盖市丙局印章）", True),
        ("（以市丙局章代）", True),
        ("（市乙局代章）", False),
        ("（代表市丙局）", False),
        ("（无锡市民政局代章）", False),
        ("（不含市丙局代章）", False),
        ("（市丙局未代章）", False),
        ("（无需市丙局代章）", False),
        ("（不由市丙局代章，由市乙局代章）", False),
        ("（不由市乙局代章，由市丙局代章）", True),
        ("（加盖市乙局印章，不加盖市丙局印章）", False),
    ],
)
def test_a_seal_put_for_another_is_read_as_it_is_printed(words: str, sealed: bool) -> None:
    assert (not said("", f"市甲局\n\n{words}", "a", sealed_by="c")) == sealed


def of_document(title: str, *issuer: str, text: str = "") -> list[str]:
    """Return what the rule says of a document with these issuers, which the plan cites."""
    whole = {"text": text, "transcription": "d.txt", "issued_on": "2024-03-01"} if text else {}
    names = {"a": "市甲局", "b": "市乙局", "b-office": "市乙局办公室"}
    measure = {"id": "m", "number": "1.", "title": "种树", "text": f"照《{title}》种树。"}
    file = PlanFile.model_validate(
        {
            "plan": {
                "id": "p",
                "title": "示范方案",
                "source": {"title": "公文", "transcription": "notice.txt"},
            },
            "documents": [{"id": "d", "title": title, "issuer": issuer, **whole}],
            "units": [{"id": id, "name": name, "kind": "行政机关"} for id, name in names.items()],
            "sections": [{"id": "s", "number": "一、", "title": "做事", "measures": [measure]}],
        }
    )
    found = check_meaning(file, Copies(None))
    return [p.message for p in found if p.rule == "issuers_are_printed"]


@pytest.mark.parametrize(
    ("title", "issuer", "faults"),
    [
        ("市甲局关于种树的通知", ["a"], 0),
        ("市甲局关于种树的通知", ["b"], 1),
        ("市甲局、市乙局关于种树的通知", ["b", "a"], 0),
        ("市乙局办公室关于种树的通知", ["b"], 1),
        ("市乙局办公室关于种树的通知", ["b-office"], 0),
        ("市甲局交警支队关于种树的通知", ["b"], 0),
        ("市甲局工作规则", ["b"], 0),
        ("关于种树的通知", ["b"], 0),
    ],
)
def test_the_issuer_of_a_cited_document_is_not_another_than_its_title_names(
    title: str, issuer: list[str], faults: int
) -> None:
    assert len(of_document(title, *issuer)) == faults


@pytest.mark.parametrize(("issuer", "faults"), [("a", 1), ("b", 0)])
def test_nor_another_than_those_who_signed_it(issuer: str, faults: int) -> None:
    text = "各县：\n\n照市甲局的要求种树。\n\n市乙局\n\n2024年3月1日"
    assert len(of_document("补充通知", issuer, text=text)) == faults


@pytest.mark.parametrize(("issuer", "faults"), [("a", 0), ("b", 1)])
def test_the_heading_of_a_decree_says_who_issues_it(issuer: str, faults: int) -> None:
    signature = "局长　林某某\n\n2024年3月1日"
    assert len(said("", signature, issuer, heading="市甲局令第18号")) == faults
