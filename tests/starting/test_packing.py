"""What of the repository goes to every site, and what belongs to its own plan."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from macros.addresses import address
from macros.building.mkdocs.configuration import configuration
from macros.settings import engine
from scripts.packing import leave_out_the_plan
from tests.conftest import ROOT
from tests.some import some


@pytest.mark.parametrize("folder", address.FOLDERS.values())
def test_pages_about_objects_are_told_from_those_for_every_site(folder: str) -> None:
    assert engine.is_about_an_object(f"{folder}/some-id.md")
    assert engine.is_about_an_object(PureWindowsPath(folder, "some-id.md").as_posix())
    for name in (f"{folder}/index.md", f"{folder}/picture.svg"):
        assert not engine.is_about_an_object(name)


def test_prose_scripts_and_pictures_go_to_every_site() -> None:
    for path in some(engine.DOCS.rglob("*")):
        name = path.relative_to(engine.DOCS).as_posix()
        if path.is_file() and name.split("/")[0] not in address.FOLDERS.values():
            assert not engine.is_about_an_object(name), name


def test_a_wheel_holds_no_page_about_an_object(tmp_path: Path) -> None:
    for name in ("measures/some-id.md", "measures/index.md", "about/index.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", "utf-8")
    leave_out_the_plan(tmp_path)
    assert not (tmp_path / "measures/some-id.md").exists()
    assert (tmp_path / "measures/index.md").exists()
    (tmp_path / "about/index.md").write_text('{{ link("some-id") }}', "utf-8")
    with pytest.raises(ValueError, match=r"index\.md"):
        leave_out_the_plan(tmp_path)


def test_a_site_takes_all_settings_of_the_engine_but_who_runs_its_own_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    brought = tmp_path / "brought.yml"
    brought.write_text(text.replace("extra:\n", "extra:\n  operator: { name: 甲 }\n"), "utf-8")
    monkeypatch.setattr(engine, "CONFIG", brought)
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "mkdocs.yml"
    assert configuration(own)["extra"] == {"generator": False}
    own.write_text("extra:\n  operator: { name: 乙 }\ntheme:\nnot_in_nav: /people.md\n", "utf-8")
    given = configuration(own)
    assert given["extra"] == {"generator": False, "operator": {"name": "乙"}}
    assert given["theme"]["name"] == "material"
    assert {"/poster.md", "/people.md"} <= set(given["not_in_nav"].split())
    assert Path(given["docs_dir"]).is_dir()
