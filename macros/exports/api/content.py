"""The static API: one JSON file for the plan, each list, each object, and the description."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from macros.addresses import address, downloads
from macros.addresses.numbers import shorts
from macros.exports.api.answers import Answers
from macros.exports.api.file_kinds import file_kind
from macros.exports.api.objects import (
    PlanOut,
    Redirects,
    RoleTasks,
    ShortOut,
    Whole,
)
from macros.exports.api.openapi import description
from macros.exports.api.parts import VERSION, GeneratedFrom, Licence, Links, Origin, PlanRef
from macros.exports.file import ExportedFile
from macros.model.kinds import ObjectKind, Role
from macros.pages.site import Site

OFFICIAL = (
    "公文原文是国家机关的公文，依《中华人民共和国著作权法》第五条不适用该法；以印发的文本为准。"
)
LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.zh-hans"


def api(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield every file of the API."""
    content = content_of(site)
    for path, data in content.files():
        yield _file(path, content.answer(path, data))
    yield _file("openapi.json", description(site.settings, site.index.plan.title))


def _file(path: str, content: object) -> ExportedFile:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return ExportedFile(address.API + path, f"{text}\n".encode())


@lru_cache(maxsize=1)
def content_of(site: Site) -> Content:
    """Return the content of the API of a site, made once."""
    return Content(site)


class Content:
    """Gives the content of every file of the API of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.index = site.index
        self.answers = Answers(site.index, site.settings.site_url)
        self.root = site.settings.site_url

    def files(self) -> Iterator[tuple[str, object]]:
        """Yield the path of each file and what its ``data`` holds."""
        answers, index, whole = self.answers, self.index, self.whole
        yield "plan.json", whole
        yield "index.json", answers.refs(index.living)
        yield "measures.json", tuple(answers.brief(entry) for entry in index.measures.values())
        yield "units.json", tuple(answers.unit_brief(entry) for entry in index.units.values())
        for kind, entries in index.by_kind.items():
            folder = address.API_FOLDERS[kind]
            if kind not in (ObjectKind.MEASURE, ObjectKind.UNIT):
                yield f"{folder}.json", answers.refs(entries)
            for entry in getattr(whole, folder):
                yield f"{folder}/{entry.id}.json", entry
        for former in whole.redirects.former:
            yield f"{address.API_FOLDERS[former.kind]}/{former.id}.json", former
        numbers = {
            entry.code: answers.ref(id) for id, entry in index.measures.items() if entry.code
        }
        yield "by-number.json", numbers
        yield "by-role.json", self.by_role()
        yield "redirects.json", whole.redirects
        yield "changes.json", whole.changes

    def envelope(self, path: str) -> dict[str, Any]:
        """Return what every file says about itself."""
        plan, settings = self.index.plan, self.site.settings
        return {
            "api_version": VERSION,
            "url": self.root + address.API + path,
            "plan": self.answers.filled(PlanRef, plan, url=self.root),
            "source": self.answers.filled(Origin, plan.source),
            "licence": Licence(official_text=OFFICIAL, editorial=LICENCE, url=LICENCE_URL),
            "generated_from": GeneratedFrom(
                file=settings.plan_name,
                digest=self.site.digest,
                commit=settings.source_commit or None,
            ),
        }

    def answer(self, path: str, data: object) -> dict[str, Any]:
        """Return the whole content of a file, as JSON values."""
        kind = file_kind(path)
        values = {**self.envelope(path), "data": data}
        return kind.answer.model_validate(values).model_dump(mode="json")

    @cached_property
    def whole(self) -> Whole:
        """All of the plan."""
        answers, index = self.answers, self.index
        return Whole(
            plan=self._plan(),
            sections=tuple(answers.section(entry) for entry in index.sections.values()),
            measures=tuple(answers.measure(entry) for entry in index.measures.values()),
            units=tuple(answers.unit(entry) for entry in index.units.values()),
            documents=tuple(answers.document(entry) for entry in index.documents.values()),
            topics=tuple(answers.topic(entry) for entry in index.topics.values()),
            terms=tuple(answers.term(entry) for entry in index.terms.values()),
            redirects=self._redirects(),
            changes=tuple(answers.change(change) for change in index.changes),
        )

    def by_role(self) -> tuple[RoleTasks, ...]:
        """Return all tasks of all units by role; roles that nobody has are left out."""
        tasks = [task for unit in self.index.units.values() for task in unit.tasks]
        groups = ((role, [t for t in tasks if t.involvement.role is role]) for role in Role)
        return tuple(self.answers.role(role, found) for role, found in groups if found)

    def _plan(self) -> PlanOut:
        calendar = downloads.calendar_of_plan(self.index)
        return self.answers.filled(
            PlanOut,
            self.index.plan,
            targets=self.answers.plan_targets(),
            issuer=next(iter(self.index.plan.issuer), None),
            issuers=self.index.plan.issuer,
            role_clauses=tuple(map(self.answers.clause, self.index.clauses.values())),
            links=Links(
                page=self.root,
                api=f"{self.root}{address.API}plan.json",
                in_plan=self.root + address.PLAN,
                feed=self.root + address.PLAN_FEED,
                calendar=self.root + calendar if calendar else None,
            ),
        )

    def _redirects(self) -> Redirects:
        changed = [s for s in shorts(self.index, self.site.ledger) if not s.now or s.before]
        return Redirects(
            former=tuple(self.answers.former(former) for former in self.index.former.values()),
            numbers=tuple(
                ShortOut(
                    kind=short.kind,
                    code=short.code,
                    url=self.root + short.address,
                    now=self.answers.ref(short.now.id) if short.now else None,
                    before=self.answers.refs(one.id for one in short.before),
                )
                for short in changed
            ),
        )
