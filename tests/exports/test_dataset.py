"""The files for other tools hold to what their specifications ask for."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from macros.addresses import downloads
from macros.building.published import published
from macros.exports.api.content import api, content_of
from macros.exports.dataset import MAKERS, dataset_files
from macros.exports.downloads.making import download_files
from macros.exports.file import InFolder
from macros.exports.twins.files import twins
from macros.model.kinds import ObjectKind
from macros.pages.site import Site
from macros.settings.operator import Operator
from tests.conftest import Published
from tests.exports.conftest import PUBLIC, NoPages

NOWHERE = InFolder(Path())
FIELD_TYPES = {"string", "number", "integer", "boolean", "object", "array", "any"}
CFF = distribution("check-jsonschema").locate_file(
    "check_jsonschema/builtin_schemas/vendor/citation-file-format.json"
)


def content(site: Site) -> dict[str, bytes]:
    return {file.address: file.content for file in dataset_files(site, NOWHERE)}


def package_faults(package: dict[str, Any]) -> list[str]:
    """Return what Data Package 1, Data Resource and Table Schema ask for and is not so."""
    found = [] if package.get("resources") else ["no resources"]
    if not re.fullmatch(r"[-a-z0-9._/]+", package.get("name", "")):
        found.append(f"name {package.get('name')}")
    for each in package.get("licenses", []):
        found += [] if each.get("name") or each.get("path") else ["a licence without a name"]
    for each in (*package.get("sources", []), *package.get("contributors", [])):
        found += [] if each.get("title") else ["a source or contributor without a title"]
    names = [resource.get("name", "") for resource in package.get("resources", [])]
    found += [f"name {n}" for n in names if not re.fullmatch(r"[-a-z0-9._/]+", n)]
    found += [f"twice {n}" for n in set(names) if names.count(n) > 1]
    for resource in package.get("resources", []):
        path = resource.get("path", "/")
        if path.startswith("/") or ".." in path.split("/"):
            found.append(f"path {path}")
        if "schema" not in resource:
            tabular = resource.get("profile") == "tabular-data-resource"
            found += ["a table without a schema"] if tabular else []
            continue
        fields = resource["schema"]["fields"]
        columns = [field["name"] for field in fields]
        found += [f"type {f['type']}" for f in fields if f["type"] not in FIELD_TYPES]
        found += [f"column {c}" for c in set(columns) if columns.count(c) > 1]
        found += [] if resource["schema"]["primaryKey"] in columns else ["no such key"]
    return found


def test_the_package_is_valid_and_its_files_are_there_with_the_columns_it_names(
    other: Site,
) -> None:
    files = content(other)
    package = json.loads(files[downloads.PACKAGE])
    assert package_faults(package) == []
    made = {
        file.address: file for export in (api, download_files) for file in export(other, NOWHERE)
    }
    table, lines, whole, *others = package["resources"]
    rows = list(
        csv.reader(io.StringIO(made[table["path"]].content.decode(table["encoding"] + "-sig")))
    )
    assert [field["name"] for field in table["schema"]["fields"]] == rows[0]
    key = rows[0].index(table["schema"]["primaryKey"])
    assert len({row[key] for row in rows[1:]}) == len(rows) - 1 == len(other.index.measures)
    assert whole["path"] in made
    twins_of = {file.address for file in twins(other, NoPages())}
    assert {each["path"] for each in others} <= twins_of
    assert [each["format"] for each in others] == ["sqlite", "xml"]
    named = {field["name"]: field["type"] for field in lines["schema"]["fields"]}
    kinds = {"string": str, "array": list, "boolean": bool, "integer": int, "object": dict}
    for line in files[lines["path"]].decode().splitlines():
        measure = json.loads(line)
        assert named.keys() == measure.keys()
        for name, kind in named.items():
            assert kind == "any" or type(measure[name]) is kinds[kind], name


def test_the_package_and_the_citation_stay_where_they_are(first: Published) -> None:
    kept = {line.address for line in published(first.built, first.site)}
    assert {downloads.PACKAGE, downloads.CITATION, downloads.LINES} <= kept


def test_what_is_wrong_with_a_package_is_found(other: Site) -> None:
    package = json.loads(content(other)[downloads.PACKAGE])
    table = package["resources"][0]
    table |= {"name": "措施", "path": "/etc/passwd"}
    table["schema"]["fields"][0] |= {"type": "text"}
    table["schema"]["primaryKey"] = "无"
    faults = package_faults(package | {"name": "A b", "licenses": [{"title": "甲"}]})
    assert faults == [
        *("name A b", "a licence without a name", "name 措施"),
        *("path /etc/passwd", "type text", "no such key"),
    ]
    assert package_faults({"name": "a", "resources": []}) == ["no resources"]


def test_each_line_is_what_the_api_says_of_a_measure(built_otherwise: Site) -> None:
    lines = content(built_otherwise)[downloads.LINES].decode().splitlines()
    answers = content_of(built_otherwise).of[ObjectKind.MEASURE]
    said = [answers(id).model_dump(mode="json") for id in built_otherwise.index.measures]
    assert [json.loads(line) for line in lines] == said


def check_citation(cited: dict[str, Any]) -> None:
    """Hold a citation to the schema of the Citation File Format 1.2.0, and to what this site means to say."""
    Draft7Validator(json.loads(Path(str(CFF)).read_text("utf-8"))).validate(cited)
    for work in cited.get("references", []):
        assert work["type"] == "government-document"


def test_the_citation_is_valid_and_names_who_issued_what_it_rests_on(built_otherwise: Site) -> None:
    cited = yaml.safe_load(content(built_otherwise)[downloads.CITATION])
    check_citation(cited)
    plan = built_otherwise.index.plan
    assert cited["authors"] == [{"name": MAKERS}]
    assert cited["url"] == PUBLIC
    if not plan.issuer:
        assert "references" not in cited
        return
    (work,) = cited["references"]
    assert (work["title"], work["url"]) == (plan.title, f"{PUBLIC}plan/")
    assert work.get("number") == plan.document_number


@pytest.mark.parametrize("name", ["某市某局", 'a: [b]\n# "c"'])
def test_who_runs_the_site_is_named_as_written(other: Site, name: str) -> None:
    files = content(other.run_by(replace(Operator(), name=name)))
    cited = yaml.safe_load(files[downloads.CITATION])
    check_citation(cited)
    assert cited["authors"] == [{"name": name}]
    package = json.loads(files[downloads.PACKAGE])
    assert package["contributors"] == [{"title": name, "role": "publisher"}]
    assert package_faults(package) == []
