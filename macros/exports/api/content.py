"""The static API: one JSON file for the plan, each list, each object, and the description."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache, cached_property, lru_cache, partial
from typing import Any

from pydantic import BaseModel

from macros.addresses import address, downloads
from macros.addresses.numbers import shorts
from macros.exports.api.answers import Answers
from macros.exports.api.envelope import VERSION, GeneratedFrom, Licence, Origin, PlanRef
from macros.exports.api.file_kinds import file_kind
from macros.exports.api.history import ChangeOut, Redirects, ShortOut
from macros.exports.api.openapi import description
from macros.exports.api.parts import Links, Ref
from macros.exports.api.plan import PlanOut, Whole
from macros.exports.api.units import RoleTasks
from macros.exports.file import ExportedFile, Made
from macros.index.citations import iri
from macros.model.kinds import ObjectKind, Role
from macros.pages.head.dataset import LICENCE, LICENCE_URL
from macros.pages.site import Site

OFFICIAL = (
    "公文原文是国家机关的公文，依《中华人民共和国著作权法》第五条不适用该法；以印发的文本为准。"
)


def api(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield every file of the API."""
    content = content_of(site)
    for path, data in content.files().items():
        yield ExportedFile(address.API + path, partial(_answer, content, path, data))
    yield ExportedFile(f"{address.API}openapi.json", partial(_description, site))


def _answer(content: Content, path: str, data: Callable[[], object]) -> bytes:
    return f"{content.made(path, data).model_dump_json(indent=1)}\n".encode()


def _description(site: Site) -> bytes:
    said = description(site.settings, site.index.plan.title)
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


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
        self.of: dict[ObjectKind, Callable[[str], Any]] = {
            ObjectKind.SECTION: cache(lambda id: self.answers.section(self.index.sections[id])),
            ObjectKind.MEASURE: cache(lambda id: self.answers.measure(self.index.measures[id])),
            ObjectKind.UNIT: cache(lambda id: self.answers.unit(self.index.units[id])),
            ObjectKind.DOCUMENT: cache(lambda id: self.answers.document(self.index.documents[id])),
            ObjectKind.TOPIC: cache(lambda id: self.answers.topic(self.index.topics[id])),
            ObjectKind.TERM: cache(lambda id: self.answers.term(self.index.terms[id])),
        }
        """What gives the object of each kind with an id, made once."""

    def files(self) -> dict[str, Callable[[], object]]:
        """Return by the path of each file what gives its ``data``."""
        answers, index = self.answers, self.index
        files: dict[str, Callable[[], object]] = {
            "plan.json": lambda: self.whole,
            "index.json": lambda: answers.refs(index.living),
            "measures.json": lambda: tuple(map(answers.brief, index.measures.values())),
            "units.json": lambda: tuple(map(answers.unit_brief, index.units.values())),
        }
        for kind, entries in index.by_kind.items():
            folder = address.API_FOLDERS[kind]
            files.setdefault(f"{folder}.json", partial(answers.refs, entries))
            files |= {f"{folder}/{id}.json": partial(self.of[kind], id) for id in entries}
        for former in index.former.values():
            where = f"{address.API_FOLDERS[former.kind]}/{former.id}.json"
            files[where] = partial(answers.former, former)
        return files | {
            "by-number.json": self.by_number,
            "by-role.json": self.by_role,
            "redirects.json": self.redirects,
            "changes.json": self.changes,
        }

    def envelope(self, path: str) -> dict[str, Any]:
        """Return what every file says about itself."""
        return {"url": self.root + address.API + path, **self._said_by_all}

    @cached_property
    def _said_by_all(self) -> dict[str, Any]:
        plan, settings = self.index.plan, self.site.settings
        return {
            "api_version": VERSION,
            "plan": self.answers.filled(PlanRef, plan, url=self.root),
            "source": self.answers.filled(Origin, plan.source),
            "licence": Licence(official_text=OFFICIAL, editorial=LICENCE, url=LICENCE_URL),
            "generated_from": GeneratedFrom(
                file=settings.plan_name,
                digest=self.site.digest,
                commit=settings.source_commit or None,
            ),
        }

    def answer(self, path: str, data: Callable[[], object]) -> dict[str, Any]:
        """Return the whole content of a file, as JSON values."""
        return self.made(path, data).model_dump(mode="json")

    def made(self, path: str, data: Callable[[], object]) -> BaseModel:
        """Return the whole content of a file."""
        values = {**self.envelope(path), "data": data()}
        return file_kind(path).answer.model_validate(values)

    @cached_property
    def whole(self) -> Whole:
        """All of the plan."""
        objects = {
            address.API_FOLDERS[kind]: tuple(map(self.of[kind], entries))
            for kind, entries in self.index.by_kind.items()
        }
        return Whole(
            plan=self._plan(), redirects=self.redirects(), changes=self.changes(), **objects
        )

    def changes(self) -> tuple[ChangeOut, ...]:
        """Return the history of the data, newest first."""
        return tuple(map(self.answers.change, self.index.changes))

    def by_number(self) -> dict[str, Ref]:
        """Return the measures by the number in their short address."""
        numbered = ((entry.code, id) for id, entry in self.index.measures.items() if entry.code)
        return {code: self.answers.ref(id) for code, id in numbered}

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
                markdown=self.root + address.markdown(address.PLAN),
                iri=iri(self.index.plan),
            ),
        )

    def redirects(self) -> Redirects:
        """Return what became of ids, and of numbers that mean something else."""
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
