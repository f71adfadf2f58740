"""Tables of a source to tables of the plan: what each column holds, and which rows are tasks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.paragraphs.evidence import is_label, names_units
from macros.importing.drafting.paragraphs.headings import heading
from macros.importing.source import Block, Cell, Paragraph, Table
from macros.model.kinds import ColumnKind, Role
from macros.model.role_words import GRAMMAR, roles_of
from macros.model.section import Cell as IssuedCell
from macros.model.section import HeaderRow
from macros.model.section import Table as PlanTable
from macros.model.tables import GAP, grid, headers
from macros.text.numerals import number_parts

_SAYS: tuple[tuple[ColumnKind, str], ...] = (
    (ColumnKind.NUMBER, r"(?:序号|编号|项号|序|号)$|(?i:no\.?)$"),
    (ColumnKind.MEASURED_IN, r"(?:计量)?单位$"),
    (ColumnKind.TARGET_KIND, r"(?:指标)?(?:属性|性质)$"),
    (
        ColumnKind.DEADLINE,
        r"时限|期限|完成时间|时间(?:节点|进度|安排|要求|表)|完成日期|进度(?:要求|安排)",
    ),
    (ColumnKind.BASELINE, r"基数|基期|现状|[12]\d{3}年(?:实际|完成|值$)"),
    (ColumnKind.TARGET, r"^(?!.*(?:内容|任务|措施)).*目标|计划值|[12]\d{3}年(?:计划|目标)"),
    (ColumnKind.INDICATOR, r"^(?:主要|具体|考核|评价|三级)?指标(?:名称|内容)?$"),
    (
        ColumnKind.TASK,
        r"任务|措施|举措|事项|项目|工程|工作(?:内容|要点|重点)|重点工作|内容|改革要求",
    ),
    (ColumnKind.CATEGORY, r"类别|领域|分类|板块|类型|方面|门类|一级指标|二级指标|阶段"),
)
_SHORT_ABOVE = "这一行的格数比别的行少，后面补了空格，请照原表合并"
_SHORT = f"{_SHORT_ABOVE}；是任务的补上 measure"
_SEVERAL = "这一格合并了序号不同的几行：作为一项，几行的分工和期限合在一起，请核对"
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")


def as_words(table: Table) -> list[str]:
    """Return a table as paragraphs, a row each."""
    rows = (GAP.join(words for cell in row if (words := _words(cell))) for row in table.rows)
    return [row for row in rows if row]


def _words(cell: Cell) -> str:
    return " ".join(part.strip() for part in cell.paragraphs if part.strip())


def as_table(table: Table) -> Node:
    """Return a table as the plan holds it; rows that name tasks are measures.

    A row that is not whole is filled up and is no measure: its cells may stand in other columns.
    """
    rows = [_row(cells) for cells in table.rows]
    columns = max((sum(cell.across for cell in row) for row in table.rows), default=1)
    guesses = []
    if _two_lines_above(rows, columns):
        guesses.append("表头两行，合并的格照列数推算，请照原表核对")
    if _merge_down(rows, columns):
        guesses.append("有的行少了类别一格，当作与上面的一格合并，请照原表核对")
    if _merge_across(rows, columns):
        guesses.append("有的行少了一格，当作在表头同一栏下合并，请照原表核对")
    short = _mend(rows, columns)
    count = _header_rows(table, rows)
    for n in short:
        rows[n].guess("", Matter.STRUCTURE, _SHORT if n >= count else _SHORT_ABOVE)
    body = rows[count:] or [Node(cells=[""] * columns)]
    held = {"columns": ["其他"] * columns, "header": rows[:count], "rows": body}
    parsed = PlanTable.model_validate(held)
    kinds = _kinds(parsed)
    made = Node(columns=[str(kind) for kind in kinds], header=rows[:count], rows=body)
    for reason in guesses:
        made.guess("", Matter.STRUCTURE, reason)
    if ColumnKind.INDICATOR in kinds and _bare_years(parsed, [ColumnKind.OTHER] * columns):
        made.guess("columns", Matter.TARGET, "表头只写了年份，哪一年是基数、哪一年是目标请核对")
    if ColumnKind.TASK in kinds and ColumnKind.INDICATOR not in kinds:
        _make_measures(made, parsed, kinds, {n - count for n in short})
    return made


def with_spaced_tables(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, lines that blanks part into the columns of a header made tables.

    Text files print tables so: 序号 工程 投资 牵头单位, and a line below for each row.
    """
    found: list[Block] = []
    place = 0
    while place < len(blocks):
        rows = _spaced_rows(blocks[place:])
        if rows:
            first = blocks[place]
            found.append(Table(rows, first.place))
            place += len(rows)
        else:
            found.append(blocks[place])
            place += 1
    return found


def _spaced_rows(blocks: Sequence[Block]) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a table that begins here; none if there are not two below a header."""
    rows: list[tuple[Cell, ...]] = []
    for block in blocks:
        words = block.text.split() if isinstance(block, Paragraph) else []
        if not rows:
            named = sum(_kind_of(word) is not ColumnKind.OTHER for word in words)
            if len(words) < 3 or named < 2 or any(len(word) > 12 for word in words):
                return ()
        elif len(words) != len(rows[0]) and not (
            words and _TOTAL.match(words[0]) and len(words) < len(rows[0])
        ):
            break
        rows.append(tuple(Cell((word,)) for word in words))
    return tuple(rows) if len(rows) > 2 else ()


def _row(cells: Sequence[Cell]) -> Node:
    return Node(cells=[_cell(cell) for cell in cells])


def _cell(cell: Cell) -> str | Node:
    """Return a cell as its words alone, or with how far it is merged."""
    pieces = [part.strip() for part in cell.paragraphs if part.strip()]
    if cell.across == 1 and cell.down == 1 and len(pieces) < 2:
        return "".join(pieces)
    return Node(
        text="\n\n".join(pieces),
        down=str(cell.down) if cell.down > 1 else "",
        across=str(cell.across) if cell.across > 1 else "",
    )


def _merge_down(rows: list[Node], columns: int) -> bool:
    """Merge cells of categories over rows that lack just these.

    A text file prints no merged cells, and a page of a PDF cuts them. Return whether any were merged.
    """
    header = rows[0]["cells"]
    if len(header) != columns or not all(isinstance(cell, str) for cell in header):
        return False
    merged = [n for n, words in enumerate(header) if _kind_of(words) is ColumnKind.CATEGORY]
    above: dict[int, Node] = {}
    covered = [0] * columns
    done = False
    for row in rows[1:]:
        free = [n for n in range(columns) if not covered[n]]
        covered = [max(0, count - 1) for count in covered]
        lacking = len(free) - sum(_measure_of(cell, "across") for cell in row["cells"])
        whole = [n for n in merged if n in free and n in above]
        if merged and lacking == len(merged) == len(whole) and not _is_total(row):
            free = [n for n in free if n not in merged]
            done = True
            for n in merged:
                above[n]["down"] = str(_measure_of(above[n], "down") + 1)
        for place, cell in enumerate(row["cells"]):
            taken, free = free[: _measure_of(cell, "across")], free[_measure_of(cell, "across") :]
            for n in taken:
                covered[n] = _measure_of(cell, "down") - 1
            if taken[:1] and taken[0] in merged:
                above[taken[0]] = row["cells"][place] = _as_node(cell)
    for row in rows[1:]:
        row["cells"] = [_plain(cell) for cell in row["cells"]]
    return done


def _measure_of(cell: str | Node, key: str) -> int:
    """Return over how many columns or rows a cell reaches."""
    return 1 if isinstance(cell, str) else int(cell.get(key, "1"))


def _as_node(cell: str | Node) -> Node:
    return Node(text=cell) if isinstance(cell, str) else cell


def _plain(cell: str | Node) -> str | Node:
    """Return a cell as its words alone, if it is not merged and has one paragraph."""
    if isinstance(cell, str) or cell.keys() - {"text"} or "\n" in cell.get("text", ""):
        return cell
    return str(cell.get("text", ""))


def _is_total(row: Node) -> bool:
    first = row["cells"][0] if row["cells"] else ""
    return bool(_TOTAL.match(first if isinstance(first, str) else first.get("text", "")))


def _two_lines_above(rows: list[Node], columns: int) -> bool:
    """Merge the cells of a header of two lines, if how many there are leaves one way to do it.

    序号 项目 资金来源 责任分工 above 市级 县级 牵头单位 配合单位, and six columns below.
    """
    if len(rows) < 3 or any(isinstance(cell, dict) for row in rows for cell in row["cells"]):
        return False
    over, under = len(rows[0]["cells"]), len(rows[1]["cells"])
    alone = columns - under
    wide = over - alone
    if not 0 < alone < over < columns or under % wide:
        return False
    if any(re.search("[0-9。]", words) for row in rows[:2] for words in row["cells"]):
        return False
    rows[0]["cells"] = [
        Node(text=words, down="2") if n < alone else Node(text=words, across=str(under // wide))
        for n, words in enumerate(rows[0]["cells"])
    ]
    return True


def _merge_across(rows: list[Node], columns: int) -> bool:
    """Merge two cells of rows that lack one, if only one place below a heading over two columns fits.

    Below 资金来源, over 市级 and 县级, 1500 stands for both if 市甲局 would be a sum otherwise. Return
    whether any were merged.
    """
    places: list[int] = []
    at = 0
    for cell in rows[0]["cells"]:
        wide = _measure_of(cell, "across")
        places += range(at, at + wide - 1)
        at += wide
    whole = [row["cells"] for row in rows[2:] if len(row["cells"]) == columns]
    if not (places and whole) or not all(isinstance(cell, str) for row in whole for cell in row):
        return False
    done = False
    for row in rows[2:]:
        cells = row["cells"]
        if len(cells) != columns - 1 or not all(isinstance(cell, str) for cell in cells):
            continue
        fitting = [
            place
            for place in places
            if all(
                not words or _is_sum(words) in {_is_sum(held[n + (n > place)]) for held in whole}
                for n, words in enumerate(cells)
            )
        ]
        if len(fitting) == 1:
            cells[fitting[0]] = Node(text=cells[fitting[0]], across="2")
            done = True
    return done


def _is_sum(words: str) -> bool:
    return bool(re.fullmatch(r"[0-9０-９.．,，％%—－-]+", words))


def _mend(rows: list[Node], columns: int) -> list[int]:
    """Fill up rows that have too few cells; return which they are."""
    laid = grid([HeaderRow.model_validate(row) for row in rows], columns)
    short = [n for n, width in enumerate(laid.widths) if width < columns]
    for n in short:
        rows[n]["cells"] += [""] * (columns - laid.widths[n])
    return short


def _header_rows(table: Table, rows: Sequence[Node]) -> int:
    """Return how many rows are the header: those marked so, else the first if it names columns."""
    marked = 0
    for row in table.rows:
        if not (row and all(cell.header for cell in row)):
            break
        marked += 1
    columns = max(map(len, table.rows))
    titles = 0
    while titles < min(_TITLES, len(rows) - 2) and _is_above_header(table.rows[titles], columns):
        titles += 1
    count = marked or (titles + 1 if _names_columns(table.rows[titles]) else 0)
    reach = [n + _measure_of(cell, "down") for n in range(count) for cell in rows[n]["cells"]]
    return min(max([count, *reach]), len(rows) - 1)


_TITLES = 3
"""So many rows may stand above the names of the columns: a title, 填报单位：… 日期：…"""


def _is_above_header(row: Sequence[Cell], columns: int) -> bool:
    """Whether a row stands above the names of the columns: few cells, which name none."""
    return len(row) == 1 or (len(row) <= columns // 2 and _named(row) < 2)


def _names_columns(row: Sequence[Cell]) -> bool:
    return _named(row) > 1 or (bool(row) and _kind_of(_words(row[0])) is ColumnKind.NUMBER)


def _named(row: Sequence[Cell]) -> int:
    return sum(_kind_of(_words(cell)) is not ColumnKind.OTHER for cell in row)


def _kind_of(header: str) -> ColumnKind:
    plain = re.sub(r"\s", "", header)
    plain = re.sub(r"[（(].*?[）)]$", "", plain) or plain
    for word in GRAMMAR.words(f"{plain}："):
        for role in roles_of(word):
            kind = next((kind for kind in ColumnKind if kind.role is role), None)
            if kind and is_label(word) and names_units(word):
                return kind
    return next((kind for kind, says in _SAYS if re.search(says, plain)), ColumnKind.OTHER)


def _kinds(table: PlanTable) -> list[ColumnKind]:
    """Return what each column holds, by its header; of several that name tasks the finest is that."""
    kinds = [
        _kind_of(header.split(GAP)[-1]) if header else ColumnKind.OTHER for header in headers(table)
    ]
    tasks = [n for n, kind in enumerate(kinds) if kind is ColumnKind.TASK]
    if len(tasks) > 1:
        laid = grid(table.rows, len(table.columns)).rows
        finest = Counter({n: len({id(row[n]) for row in laid}) for n in tasks}).most_common()
        best = max(count for _, count in finest)
        chosen = next(n for n in tasks if dict(finest)[n] == best)
        for n in tasks:
            if n != chosen:
                kinds[n] = ColumnKind.CATEGORY if n < chosen else ColumnKind.OTHER
    if ColumnKind.INDICATOR in kinds:
        bare = _bare_years(table, kinds)
        for n in bare:
            first = len(bare) > 1 and n == bare[0]
            kinds[n] = ColumnKind.BASELINE if first else ColumnKind.TARGET
    else:
        kinds = [ColumnKind.OTHER if kind is ColumnKind.MEASURED_IN else kind for kind in kinds]
    return kinds


def _bare_years(table: PlanTable, kinds: Sequence[ColumnKind]) -> list[int]:
    """Return the columns whose header is a year alone, the earliest first."""
    years = {
        header: n
        for n, header in enumerate(headers(table))
        if kinds[n] is ColumnKind.OTHER and re.fullmatch(r"[12]\d{3}年?", header)
    }
    return [years[header] for header in sorted(years)]


def _make_measures(
    made: Node, table: PlanTable, kinds: Sequence[ColumnKind], short: Collection[int]
) -> None:
    """Give each whole row that begins a task its measure."""
    column = kinds.index(ColumnKind.TASK)
    roles = {role for kind in kinds if (role := kind.role)}
    if not roles & {Role.LEAD, Role.RESPONSIBLE} and ColumnKind.DEADLINE not in kinds:
        return
    laid = grid(table.rows, len(table.columns)).rows
    for n, (row, node, covering) in enumerate(zip(table.rows, made["rows"], laid, strict=True)):
        cell = covering[column]
        if n in short or cell is None or not cell.text or not any(cell is own for own in row.cells):
            continue
        numbers = [
            one.text
            for one, kind in zip(covering, kinds, strict=True)
            if one and kind is ColumnKind.NUMBER
        ]
        if any(words and not number_parts(words) for words in numbers):
            continue  # a line that only parts rows, or one whose cells are shifted
        if cell.columns > 2 or any(_TOTAL.match(own.text) for own in row.cells):
            continue
        first, *rest = cell.text.split("\n\n")
        found = heading(first, goes_on=bool(rest))
        measure = Node(title=found.words.rstrip("。"))
        node["measure"] = measure
        if len({words for words in _numbers_beside(laid, kinds, cell, column) if words}) > 1:
            measure.guess("", Matter.STRUCTURE, _SEVERAL)


def _numbers_beside(
    laid: Sequence[Sequence[IssuedCell | None]],
    kinds: Sequence[ColumnKind],
    cell: IssuedCell,
    column: int,
) -> list[str]:
    """Return the numbers of all rows that a cell of a task covers."""
    return [
        one.text
        for row in laid
        if row[column] is cell
        for one, kind in zip(row, kinds, strict=True)
        if one and kind is ColumnKind.NUMBER
    ]
