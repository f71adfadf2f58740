"""Faults of the code of pages: what becomes of a function, and what must be said of the page that it then makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.building.mutations.in_code import Fault, Make, field, first_for_all, page


def always(value: Any) -> Callable[[Make], Make]:
    """Give one value whatever is asked."""
    return lambda make: lambda *given, **more: value


def derived(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Change what a property derives."""
    return lambda old: property(lambda of: change(old.fget(of)))


def _home_for_all(trail: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(crumb, address="") for crumb in trail)


LOANS, TWO = page("measures/credit-loans"), ("open-business", "credit-loans")
MEASURES = tuple(name for id in TWO for name in page(f"measures/{id}"))
UNITS = tuple(name for id in ("tax-bureau", "industry-bureau") for name in page(f"units/{id}"))
HEAD = "macros.pages.head.head."


def of_page(what: str, target: str, change: Callable[[Any], Any], said: str) -> Fault:
    """Return a fault that shows on the page of a measure."""
    return Fault(what, target, change, None, LOANS, said)


CODE_OF_PAGES = (
    of_page(
        "roles the wrong way round",
        "macros.index.measures.MeasureEntry.relations_by_role",
        derived(lambda found: tuple(reversed(found))),
        "单位和角色",
    ),
    of_page(
        "every page has one title", f"{HEAD}Head", field("title", lambda _: "望澜"), "网页标题"
    ),
    of_page(
        "every page has one description",
        f"{HEAD}Head",
        field("description", lambda _: "优化营商环境"),
        "描述",
    ),
    of_page("all steps lead home", f"{HEAD}Head", field("trail", _home_for_all), "路径"),
    of_page("no tags", f"{HEAD}Head", field("tags", lambda _: ()), "ArticleTitle"),
    of_page("another issuer", "macros.pages.head.tags.issuers", always("望澜市财政局"), "Author"),
    of_page(
        "programs read of another object",
        "macros.pages.head.jsonld._object",
        lambda make: lambda site, entry: make(site, next(iter(site.index.measures.values()))),
        "JSON-LD 的对象",
    ),
    of_page("pages allow everything", "macros.pages.csp.policy", always("default-src *"), "策略"),
    of_page(
        "every page may reach the host of the code",
        "macros.pages.csp.policy",
        lambda make: lambda connects="": make("connect-src https://code.example.org"),
        "connect-src",
    ),
    of_page(
        "a deadline is called absent",
        "macros.index.measures.MeasureEntry.lacking",
        lambda old: property(lambda of: replace(old.func(of), unstated=("完成期限",))),
        "没有写明的",
    ),
    Fault(
        "all citations are the first",
        "macros.pages.views.cite.citation",
        first_for_all,
        None,
        MEASURES,
        "引文",
    ),
    Fault(
        "all previews show the first picture",
        f"{HEAD}share_picture",
        first_for_all,
        None,
        MEASURES,
        "预览的图",
    ),
    Fault(
        "all references are the first",
        "macros.pages.views.cite.reference",
        first_for_all,
        None,
        MEASURES,
        "参考文献",
    ),
    Fault(
        "all units have the files of the first",
        "macros.addresses.downloads.of_unit",
        first_for_all,
        None,
        UNITS,
        "下载",
    ),
    Fault(
        "nothing is reported of any measure",
        "macros.index.measures.MeasureEntry.latest_progress",
        derived(lambda _: None),
        None,
        UNITS[:1],
        "的状态",
    ),
    Fault(
        "as many measures name all units",
        "macros.pages.views.objects.measures_naming",
        first_for_all,
        None,
        UNITS,
        "措施的项数",
    ),
    Fault(
        "nobody answers in lists",
        "macros.index.measures.MeasureEntry.charged",
        derived(lambda _: ()),
        None,
        page("topics/topic-finance"),
        "要点",
    ),
    Fault(
        "all cells of the relations say lead",
        "macros.pages.views.matrix.Cell.words",
        derived(lambda _: "牵头"),
        None,
        page("relations"),
        "中的角色",
    ),
    Fault(
        "units have one measure more in each role",
        "macros.index.units.UnitEntry.numbers",
        derived(lambda found: {role: number + 1 for role, number in found.items()}),
        None,
        ("index.html",),
        "的角色",
    ),
)
