"""The engine: a plan as typed data, checked, indexed and expanded into pages and files.

The package is named after the macros that it registers, with which pages show the plan; the plugin
mkdocs-macros finds ``define_env`` here. A macro's result is not rendered again, so that text of
the plan never runs as Jinja. Nothing is imported until it is called, so that the command line
starts without the template engine.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros; mkdocs-macros calls this for every build."""
    from macros.addresses import address
    from macros.building.page_macros import bound
    from macros.building.page_macros.macro import On
    from macros.pages.prose import shown
    from macros.pages.site import Site
    from macros.settings.engine import BY_PLAN

    site: Site | None = env.conf["extra"].get("site")
    if site is None:  # MkDocs was started by itself
        raise SystemExit(BY_PLAN)
    env.variables["plan"] = shown(site.index.plan)

    def on() -> On:
        file = env.page.file
        return On(site, address.of_source(file.src_uri), by_hand=not file.generated_by)

    for name, does in bound(on).items():
        env.macro(does, name)
