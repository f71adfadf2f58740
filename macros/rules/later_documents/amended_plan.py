"""Rule on which plan a document amends: what is entered by it rests on a document that names this plan."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.amending import walk_written
from macros.model.plan import Document, PlanInfo
from macros.model.printed import walk_supplements
from macros.model.problems import Problem
from macros.rules.context import Context
from macros.rules.later_documents.later_entries import walk_later_entries
from macros.text.later_documents.amended_title import is_named
from macros.text.messages.excerpt import excerpt


def amending_documents_name_the_plan(context: Context) -> Iterator[Problem]:
    """修改方案的文件写明改的是本方案：写着它的标题或文号。"""
    plan = context.file.plan
    used = {step.by for of in walk_written(context.file) for step in of.steps}
    used |= {one.by for one in walk_later_entries(context.file)}
    for route, document in walk_supplements(context.file):
        if document.id in used and not names_plan(document, plan):
            words = f"文件“{document.id}”的标题和全文里没有本方案的标题“{excerpt(plan.title)}”"
            words += f"，也没有文号“{plan.document_number}”" if plan.document_number else ""
            words += "，不能作为修改本方案的依据；请核对是不是修改本方案的文件，不是的，删去照它录入的修改。"
            yield Problem((*route, "title"), words)


def names_plan(document: Document, plan: PlanInfo) -> bool:
    """Whether a document names the plan anywhere."""
    titles = [one for one in (plan.title, plan.heading) if one]
    return is_named(f"{document.title}\n{document.text or ''}", titles, plan.document_number)
