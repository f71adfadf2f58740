"""How MkDocs is configured for a site: by the engine, and over that by the file of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from macros.settings import cache_folder, engine


def configuration(config: Path) -> dict[str, Any]:
    """Return how MkDocs is to be configured: by the engine, and over that by the file of the site.

    Neither that file nor a folder with pages need be there. Raises ConfigurationError.
    """
    if config.resolve() == engine.CONFIG.resolve():
        return {"config_file": str(config)}
    brought = _settings(engine.CONFIG)
    brought.get("extra", {}).pop("operator", None)  # who runs the site of the engine's own plan
    own = _settings(config) if config.is_file() else {}
    given = _over(brought, own)
    pages = config.parent / given["docs_dir"]
    if not pages.is_dir():
        pages = cache_folder() / "no-pages"
        pages.mkdir(parents=True, exist_ok=True)
    given["docs_dir"] = str(pages.resolve())
    given["not_in_nav"] = "\n".join((brought["not_in_nav"], own.get("not_in_nav") or ""))
    given["watch"] = []
    # all other paths of the settings begin beside the package
    return {"config_file": str(engine.CONFIG), "config_file_path": str(engine.PACKAGE), **given}


def as_brought(config: Path) -> bool:
    """Whether pages are made as the engine does it: no plugin, hook or extension is the site's own."""
    if config.resolve() == engine.CONFIG.resolve() or not config.is_file():
        return True
    brought = _settings(engine.CONFIG)
    given = _over(brought, _settings(config))
    return all(given[key] == brought[key] for key in ("plugins", "hooks", "markdown_extensions"))


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
