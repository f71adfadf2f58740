"""Units, documents and what measures say of them, entered into a plan that has its structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from macros.grounds.names import Names
from macros.grounds.role_clauses import can_be_read
from macros.importing.drafting.ids import Ids
from macros.importing.drafting.layout.assembling import at_route, mark_once, objects_of
from macros.importing.drafting.layout.cover import issuers, unsigned_issuers
from macros.importing.drafting.layout.lines import DECREE, joined
from macros.importing.drafting.layout.opening import cited_titles
from macros.importing.drafting.layout.parts import Parts
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import says_who
from macros.importing.drafting.statements.assigning import involvements, units_alone
from macros.importing.drafting.statements.bodies import GOES_ON, Bodies, short_names
from macros.importing.drafting.statements.deadlines import deadline_nodes
from macros.importing.drafting.statements.documents import cited
from macros.importing.drafting.statements.general import proposals
from macros.importing.drafting.statements.targets import target_nodes
from macros.importing.drafting.statements.units import grouped, places_of, unit_nodes
from macros.model.kinds import ClauseRule, ObjectKind, Role
from macros.model.plan import PlanFile, RoleClause
from macros.model.walk import MeasureAt, walk_measures
from macros.rules.clauses import measures_meant
from macros.text.characters.han import HAN
from macros.text.times.statements import general_clauses


def enter_objects(value: Node, parts: Parts, ids: Ids) -> None:
    """Enter units, issuers, general clauses and documents."""
    file = PlanFile.model_validate(value)
    title = value["plan"]["title"]
    own = [title, *(one for one in cited_titles(parts)[:1] if f"《{one}》" not in title)]
    own += [annex.title for annex in parts.annexes]
    own += [one["title"] or one["other"] for text in parts.body for one in _ISSUED.finditer(text)]
    measures = [at.measure.text for at in walk_measures(file)]
    prose = [*parts.body, *_prose(value)]
    value["documents"] = cited(
        [title, *prose, *measures], own, value["plan"].get("document_number", ""), ids
    )
    if not value["documents"]:
        del value["documents"]
    issuing, sealer = issuers(parts)
    unsigned, where = ([], "") if issuing else unsigned_issuers(parts)
    issuing = issuing or unsigned
    places = places_of([*issuing, joined(parts.heading), joined(parts.title)])
    addressed = places_of(re.split("[、，,：:]", parts.addressees))
    reader = Bodies([*places, *addressed])
    names = _names([*issuing, *([sealer] if sealer else [])], measures, prose, reader)
    groups = grouped(names, places, _in_brackets(measures, names))
    units = unit_nodes(groups, ids, places)
    known = [name for unit in units for name in _called(unit)]
    assigned = [at.measure.text for at in walk_measures(file) if _is_assigned(at)]
    units += proposals([one for one in measures if one not in assigned], assigned, known, ids)
    if units:
        value["units"] = units
    owner = {name: unit["id"] for unit in units for name in _called(unit)}
    for document in value.get("documents", ()):
        if decree := DECREE.fullmatch(document.get("number", "")):
            if id := owner.get(decree["issuer"]):
                document["issuer"] = [id]
    if issuing:
        named = dict.fromkeys(owner[name] for name in issuing if name in owner)
        value["plan"]["issuer"] = list(named)
        if unsigned:
            value["plan"].guess("issuer", Matter.UNIT, f"落款没有印单位，照{where}")
    if sealer:
        value["plan"]["sealed_by"] = owner[sealer]
    value["plan"]["role_clauses"] = _role_clauses([*parts.body, *_prose(value), *measures])
    if not value["plan"]["role_clauses"]:
        del value["plan"]["role_clauses"]


_ISSUED = re.compile("(?<=将)《(?P<title>[^《》]+)》|《(?P<other>[^《》]+)》(?=已经|业经|已由)")
"""What a covering notice issues, be it called a little otherwise than its title: 《…》已经同意，现印发给你们."""


def _is_assigned(at: MeasureAt) -> bool:
    """Whether a measure says in a line, in brackets or in cells of its row who is to do it."""
    text = at.measure.text
    return bool(at.row) or any(says_who(paragraph) for paragraph in text.split("\n\n"))


def _called(unit: Node) -> list[str]:
    return [unit["name"], *([unit["short"]] if "short" in unit else []), *unit.get("aliases", [])]


def _outside_titles(text: str) -> str:
    """Return a text with the titles of documents blanked: they name no unit."""
    return re.sub(
        r"《[^《》]*(?:《[^《》]*》[^《》]*)*》",
        lambda m: "《" + "　" * (len(m.group()) - 2) + "》",
        text,
    )


_IN_PROSE = re.compile("成员单位|^各.?(?:乡镇|镇|街道)")
"""Which bodies named together are units where no measure speaks of them."""


def _names(
    known: Sequence[str], measures: Sequence[str], prose: Sequence[str], reader: Bodies
) -> dict[str, str]:
    """Return every name of a body in the notice, and what it is short for if the notice says so."""
    found = dict.fromkeys(known, "")
    short = {called: name for text in (*measures, *prose) for name, called in short_names(text)}
    for text in map(_outside_titles, measures):
        for name in reader.listed(text):
            called = next((one for one in short if name.startswith(one)), "")
            found |= {called: short[called], short[called]: ""} if called else {name: ""}
        found |= dict.fromkeys(reader.named(_without(text, found)), "")
        found |= dict.fromkeys(reader.classes(_without(text, found)), "")
    for text in map(_outside_titles, prose):
        found |= dict.fromkeys([*reader.listed(text), *reader.named(text)], "")
        found |= dict.fromkeys((one for one in reader.classes(text) if _IN_PROSE.search(one)), "")
    whole = "\n".join((*measures, *prose))
    for called in (
        "领导小组办公室",
        "联席会议办公室",
        "指挥部办公室",
        "领导小组",
        "联席会议",
        "指挥部",
    ):
        full = [name for name in found if name.endswith(called) and name != called]
        alone = re.search(rf"(?<![{HAN}]){called}(?!各?成员|办公室)", whole)
        if alone and len(full) < 2 and called not in found:
            found[called] = full[0] if full else short.get(called, "")
    found |= {called: name for called, name in short.items() if name in found}
    return found


def _in_brackets(texts: Sequence[str], names: Iterable[str]) -> dict[str, str]:
    """Return which name stands in brackets right behind which other: 市委组织部（市委人才办）."""
    known = set(names)
    return {
        found["inner"]: found["outer"]
        for text in texts
        for found in _ASIDE.finditer(text)
        if found["inner"] in known and found["outer"] in known
    }


_ASIDE = re.compile(rf"(?<![{HAN}])(?P<outer>[{HAN}]{{3,20}})[（(](?P<inner>[{HAN}]{{3,20}})[）)]")


def _without(text: str, names: Iterable[str]) -> str:
    """Return a text with these names blanked, but where one goes on: 市政府 in 市政府督查室."""
    for name in sorted(names, key=len, reverse=True):
        place = text.find(name)
        while place >= 0:
            end = place + len(name)
            if not _GOES_ON.match(text, end):
                text = text[:place] + "\u3000" * len(name) + text[end:]
            place = text.find(name, place + 1)
    return text


_GOES_ON = re.compile(GOES_ON)


def _prose(value: Node) -> list[str]:
    plan = value["plan"]
    found = [plan.get("preamble", ""), plan.get("closing", "")]
    for kind, node in objects_of(value):
        if kind == "section":
            found += [node.get("title", ""), node.get("intro", ""), node.get("closing", "")]
            for table in node.get("tables", ()):
                found += [table.get("caption", ""), table.get("closing", "")]
                cells = [cell for row in table.get("header", ()) for cell in row["cells"]]
                found += [cell if isinstance(cell, str) else cell.get("text", "") for cell in cells]
        found.append(node.get("before", ""))
    return [text for text in found if text]


def _role_clauses(texts: Sequence[str]) -> list[Node]:
    found: list[Node] = []
    for text in texts:
        for start, end in general_clauses(text):
            begin = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
            stops = [place for mark in "。；\n" if (place := text.find(mark, end)) >= 0]
            quote = text[begin : min(stops, default=len(text))].strip()
            for rule in ClauseRule:
                id = str(rule).replace("_", "-")
                clause = RoleClause(id=id, quote=quote, rule=rule)
                if can_be_read(clause) and id not in (node["id"] for node in found):
                    node = Node(id=id, quote=quote, rule=str(rule))
                    node.guess("", Matter.ROLE, "总的分工规定：请核对这样读对不对，管哪些措施")
                    found.append(node)
    return found


_BARE = "只列了单位，没有写明是牵头、责任还是配合，录为提及；另有写明的请改角色"


def enter_statements(value: Node) -> None:
    """Give every measure its units, documents, deadlines and targets."""
    file = PlanFile.model_validate(value)
    names = Names(file)
    meant = {clause: measures_meant(file, clause) for clause in file.plan.role_clauses}
    for at, measure in walk_nodes(file, value):
        clauses = [one for one, of in meant.items() if of is None or at.measure.id in of]
        if units := involvements(at, names, file, clauses):
            measure["units"] = units
            alone = units_alone(at, names)
            if any(one["role"] == Role.NAMED and one["unit"] in alone for one in units):
                measure.guess("units", Matter.ROLE, _BARE)
        mentions = names.find(at.measure.text)
        documents = dict.fromkeys(m.id for m in mentions if m.kind is ObjectKind.DOCUMENT)
        if documents:
            measure["documents"] = list(documents)
        dated = deadline_nodes(at, file.plan.issued_on)
        if len(dated) == 1:
            measure["deadline"] = dated[0]
        elif dated:
            measure["deadlines"] = dated
            unsure = "不是期限的删去，是的" if any(one.guesses for one in dated) else "请"
            for one in dated:
                one.guesses.clear()  # one mark for all of them
            words = f"有几个期限，{unsure}写明各指什么事（what）、哪个单位"
            measure.guess("deadlines", Matter.DEADLINE, words)
        if targets := target_nodes(at):
            measure["targets"] = targets
            measure.guess("targets", Matter.TARGET, "有数字的话都列在这里，不是目标的请删去")
    mark_once(value, _BARE)


def walk_nodes(file: PlanFile, value: Node) -> Iterator[tuple[MeasureAt, Node]]:
    """Yield the measures of a plan, each with the plain object from which it was made."""
    for at in walk_measures(file):
        yield at, at_route(value, at.route)
