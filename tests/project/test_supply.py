"""What comes from others: its licences are known, its bill is made, and its holes are asked for."""

from __future__ import annotations

import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from macros.serving.running import running
from scripts import audit
from scripts.packages import SITE, Package, locked
from scripts.sbom import bill

MAY_BE_USED = frozenset(
    (
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC-BY-4.0", "CC0-1.0", "ISC"),
        *("MIT", "MIT-0", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Python-2.0"),
        # as metadata of older packages of Python call them
        *("Apache Software License", "Apache 2.0", "BSD License", "MIT License", "Academic Free License (AFL)"),
        *("Mozilla Public License 2.0 (MPL 2.0)", "Python Software Foundation License"),
        "SIL Open Font License 1.1 (OFL-1.1)",
        *("GNU Lesser General Public License v3 or later (LGPLv3+)", "LGPL-3.0-only"),
    )
)  # fmt: skip
"""Licences that let anybody use, change and pass on what is made with the software."""
SAID_OTHERWISE = {
    "pypdfium2": "BSD-3-Clause, Apache-2.0, dependency licenses",
    "datasette": "Apache License, Version 2.0",
    "click-default-group": "Public Domain",  # its LICENSE: the Unlicense
    "parse-cache-control": "",  # its LICENSE: BSD-3-Clause
    "svg-tags": "",  # its README: MIT
}
"""Packages whose metadata name no licence of the list; each was looked at."""


def is_free(package: Package) -> bool:
    if package.name in SAID_OTHERWISE:
        return package.licence == SAID_OTHERWISE[package.name]
    names = re.split(r" (?:AND|OR) ", re.sub(r"^\((.*)\)$", r"\1", package.licence))
    return all(name in MAY_BE_USED for name in names)


def test_every_locked_package_has_a_licence_of_the_list() -> None:
    packages = locked(*SITE, Path("requirements-dev.txt"), Path("tests/js/package-lock.json"))
    assert len(packages) > 400
    here = [one for one in packages if one.licence or one.ecosystem == "npm"]
    assert len(packages) - len(here) < 10  # of other systems: they are not installed
    assert [(one.name, one.licence) for one in here if not is_free(one)] == []


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("MIT", True),
        ("(MIT OR CC0-1.0)", True),
        ("MIT AND PSF-2.0", True),
        ("GPL-3.0-only", False),
        ("MIT AND AGPL-3.0-only", False),
        ("SSPL-1.0", False),
        ("", False),
    ],
)
def test_a_licence_is_free_or_not(licence: str, free: bool) -> None:
    assert is_free(Package("npm", "x", "1", (), licence)) is free


def test_the_bill_names_everything_that_a_site_is_made_with() -> None:
    made = bill()
    assert made == bill()
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    names = {one["name"] for one in made["components"]}
    pinned = set(re.findall(r"^([\w.-]+)==", Path("requirements.txt").read_text("utf-8"), re.M))
    assert {"mkdocs-material", "pydantic", "pyodide"} <= names
    assert pinned <= names
    for one in made["components"]:
        assert one["purl"].endswith(f"@{one['version']}")
        assert "hashes" in one or one["externalReferences"][0]["hashes"]
    assert len({one["bom-ref"] for one in made["components"]}) == len(made["components"])


class _Osv(BaseHTTPRequestHandler):
    """Knows one hole; of ``lxml`` it says nothing else."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = [
            {"vulns": [{"id": "GHSA-x"}]} if one["package"]["name"] == "lxml" else {}
            for one in asked["queries"]
        ]
        body = json.dumps({"results": known}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_known_hole_is_told_and_no_answer_is_no_clean_bill(
    capsys: pytest.CaptureFixture[str],
) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Osv)
    with running(server):
        assert audit.main(f"http://127.0.0.1:{server.server_port}/") == 1
    said = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"PyPI lxml \S+（网站）：GHSA-x", said[0])
    assert said[-1].endswith("1 个有已知的漏洞。")
    assert audit.main(f"http://127.0.0.1:{server.server_port}/") == 2
    assert "没有问到 OSV" in capsys.readouterr().err


def test_review_rules_name_code_as_code() -> None:
    """Templates, scripts and styles lie in docs/ too: who may pass them is who passes code."""
    lines = Path(".github/CODEOWNERS").read_text("utf-8").splitlines()
    rules = [line.lstrip("# ").split() for line in lines if re.match(r"#? ?(/|\*)\S* +@", line)]
    owners = dict(rules)
    code = ("*", "/docs/", "/macros/", "/scripts/", "/tests/", "/benchmarks/", "/.github/")
    for where in (*code, "/Makefile", "/mkdocs.yml", "/pyproject.toml", "/requirements*.txt"):
        assert owners[where] == "@ORG/maintainers"
    assert {where for where, owner in rules if owner == "@ORG/editors"} == {"/data/"}
