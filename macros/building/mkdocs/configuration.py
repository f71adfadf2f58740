"""How MkDocs is configured: by the engine, and over that by the ``mkdocs.yml`` of a site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from macros.pages.navigation import named, with_names
from macros.settings import cache_folder, engine, mkdocs_yml
from macros.settings.mkdocs_own import faults_of_own
from macros.settings.mkdocs_places import endless, missing_files, to_itself
from macros.settings.mkdocs_words import MORE_EXTENSIONS

_BROUGHT = (engine.DOCS, engine.PACKAGE / "pages" / "theme")
"""Where the files lie that the engine brings to every site."""


def configuration(config: Path, site_url: str = "") -> dict[str, Any]:
    """Return how MkDocs is to be configured: by the engine, and over that by the file of the site.

    Neither that file nor a folder with pages need be there. Raises ConfigurationError with every
    setting that has no effect, or that leads to the public address of the site itself.
    """
    if config.is_file():
        _check(config, site_url)
    if config.resolve() == engine.CONFIG.resolve():
        _refuse_endless(engine.DOCS)
        return {"config_file": str(config)}
    brought = _settings(engine.CONFIG)
    brought.get("extra", {}).pop("operator", None)  # who runs the site of the engine's own plan
    own = _settings(config) if config.is_file() else {}
    laid = _over(brought, own)
    pages = config.parent / laid["docs_dir"]
    if not pages.is_dir():
        pages = cache_folder() / "no-pages"
        pages.mkdir(parents=True, exist_ok=True)
    _refuse_endless(pages)
    laid["docs_dir"] = str(pages.resolve())
    for key in ("not_in_nav", "exclude_docs"):
        laid[key] = "\n".join((brought[key], own.get(key) or ""))
    for key in ("extra_css", "extra_javascript"):
        more = (entry for entry in own.get(key) or [] if entry not in brought[key])
        laid[key] = [*brought[key], *more]
    laid["markdown_extensions"] = _with_more(brought, own)
    laid["plugins"] = brought["plugins"]
    laid["nav"] = list(with_names(laid["nav"], _names(brought["nav"])))
    laid["watch"] = []
    # all other paths of the settings begin beside the package
    return {"config_file": str(engine.CONFIG), "config_file_path": str(engine.PACKAGE), **laid}


def _refuse_endless(docs: Path) -> None:
    if faults := [*endless(docs)]:
        raise ConfigurationError("\n".join(faults))


def _check(config: Path, site_url: str) -> None:
    try:
        own = config.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        words = "不是 UTF-8 编码，读不懂；请用编辑器另存为 UTF-8。"
        raise ConfigurationError(f"{config.name}:{line}: {words}") from None
    brought = engine.CONFIG.read_text("utf-8")
    found = list(mkdocs_yml.faults(own, brought))
    if not found and config.resolve() == engine.CONFIG.resolve():
        found = list(faults_of_own(own))
    found = found or [
        *missing_files(own, config.parent, _BROUGHT),
        *(to_itself(own, site_url) if site_url else ()),
    ]
    if found:
        raise ConfigurationError("\n".join(found))


def _with_more(brought: dict[str, Any], own: dict[str, Any]) -> list[Any]:
    """Return the extensions of the engine, and those that a site switches on besides."""
    given: Any = own.get("markdown_extensions") or []
    entries = (
        [{name: options} for name, options in given.items()] if isinstance(given, dict) else given
    )
    more = [
        entry
        for entry in entries
        if (entry if isinstance(entry, str) else next(iter(entry))) in MORE_EXTENSIONS
    ]
    return [*brought["markdown_extensions"], *more]


def _names(nav: list[Any]) -> dict[str, str]:
    """Return what the engine calls those of its pages that have no heading for MkDocs to read."""
    return {
        source: name
        for name, source in named(nav)
        if "\n# " not in (engine.DOCS / source).read_text("utf-8")
    }


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return settings with others over them, key by key; a key without a value changes nothing."""
    held = {key: value for key, value in above.items() if value is not None}
    nested = {
        key: _over(below[key], value)
        for key, value in held.items()
        if isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return below | held | nested


def _settings(config: Path) -> dict[str, Any]:
    with config.open("rb") as file:
        read = yaml_load(file)
    if not isinstance(read, dict):
        raise ConfigurationError(f"{config.name}：要逐行写“键: 值”。")
    return read
