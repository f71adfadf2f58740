"""The language of braces on pages that people write: it shows the plan, and can do nothing else.

A change of prose must not be a change of code. Templates run in a sandbox that knows the plan, the
macros and values of ``extra``; of objects they see only what is listed here. What they print is
inert by its type: all text becomes inert markup, what a macro gave is markup and is shown whole.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import SimpleNamespace, TracebackType
from typing import Any, NoReturn

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    Template,
    TemplateSyntaxError,
    nodes,
    pass_eval_context,
)
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Namespace
from markupsafe import Markup
from pydantic import BaseModel

from macros.pages.prose_bounds import Bounds, TooMuch
from macros.pages.prose_mending import LOST, Lost, mended
from macros.pages.prose_pieces import (
    SLICED,
    NotShown,
    as_text,
    joined,
    of_text,
    piece,
    printed,
    whole,
)
from macros.pages.prose_trees import Counted, deepest_line, not_taken, too_deep
from macros.pages.prose_words import reason

_FILTERS = frozenset(
    "abs batch capitalize count d default dictsort first float groupby int items join last length list "
    "lower map max min reject rejectattr replace reverse round select selectattr slice sort string "
    "sum title trim truncate unique upper wordcount".split()
)
"""None that makes markup of text, or live text of markup, and none that draws lots."""
_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
_OF_TEXT = frozenset(  # not unescape and striptags of markup
    "count endswith find lower lstrip removeprefix removesuffix replace rstrip split startswith strip "
    "upper".split()
)
_OF_OTHERS = {
    date: frozenset(("day", "isoformat", "month", "year")),
    dict: frozenset(("get", "items", "keys", "values")),
    LoopContext: frozenset(
        "changed cycle depth depth0 first index index0 last length nextitem previtem revindex "
        "revindex0".split()
    ),
    Cycler: frozenset(("current", "next", "reset")),
    tuple: frozenset(("grouper", "list")),  # of groupby
}
_OWN = (SimpleNamespace, Namespace, Lost)
"""Have no attributes but those that they were given."""


_EACH = "each"
"""The filter through which every loop goes."""
_HANDLED = "handled"
"""The filter through which all goes that is put together or compared."""
_DEEP = "括号或语句一层套一层，套得太深"
_LARGEST = 10**9
"""Of numbers that are multiplied: no product of two is long to write."""


_MOST_FAULTS = 100


class ProseError(Exception):
    """What is between braces cannot be shown; the message is in Chinese and begins with the place."""

    def __init__(self, message: str, line: int | None = None, file: str | None = None) -> None:
        """Make it; what could be left out is on that line of the page, or takes that file in."""
        super().__init__(message)
        self.line, self.file = line, file


class Prose(ImmutableSandboxedEnvironment):
    """The environment in which pages are rendered."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(
        self, loader: BaseLoader, macros: dict[str, Any], place: Callable[[str | None, int], str]
    ) -> None:
        """Know the macros; ``place`` says where a line of an included file, or of the page, is."""
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=self._printed,
        )
        self._place = place
        self._bounds = Bounds()
        self.printed: list[str] = []
        """What macros gave since it was emptied."""
        known = {name: self.filters[name] for name in _FILTERS} | {"join": joined}
        self.filters = {n: of_text(n, does) for n, does in self._bounds.filters(known).items()}
        self.filters |= {_EACH: self._each, _HANDLED: self._bounds.handled, SLICED: _text}
        given = {name: self._noted(one) if callable(one) else one for name, one in macros.items()}
        self.globals = {name: self.globals[name] for name in _GLOBALS} | given

    def from_string(self, source: str | nodes.Template, *args: Any, **named: Any) -> Template:
        """Take a new page: what it may ask for begins anew."""
        self._bounds.begin()
        try:
            return super().from_string(source, *args, **named)
        except (SyntaxError, RecursionError) as error:  # of Python, into which Jinja turns a page
            words = reason(SyntaxError(str(error)))
            raise ProseError(f"{self._place(None, 1)}: {words}") from error

    def page(self, source: str, variables: Mapping[str, Any]) -> tuple[str, list[str]]:
        """Return a page with what its braces give, and every fault in them: what is wrong gives nothing."""
        faults: dict[str, int] = {}
        turns = 0
        while True:
            turns += 1
            before = len(self.printed)
            try:
                text = self.from_string(source).render(variables)
                return text, sorted(faults, key=faults.__getitem__)
            except ProseError as error:
                faults[str(error)] = error.line or 0
                del self.printed[before:]
                line, file = error.line, error.file
                if turns >= _MOST_FAULTS:
                    line = file = None
                source = mended(source, line, str(error.__cause__), file)
                variables = {**variables, LOST: Lost()}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Let all loops, and all texts that are put together, be counted."""
        try:
            tree = super()._parse(source, name, filename)
        except RecursionError:
            raise TemplateSyntaxError(_DEEP, deepest_line(source), name, filename) from None
        if line := too_deep(tree):
            raise TemplateSyntaxError(_DEEP, line, name, filename)
        for line, words in not_taken(tree):
            raise TemplateSyntaxError(words, line, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _EACH, [], [], None, None, lineno=loop.lineno)
        for found in tree.find_all(nodes.Concat):
            found.nodes = [nodes.Filter(nodes.List(found.nodes), "join", [], [], None, None)]
        counted: nodes.Template = Counted(_HANDLED, SLICED).visit(tree)
        return counted

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Call a macro or a method of a text, and count that."""
        self._bounds.step()
        lost = [one for one in (obj, *args, *named.values()) if isinstance(one, Lost)]
        if lost:
            return lost[0]
        for given in (*args, *named.values()):
            self._bounds.handled(given)
        owner = getattr(getattr(obj, "__wrapped__", obj), "__self__", None)
        if isinstance(owner, str):
            whole(owner, *args, *named.values())
            if obj.__name__ == "replace":
                self._bounds.replaced(owner, *args)
            elif obj.__name__.startswith("format"):
                for one in (*args, *named.values()):
                    as_text(one)
        given = super().call(context, obj, *args, **named)
        if "caller" in named:  # what a call block gives is not printed: it is there at once
            piece(given)
        return given

    def _noted(self, macro: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any, **named: Any) -> Any:
            whole(*args, *named.values())
            given = macro(*args, **named)
            self.printed.append(str(given))
            return given

        return noted

    @pass_eval_context  # so that what is written out is printed like all else
    def _printed(self, _: Any, value: Any) -> Any:
        self._bounds.text(len(value) if isinstance(value, str) else 0)
        return printed(value)

    def _each(self, items: Any) -> Any:
        return self._bounds.each(_text(items))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; a piece has none."""
        return super().getattr(_text(obj), attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return what is in something; in a piece is nothing."""
        return argument if isinstance(argument, Lost) else super().getitem(_text(obj), argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute: only those that are listed."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if isinstance(obj, str):
            return attr in _OF_TEXT
        if isinstance(obj, _OWN):
            return True
        return any(attr in known for kind, known in _OF_OTHERS.items() if isinstance(obj, kind))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate with numbers of a size: a short text can ask for a result that fills all memory."""
        whole(left, *(right if isinstance(right, tuple) else (right,)))
        if isinstance(left, Lost) or isinstance(right, Lost):
            return left if isinstance(left, Lost) else right
        if operator == "+":
            self._bounds.text(sum(len(one) for one in (left, right) if hasattr(one, "__len__")))
            return self._bounds.handled(super().call_binop(context, operator, left, right))
        small = all(isinstance(one, int | float) and abs(one) <= _LARGEST for one in (left, right))
        if operator == "%" and isinstance(left, str):  # puts words in, with no width that it names
            small = not any(char.isdigit() or char == "*" for char in left)
            parts = right if isinstance(right, tuple) else (right,)
            small = small and all(isinstance(one, str | int | float) for one in parts)
            self._bounds.text(len(left) + sum(len(str(one)) for one in parts if small))
        if operator == "**" or not small:
            raise SecurityError(f"{operator} 只用于不太大的数")
        return super().call_binop(context, operator, left, right)

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Say where and what is wrong. Raises ProseError."""
        error = sys.exception()
        if error is None or isinstance(error, ProseError):
            super().handle_exception(source)
        name, line = _where(error)
        said = str(error) if isinstance(error, NotShown | TooMuch) else reason(error)
        many = isinstance(error, TooMuch)
        within_page = None if name or many else line
        taken_in = None if many else name
        raise ProseError(f"{self._place(name, line)}: {said}", within_page, taken_in) from error


def shown(value: Any) -> Any:
    """Return a value of the plan as pages see it: its fields, and nothing that can be called."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return SimpleNamespace(**{name: shown(getattr(value, name)) for name in fields})
    if isinstance(value, tuple | list):
        return tuple(shown(item) for item in value)
    return str(value) if isinstance(value, str) else value


def marked(macro: Callable[..., str]) -> Callable[..., Markup]:
    """Return a macro of this engine: what its template gives is markup, with all data inert."""
    return lambda *args, **named: Markup(macro(*args, **named))


def _text(value: Any) -> Any:
    whole(value)
    return value


def _where(error: BaseException) -> tuple[str | None, int]:
    """Return the name of the template in which an error arose, none for the page, and the line."""
    if isinstance(error, TemplateSyntaxError):
        return error.name, error.lineno
    found: tuple[str | None, int] = None, 1
    for frame in _frames(error.__traceback__):
        if template := frame.tb_frame.f_globals.get("__jinja_template__"):
            found = template.name, template.get_corresponding_lineno(frame.tb_lineno)
    return found


def _frames(first: TracebackType | None) -> Iterator[TracebackType]:
    while first:
        yield first
        first = first.tb_next
