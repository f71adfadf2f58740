"""Where a reader says that something on a page is wrong, with the page's name and address filled in."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from macros.settings.operator import Operator

FORM = ".github/ISSUE_TEMPLATE/correction.yml"
"""The form for corrections, in a repository that has it; its field ``page`` is the address."""


def to_operator(operator: Operator, title: str, page: str) -> str:
    """Return the address of a mail or form to whoever runs the site; empty if none is set."""
    if operator.mail:
        words = {"subject": f"本页有误：{title}", "body": _words(title, page).replace("\n", "\r\n")}
        return f"mailto:{operator.report}?{_query(words)}"
    address = operator.report.replace("{url}", quote(page, safe=""))
    return address.replace("{title}", quote(title, safe=""))


def to_host(repo_url: str, kind: str, has_form: bool, title: str, page: str) -> str:
    """Return the address of a new issue on the code host; empty if the host is not known."""
    subject, words = f"更正：{title}", _words(title, page)
    if kind == "github" and has_form:
        form = {"template": FORM.rpartition("/")[2], "title": subject, "page": page}
        return f"{repo_url}/issues/new?{_query(form)}"
    if kind in ("github", "gitea"):
        return f"{repo_url}/issues/new?{_query({'title': subject, 'body': words})}"
    if kind == "gitlab":
        fields = {"issue[title]": subject, "issue[description]": words}
        return f"{repo_url}/-/issues/new?{_query(fields)}"
    if kind == "gitee":
        return f"{repo_url}/issues/new?{_query({'title': subject, 'description': words})}"
    return ""


def _words(title: str, page: str) -> str:
    return f"网页：{title}\n网址：{page}\n\n错在哪里，应当怎样写，依据是什么：\n"


def _query(fields: dict[str, str]) -> str:
    return urlencode(fields, quote_via=quote, safe="")
