"""What is between braces as a tree: not too deep, and all that can become large goes through one filter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

MOST_DEEP = 80
"""So deep may expressions and statements stand within each other; Python itself ends somewhat later."""
_LOOP = 5
"""A loop counts for so many: of loops Python has room for 20 within each other."""
_MARK = re.compile(
    r"\{%[-+]?\s*(?P<end>end)?(?P<opened>for|if|macro|call|filter|with|block)\b"
    r"|\{%|%\}|(?P<open>[(\[{])|(?P<closed>[)\]}])"
)
Literal = TypeVar("Literal", nodes.List, nodes.Tuple, nodes.Dict)


def too_deep(tree: nodes.Node) -> int:
    """Return the line on which a tree becomes too deep; 0 if it does not."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MOST_DEEP:
            return node.lineno
        for inner in node.iter_child_nodes():
            waiting.append((inner, depth + (_LOOP if isinstance(inner, nodes.For) else 1)))
    return 0


def deepest_line(source: str) -> int:
    """Return the line on which most brackets or statements are open; for a text that no parser ends."""
    depth, most, found = 0, 0, 1
    for number, line in enumerate(source.splitlines(), start=1):
        for mark in _MARK.finditer(line):
            closes = mark["end"] or mark["closed"]
            depth += -1 if closes else bool(mark["opened"] or mark["open"])
            if depth > most:
                most, found = depth, number
    return found


_NOT_HAD: dict[type[nodes.Node], str] = {
    nodes.ScopedEvalContextModifier: "没有 autoescape",
    nodes.FilterBlock: "没有 filter 块，过滤器写在 {{ … }} 里",
    nodes.Extends: "没有 extends，后面的内容都不会显示；放进另一个文件用 include",
}


def not_taken(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """Yield line and words for what Jinja finds wrong only later, without the line, or is not to be had here."""
    spaces = {
        given.target.name
        for given in tree.find_all(nodes.Assign)
        if isinstance(given.target, nodes.Name) and isinstance(given.node, nodes.Call)
    }
    for loop in tree.find_all(nodes.For):
        if loop.recursive:
            yield loop.lineno, "没有 recursive 循环"
    for unknown in tree.find_all(tuple(_NOT_HAD)):
        yield unknown.lineno, _NOT_HAD[type(unknown)]
    for block in tree.find_all(nodes.AssignBlock):
        if block.filter:  # what it gave would be taken for a piece
            yield block.lineno, "set 块不能带过滤器"
    for call in tree.find_all(nodes.Call):
        names = [named.key for named in call.kwargs]
        if len(set(names)) < len(names):
            yield call.lineno, "同一个参数写了两次"
    for macro in tree.find_all(nodes.Macro):
        if len({one.name for one in macro.args}) < len(macro.args):
            yield macro.lineno, "同一个参数写了两次"
    for item in tree.find_all(nodes.NSRef):
        if item.name not in spaces:
            yield item.lineno, f"“{item.name}”不是用 namespace() 得来的，它的项不能改"


class Counted(NodeTransformer):
    """Lets lists that are written, and all that is compared, go through a filter that counts them.

    What is sliced goes through another.
    """

    def __init__(self, filter: str, sliced: str) -> None:
        self._filter, self._sliced = filter, sliced

    def visit_List(self, node: nodes.List) -> nodes.Expr:
        """Count a list."""
        return self._through(self._inside(node))

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:
        """Count a dictionary."""
        return self._through(self._inside(node))

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:
        """Count a tuple, unless it names what is to be set."""
        inside = self._inside(node)
        return self._through(inside) if node.ctx == "load" else inside

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:
        """Let what is sliced go through its filter: Jinja asks nobody for slices."""
        self.generic_visit(node)
        if isinstance(node.arg, nodes.Slice):
            node.node = self._through(node.node, self._sliced)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        """Let what is given as several values, one by one, go through the filter of slices."""
        self.generic_visit(node)
        if node.dyn_args:
            node.dyn_args = self._through(node.dyn_args, self._sliced)
        return node

    def visit_Assign(self, node: nodes.Assign) -> nodes.Node:
        """Let what is taken apart to be set go through the filter of slices."""
        self.generic_visit(node)
        if isinstance(node.target, nodes.Tuple):
            node.node = self._through(node.node, self._sliced)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:
        """Count both sides of a comparison."""
        self.generic_visit(node)
        node.expr = self._through(node.expr)
        for operand in node.ops:
            operand.expr = self._through(operand.expr)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Expr:
        """Count what a test compares with."""
        self.generic_visit(node)
        if node.args:
            node.node = self._through(node.node)
            node.args = [self._through(one) for one in node.args]
        return node

    def _inside(self, node: Literal) -> Literal:
        self.generic_visit(node)
        return node

    def _through(self, node: nodes.Node, filter: str = "") -> nodes.Expr:
        return nodes.Filter(node, filter or self._filter, [], [], None, None, lineno=node.lineno)
