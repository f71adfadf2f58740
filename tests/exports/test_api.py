"""The static API: every file is as described, complete, and what the plan says."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from lxml import html
from openapi_spec_validator import validate

from macros.exports.api.content import Content
from macros.exports.api.file_kinds import FILES
from macros.pages.site import build_site
from macros.settings import from_environment
from macros.text.lines.reflow import squeeze
from tests.conftest import SECOND, Published
from tests.some import some


def answer(site: Published, path: str) -> Any:
    return json.loads((site.folder / "api/v1" / path).read_text(encoding="utf-8"))


def paths(site: Published) -> list[str]:
    root = site.folder / "api/v1"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.json"))


@cache
def described(text: str) -> dict[str, Draft202012Validator]:
    """Return a strict validator for each path of a description."""
    description = json.loads(text)
    for schema in description["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return {
        path: Draft202012Validator(
            {
                "components": description["components"],
                "$ref": item["get"]["responses"]["200"]["content"]["application/json"]["schema"][
                    "$ref"
                ],
            }
        )
        for path, item in description["paths"].items()
    }


def test_the_description_is_valid_openapi(site: Published) -> None:
    description = answer(site, "openapi.json")
    assert description["openapi"].startswith("3.1")
    validate(description)


def test_every_file_is_described_and_as_described(site: Published) -> None:
    validators = described((site.folder / "api/v1/openapi.json").read_text(encoding="utf-8"))
    seen = set()
    for path in paths(site):
        if path == "openapi.json":
            continue
        general = "/" + re.sub(r"/[^/]+\.json$", "/{id}.json", path)
        errors = [error.message for error in validators[general].iter_errors(answer(site, path))]
        assert not errors, (path, errors)
        seen.add(general)
    expected = {f"/{kind.path}" for kind in FILES}
    if not site.site.index.terms:
        expected.discard("/terms/{id}.json")
    assert seen == expected


def test_a_wrong_answer_would_be_noticed(second: Published) -> None:
    validators = described((second.folder / "api/v1/openapi.json").read_text(encoding="utf-8"))
    check = validators["/measures/{id}.json"]
    good = answer(second, "measures/open-business.json")
    assert check.is_valid(good)
    for broken in (
        good | {"data": {**good["data"], "surplus": 1}},
        good | {"data": {key: value for key, value in good["data"].items() if key != "text"}},
        {key: value for key, value in good.items() if key != "licence"},
        good | {"data": {**good["data"], "deadline": "soon"}},
    ):
        assert not check.is_valid(broken)


def test_every_file_says_where_it_is_from(site: Published) -> None:
    plan = site.site.settings.plan
    copy = plan.with_name(site.site.index.plan.source.transcription)
    digest = hashlib.sha256()
    for file in (plan, copy):
        content = file.read_bytes()
        digest.update(f"{len(content)}\n".encode() + content)
    for path in some(paths(site)):
        if path != "openapi.json":
            about = answer(site, path)
            assert about["url"] == site.at(f"api/v1/{path}")
            assert about["generated_from"]["digest"] == f"sha256:{digest.hexdigest()}"
            assert about["generated_from"]["commit"] is None
            assert about["plan"]["document_number"] == site.site.index.plan.document_number
            assert about["licence"]["editorial"] == "CC-BY-4.0"


def test_the_whole_plan_is_what_the_single_files_say(site: Published) -> None:
    whole = answer(site, "plan.json")["data"]
    for name in ("sections", "measures", "units", "documents", "topics", "terms"):
        for entry in whole[name]:
            assert answer(site, f"{name}/{entry['id']}.json")["data"] == entry
    index = site.site.index
    assert [m["text"] for m in whole["measures"]] == [
        e.measure.text for e in index.measures.values()
    ]
    assert whole["plan"]["preamble"] == index.plan.preamble
    assert len(answer(site, "index.json")["data"]) == len(index.living)


def leaves(value: Any) -> Iterator[str]:
    """Every text in nested data, white space aside."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif value is not None:
        yield squeeze(str(value))


def test_every_word_of_the_data_file_is_in_the_whole_plan(site: Published) -> None:
    given = yaml.load(site.site.settings.plan.read_bytes(), Loader=yaml.BaseLoader)
    given["plan"]["source"].pop("transcription")  # the name of a file of the repository
    whole = answer(site, "plan.json")
    assert sorted(set(leaves(given)) - set(leaves(whole))) == []


def test_a_document_that_is_only_a_source_says_of_what(second: Published) -> None:
    data = answer(second, "documents/doc-task-table.json")["data"]
    grounds = second.site.index.documents["doc-task-table"].grounds
    assert len(grounds) > 1
    assert [ref["id"] for ref in data["source_of"]] == [measure.id for measure in grounds]


def test_every_address_in_the_api_leads_somewhere(site: Published) -> None:
    found: set[str] = set()
    for path in paths(site):
        text = (site.folder / "api/v1" / path).read_text(encoding="utf-8")
        found |= set(re.findall(rf'"({re.escape(site.url)}[^"]*)"', text))
    assert len(found) > 100
    for url in found:
        where, _, anchor = url.removeprefix(site.url).partition("#")
        file = site.folder / where
        if where in ("", "api/v1") or where.endswith("/"):
            file = site.folder / where / "index.html"
        if where == "api/v1":
            continue  # the server in the description, no file
        assert file.is_file(), url
        if anchor:
            tree = html.document_fromstring(file.read_bytes())
            assert tree.xpath("//*[@id=$id]", id=anchor), url


def test_a_measure_is_found_by_its_number(site: Published) -> None:
    numbers = answer(site, "by-number.json")["data"]
    assert list(numbers) == [entry.code for entry in site.site.index.measures.values()]
    for code, ref in numbers.items():
        assert site.site.index.measures[ref["id"]].code == code


def test_tasks_are_found_by_unit_and_role(second: Published) -> None:
    unit = answer(second, "units/approval-bureau.json")["data"]
    roles = {group["role"]: group for group in unit["roles"]}
    assert list(roles) == ["lead", "responsible"]
    assert [task["measure"]["id"] for task in roles["lead"]["tasks"]] == [
        "service-items",
        "hall-service",
        "test-characters",
    ]
    portal = roles["responsible"]["tasks"][0]
    assert portal["quote"] == "市审批局负责数据共享"
    assert portal["deadline"]["on"] == "2026-06-30"
    assert portal["latest_progress"]["status"] == "delayed"
    everyone = {group["role"]: group["tasks"] for group in answer(second, "by-role.json")["data"]}
    assert [t for t in everyone["lead"] if t["unit"]["id"] == "approval-bureau"] == roles["lead"][
        "tasks"
    ]


def test_a_former_id_answers_with_what_became_of_it(second: Published) -> None:
    bureau = answer(second, "units/government-service-bureau.json")["data"]
    assert bureau["former"] is True
    assert bureau["became"] == "merged"
    assert [to["id"] for to in bureau["to"]] == ["approval-bureau"]
    assert answer(second, "measures/third-party-inspection.json")["data"]["to"] == []


def test_hostile_words_come_back_as_they_are(second: Published) -> None:
    given = second.site.index.measures["test-characters"].measure
    data = answer(second, "measures/test-characters.json")["data"]
    assert (data["title"], data["text"]) == (given.title, given.text)


def test_what_the_plan_does_not_say_is_null_or_empty(first: Published) -> None:
    for measure in some(answer(first, "plan.json")["data"]["measures"]):
        assert measure["deadline"] is None
        assert measure["targets"] == measure["progress"] == []
        assert "牵头、责任或配合单位" in measure["unstated"]


def test_the_page_shows_real_examples_and_the_promise(site: Published) -> None:
    page = html.document_fromstring((site.folder / "api/index.html").read_bytes())
    text = page.text_content()
    measure = next(iter(site.site.index.measures.values()))
    assert f'"id": "{measure.id}"' in text
    assert f"curl {site.at(f'api/v1/measures/{measure.id}.json')}" in text
    envelope, *examples = page.xpath("//pre[contains(., '……')]")
    whole = answer(site, "index.json")
    assert json.loads(envelope.text_content()) == {**whole, "data": "……"}
    assert len(examples) == 3
    for example in examples:
        assert set(json.loads(example.text_content())) == {"……", "data"}
    assert "至少再保留一年" in text
    for kind in FILES:
        assert f"api/v1/{kind.path}" in text


def test_the_commit_is_reported_when_the_environment_names_it() -> None:
    given = from_environment({"PLAN": str(SECOND), "SOURCE_COMMIT": "0123abc"})
    assert Content(build_site(given)).envelope("index.json")["generated_from"].commit == "0123abc"
