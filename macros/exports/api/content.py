"""What each file of the API holds, by its path below ``api/v1/``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from macros.addresses import address, offers
from macros.addresses.former import shorts
from macros.exports.api.answers import Answers
from macros.exports.api.files import file_kind
from macros.exports.api.model import VERSION, GeneratedFrom, Licence, Links, Origin, PlanRef
from macros.exports.api.objects import (
    NoticeOut,
    PlanOut,
    Redirects,
    RoleTasks,
    ShortOut,
    Whole,
)
from macros.exports.api.parts import MEASURE, UNIT
from macros.model.kinds import Role
from macros.pages.site import Site

OFFICIAL = (
    "公文原文是国家机关的公文，依《中华人民共和国著作权法》第五条不适用该法；以印发的文本为准。"
)
LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.zh-hans"


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
        yield (
            "index.json",
            tuple(answers.ref(kind, id) for kind, all in index.kinds() for id in all),
        )
        yield "measures.json", tuple(answers.brief(entry) for entry in index.measures.values())
        yield "units.json", tuple(answers.unit_brief(entry) for entry in index.units.values())
        for kind, entries in index.kinds():
            folder = offers.API_FOLDERS[kind]
            if kind not in (MEASURE, UNIT):
                yield f"{folder}.json", answers.refs(kind, entries)
            for entry in getattr(whole, folder):
                yield f"{folder}/{entry.id}.json", entry
        for former in whole.redirects.former:
            yield f"{offers.API_FOLDERS[former.kind]}/{former.id}.json", former
        numbers = {entry.code: answers.ref(MEASURE, id) for id, entry in index.measures.items()}
        yield "by-number.json", numbers
        yield "by-role.json", self.by_role()
        yield "redirects.json", whole.redirects
        yield "changes.json", whole.changes

    def envelope(self, path: str) -> dict[str, Any]:
        """Return what every file says about itself."""
        plan, settings = self.index.plan, self.site.settings
        return {
            "api_version": VERSION,
            "url": self.root + offers.API + path,
            "plan": PlanRef(
                id=plan.id, title=plan.title, document_number=plan.document_number, url=self.root
            ),
            "source": Origin(title=plan.source.title, url=plan.source.url, note=plan.source.note),
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
        tasks = [(unit.id, task) for unit in self.index.units.values() for task in unit.tasks]
        groups = ((role, [t for t in tasks if t[1].involvement.role is role]) for role in Role)
        return tuple(self.answers.role(role, found) for role, found in groups if found)

    def _plan(self) -> PlanOut:
        plan = self.index.plan
        notice = plan.notice
        return PlanOut(
            **plan.model_dump(
                include={
                    "id",
                    "title",
                    "heading",
                    "short_title",
                    "summary",
                    "document_number",
                    "issued_on",
                    "effective",
                    "period",
                    "numbering",
                    "preamble",
                }
            ),
            issuer=self.answers.ref(UNIT, plan.issuer) if plan.issuer else None,
            notice=NoticeOut(**notice.model_dump()) if notice else None,
            notes=self.answers.notes(plan.notes),
            links=Links(
                page=self.root,
                api=f"{self.root}{offers.API}plan.json",
                in_plan=self.root + address.PLAN,
                feed=self.root + offers.feed(),
            ),
        )

    def _redirects(self) -> Redirects:
        changed = [s for s in shorts(self.index, self.site.ledger) if not s.now or s.before]
        return Redirects(
            former=tuple(self.answers.former(former) for former in self.index.former),
            numbers=tuple(
                ShortOut(
                    kind=short.kind,
                    code=short.code,
                    url=self.root + short.address,
                    now=self.answers.ref(short.kind, short.now) if short.now else None,
                    before=self.answers.refs(short.kind, short.before),
                )
                for short in changed
            ),
        )
