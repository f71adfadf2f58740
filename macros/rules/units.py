"""Rules on what units are, what became of them, and which of them issued the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.grounds.names import Names
from macros.model.kinds import Extent, ObjectKind, SuccessionKind
from macros.model.plan import Document
from macros.model.problems import Problem, Route
from macros.model.unit import Succession, Unit
from macros.rules.context import Context
from macros.text.characters.regex import regex
from macros.text.lines.reflow import paragraphs, squeeze
from macros.text.roles.credit_code import check_character


def codes_are_right(context: Context) -> Iterator[Problem]:
    """统一社会信用代码的校验码正确，没有两个单位写同一个，一类单位不写。"""
    owners: dict[str, str] = {}
    for n, unit in enumerate(context.file.units):
        if not unit.code:
            continue
        route = ("units", n, "code")
        right = check_character(unit.code)
        if unit.extent is Extent.CLASS:
            words = f"“{unit.name}”是一类单位，没有统一社会信用代码；请删去 code。"
            yield Problem(route, words)
        elif unit.code[-1] != right:
            words = f"统一社会信用代码“{unit.code}”的校验码不对：照前 17 位，末位应是 {right}；"
            yield Problem(route, words + "多半抄错了一位，请照公布的代码核对。")
        elif (owner := owners.setdefault(unit.code, unit.id)) != unit.id:
            words = f"统一社会信用代码“{unit.code}”已属于“{owner}”；一个代码只属于一个单位，"
            yield Problem(route, words + "请照公布的代码核对。")


def classes_are_classes(context: Context) -> Iterator[Problem]:
    """成员只写在一类单位下，不重复，不绕成圈；上级、发文机关和代章单位都是一个单位。"""
    units = {unit.id: unit for unit in context.file.units}
    members = {id: tuple(member.unit for member in unit.members) for id, unit in units.items()}
    circles = _circles(members)
    for n, unit in enumerate(context.file.units):
        route = ("units", n, "members")
        if unit.members and unit.extent is not Extent.CLASS:
            words = f"“{unit.name}”是一个单位，不能有成员；是一类单位的请写 extent: class，"
            yield Problem(route, words + "不是的，请删去 members，上下级写 parent。")
        for m, id in enumerate(members[unit.id]):
            if id in members[unit.id][:m]:
                yield Problem((*route, m), f"“{id}”在 members 里重复；请删去一处。")
        if unit.parent in units and units[unit.parent].extent is Extent.CLASS:
            words = f"“{units[unit.parent].name}”是一类单位，不能是上级；请写具体的单位，"
            hint = f"“{unit.name}”属于这一类的，写在这一类的 members 里。"
            yield Problem(("units", n, "parent"), words + hint)
        if unit.id in circles:
            yield Problem(route, f"“{unit.id}”的成员绕成了圈；请改正其中一处。")
    plan = context.file.plan
    named: list[tuple[Route, str]] = [
        (("plan", "issuer", n), id) for n, id in enumerate(plan.issuer)
    ]
    named += [(("plan", "sealed_by"), plan.sealed_by)] if plan.sealed_by else []
    named += [
        (("documents", n, "issuer", m), id)
        for n, document in enumerate(context.file.documents)
        for m, id in enumerate(document.issuer)
    ]
    for where, id in named:
        if id in units and units[id].extent is Extent.CLASS:
            words = f"“{units[id].name}”是一类单位，不能发文或代章；请写具体的单位，"
            yield Problem(where, words + "或改正它的 extent。")


def successions_lead_on(context: Context) -> Iterator[Problem]:
    """单位的沿革是公文印发以后的，按先后写，写明去向，新名称不是登记了的名称，承接不绕成圈。"""
    owners = {name: unit.id for unit in context.file.units for name in unit.called}
    steps = {
        unit.id: tuple(id for step in unit.succession for id in step.to if _leads(step, id, unit))
        for unit in context.file.units
    }
    circles = _circles(steps)
    for n, unit in enumerate(context.file.units):
        for m, step in enumerate(unit.succession):
            route: Route = ("units", n, "succession", m)
            yield from _whole(route, step)
            for k, name in enumerate(step.names):
                owner = owners.get(name)
                if owner and (owner != unit.id or name not in unit.aliases):
                    words = f"“{name}”已登记为“{owner}”的名称，不是新名称；"
                    own = "单位的名称和简称仍写公文里的，新的写在这里。"
                    hint = own if owner == unit.id else f"请改在 to 里写 {owner}。"
                    yield Problem((*route, "names", k), words + hint)
            issued = context.file.plan.issued_on
            if issued and step.on < issued:
                words = f"{step.on} 的{step.how.label}在公文印发（{issued}）以前；"
                hint = "succession 只写印发以后的变化，请核对日期，以前的写在编者注里。"
                yield Problem((*route, "on"), words + hint)
            before = unit.succession[m - 1] if m else None
            if before and before.on > step.on:
                words = f"{step.on} 的{step.how.label}比前一项（{before.on}）早；请按先后排列。"
                yield Problem((*route, "on"), words)
            elif before and _ends(before):
                words = (
                    f"“{unit.name}”{before.on} 已{before.how.label}，后面不会再有{step.how.label}；"
                )
                yield Problem(route, words + "请核对，后来的变化写在承接它的单位下。")
        if unit.id in circles:
            yield Problem(("units", n, "succession"), f"“{unit.id}”的承接单位绕成了圈；请改正 to。")


def _ends(step: Succession) -> bool:
    """Whether the unit ended with it: what comes later is entered for another unit."""
    return step.how.ends or (step.how is SuccessionKind.RENAMED and bool(step.to))


def _leads(step: Succession, id: str, unit: Unit) -> bool:
    """Whether the unit itself goes over into another: functions alone may be handed back."""
    return id == unit.id or step.how is not SuccessionKind.TRANSFERRED


def _whole(route: Route, step: Succession) -> Iterator[Problem]:
    """Yield what a step lacks or says twice."""
    led = (*step.names, *step.to)
    if step.how in (SuccessionKind.RENAMED, SuccessionKind.MERGED) and len(led) != 1:
        words = f"{step.how.label}只有一个去向，这里有 {len(led)} 个；请在 names 里写新名称，"
        yield Problem(route, words + "或在 to 里写 units 中的 id，两样只写一个。")
    elif step.how is SuccessionKind.SPLIT and len(led) < 2:
        words = f"分设要写两个以上的单位，这里有 {len(led)} 个；请在 names 或 to 里补上，"
        yield Problem(route, words + "单位还在、只分出一部分职能的，写 how: transferred。")
    elif step.how is SuccessionKind.TRANSFERRED and not led:
        yield Problem(
            route, "职能划转要写划给谁；请在 names 里写名称，或在 to 里写 units 中的 id。"
        )
    for key, items in (("names", step.names), ("to", step.to)):
        for k, item in enumerate(items):
            if item in items[:k]:
                yield Problem((*route, key, k), f"“{item}”在 {key} 里重复；请删去一处。")


def issuers_are_printed(context: Context) -> Iterator[Problem]:
    """发文机关是版头或落款印出的，印出的都写了，几个的照印出的先后；文件的也不与它的名称、落款相反；代章单位照落款。"""
    plan, notice = context.file.plan, context.file.plan.notice
    units = {unit.id: unit for unit in context.file.units}
    letterhead = (notice.letterhead if notice else plan.letterhead) or ""
    signature = (notice.signature if notice else plan.signature) or ""
    imprint = (notice.closing if notice else plan.imprint) or ""
    route: Route = ("plan", "issuer")
    foot = squeeze(signature + imprint)
    heading = (notice.heading if notice else plan.heading or plan.title).partition("关于")[0]
    signed = bool(letterhead or not _DAY_ALONE.fullmatch(squeeze(signature)))
    headed = not signed or _DECREE.search(squeeze(heading))  # a person signs a decree
    passages = (squeeze(letterhead), foot, *((squeeze(heading),) if headed else ()))
    yield from _issuers(units, route, plan.issuer, passages, alone=signed)
    printed = [*_printed(context.names, letterhead), *_printed(context.names, signature)]
    for id in dict.fromkeys(printed):
        if id not in (*plan.issuer, plan.sealed_by) and units[id].extent is not Extent.CLASS:
            words = f"版头或落款印着“{units[id].name}”，issuer 里没有它；"
            yield Problem(route, words + "请照印出的先后补上，代章的写在 sealed_by。")
    for n, document in enumerate(context.file.documents):
        passages = (squeeze(document.text),) if document.text else ()
        yield from _issuers(units, ("documents", n, "issuer"), document.issuer, passages)
        yield from _other_issuers(units, context.names, n, document)
    sealer = units.get(plan.sealed_by or "")
    if sealer and not _sealed(sealer, foot, units.values()):
        words = f"落款里没有印“{sealer.name}代章”；公文印了的请照录落款，没有的请删去 sealed_by。"
        yield Problem(("plan", "sealed_by"), words)


def _other_issuers(
    units: Mapping[str, Unit], names: Names, number: int, document: Document
) -> Iterator[Problem]:
    """Yield if a document's title begins with other issuers, or other units put their names to it."""
    signed = [
        id
        for line in paragraphs(document.text or "")[-3:]
        if not _PROSE.search(line)
        for id in _printed(names, line)
    ]
    for place, printed in (("名称开头", _entitled(units, document.title)), ("落款", signed)):
        if printed and document.issuer and not {*printed} & {*document.issuer}:
            named = "、".join(units[id].name for id in dict.fromkeys(printed))
            words = f"文件的{place}印着发文机关“{named}”，issuer 里没有它；请照印出的改正，或删去。"
            yield Problem(("documents", number, "issuer"), words)


_DECREE = regex("令第?[0-9０-９]+号$")
"""The heading of a decree: 某川市人民政府令第18号."""
_PROSE = regex("[。：:，；]")


def _entitled(units: Mapping[str, Unit], title: str) -> list[str]:
    """Return the units with which a title begins: 市甲局、市乙局关于印发……的通知."""
    called = {name: unit.id for unit in units.values() for name in unit.called}
    found: list[str] = []
    rest = title
    while name := max((name for name in called if rest.startswith(name)), key=len, default=""):
        found.append(called[name])
        rest = rest.removeprefix(name).lstrip("、 \u3000")
    return found if rest.startswith("关于") else []


def _sealed(sealer: Unit, foot: str, units: Iterable[Unit]) -> bool:
    """Whether the foot of a notice says that a unit put its seal to it for another.

    A clause that denies something, names of units aside, says of none that it did: （不含市丙局代章）.
    """
    every = sorted((squeeze(name) for unit in units for name in unit.called), key=len, reverse=True)
    named = re.compile("|".join(map(re.escape, every)))
    clauses = re.findall("[^，,。；;（()）]+|[（()）]", foot)
    said = "".join(one for one in clauses if not _DENIED.search(named.sub("", one)))
    name = f"(?:{'|'.join(re.escape(squeeze(name)) for name in sealer.called)})"
    forms = (
        rf"{name}[（(]?代[章印]",
        rf"{name}[（(]代[)）]",
        rf"[（(]{name}代[)）]",
        rf"(?:[（(]代[章印][)）]|代[章印](?:单位|机关)?[：:]){name}",
        rf"(?:[加代]盖|盖|[用以]){name}的?(?:印章|公章|章|印|代)",
    )
    return any(re.search(form, said) for form in forms)


_DAY_ALONE = regex("[0-9０-９〇○零一二三四五六七八九十年月日]*")
"""A signature that names nobody: then the heading says who issues the plan."""
_DENIED = regex("[不未无非免]|没有|除")
_BEFORE_ISSUER = regex(r"(?:^|[\s、])$")
_AFTER_ISSUER = regex(r"\s|、|[（(]|文件|$")


def _printed(names: Names, words: str) -> list[str]:
    """Return the units that stand by themselves in a letterhead or a signature."""
    found: list[str] = []
    end = -1
    for mention in names.find(words):
        begins = mention.start == end or _BEFORE_ISSUER.search(words[: mention.start])
        end = mention.end
        goes_on = any(other.start == end for other in names.find(words))
        if mention.kind is ObjectKind.UNIT and begins:
            if goes_on or _AFTER_ISSUER.match(words, end):
                found.append(mention.id)
    return found


def _issuers(
    units: Mapping[str, Unit],
    route: Route,
    ids: tuple[str, ...],
    passages: tuple[str, ...],
    *,
    alone: bool = False,
) -> Iterator[Problem]:
    """Yield the issuers that are written twice, and those printed nowhere or in no such order.

    Of a single one that is reported only if ``alone``.
    """
    for n, id in enumerate(ids):
        if id in ids[:n]:
            yield Problem((*route, n), f"“{id}”在 issuer 里重复；请删去一处。")
    issuers = [units[id] for id in ids if id in units]
    if len(issuers) < (1 if alone else 2) or len(issuers) != len(set(ids)) or not passages:
        return
    places = [[_place(unit, words) for unit in issuers] for words in passages]
    missing = [n for n in range(len(issuers)) if all(found[n] < 0 for found in places)]
    for n in missing:
        words = f"版头和落款里都没有发文机关“{issuers[n].name}”；请删去，或照录版头和落款。"
        yield Problem((*route, n), words)
    if not missing and not any(-1 < min(found) and found == sorted(found) for found in places):
        words = "几个发文机关的先后与版头和落款都不同；请按印出的先后排列。"
        yield Problem(route, words)


def _place(unit: Unit, words: str) -> int:
    """Return where a unit is first named, or -1."""
    found = [at for name in unit.called if (at := words.find(squeeze(name))) >= 0]
    return min(found, default=-1)


def _circles(steps: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the first unit of each circle: where the steps lead back to it."""
    found: set[str] = set()
    reported: set[str] = set()
    for start in steps:
        reached: set[str] = set()
        waiting = list(steps[start])
        while waiting:
            id = waiting.pop()
            if id not in reached:
                reached.add(id)
                waiting += steps.get(id, ())
        if start in reached and start not in reported:
            found.add(start)
            reported |= reached
    return found
