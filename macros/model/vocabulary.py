"""What the model's types and the rules are called in Chinese, for schema and documentation.

Names of classes and docstrings in code are English; these are the words that editors read. A
test keeps both tables in step with the code.
"""

from __future__ import annotations

from macros.model.plan import (
    Change,
    Deadline,
    Document,
    Involvement,
    Measure,
    Model,
    Moved,
    Note,
    Notice,
    Origin,
    PlanFile,
    PlanInfo,
    Progress,
    Retired,
    Section,
    Source,
    Target,
    Term,
    Topic,
    Unit,
)

MODELS: dict[type[Model], tuple[str, str]] = {
    PlanFile: ("方案数据", "整个数据文件。"),
    PlanInfo: ("方案", "方案的标题、文号、日期、印发通知和前言。"),
    Notice: ("印发通知", "印发方案的通知，照原文。"),
    Origin: ("公文来源", "公文文本从哪里来，以及用来逐字核对的文本副本。"),
    Document: ("引用文件", "公文引用的一个文件。"),
    Unit: ("单位", "公文点到的一个单位或一类单位。"),
    Topic: ("主题", "编者归纳的一个主题。"),
    Term: ("术语", "公文中的一个词及其有官方出处的释义。"),
    Section: ("部分", "公文的一个部分，里面是措施，或下一级的部分。"),
    Measure: ("措施", "公文中编号的一项措施，照原文。"),
    Involvement: ("涉及单位", "措施点到的一个单位：是什么角色，依据哪句话。"),
    Deadline: ("期限", "公文写明的完成期限。"),
    Target: ("目标", "公文写明的一个目标。"),
    Progress: ("进展", "一次公布过的进展。"),
    Note: ("编者注", "编者的文字，网站标明不是公文内容。"),
    Source: ("来源", "一句话的出处。"),
    Moved: ("改址记录", "改名、并入或拆分的对象；旧网址据此跳转。"),
    Retired: ("停用记录", "不再存在的对象；旧网址据此说明。"),
    Change: ("变更记录", "首次发布以后对数据的一次修改。"),
}
"""Every type of the model, in the order in which an editor meets them: its name, what it is."""

PLACES: dict[type[Model], str] = {
    PlanFile: "最外层",
    PlanInfo: "plan:",
    Notice: "plan: 里的 notice:",
    Origin: "plan: 里的 source:",
    Document: "documents: 的一项",
    Unit: "units: 的一项",
    Topic: "topics: 的一项",
    Term: "glossary: 的一项",
    Section: "sections: 的一项",
    Measure: "部分里 measures: 的一项",
    Involvement: "措施里 units: 的一项",
    Deadline: "措施里的 deadline:",
    Target: "措施里 targets: 的一项",
    Progress: "措施里 progress: 的一项",
    Note: "notes: 的一项",
    Source: "各处的 source:",
    Moved: "moved: 的一项",
    Retired: "retired: 的一项",
    Change: "changes: 的一项",
}
"""Where each type stands in the data file."""

RULE_WORDS: dict[str, str] = {
    "ids_are_unique": "全文件里没有两个相同的 id；停用过的 id 也不再用。",
    "ids_are_free": "id 不用网站自己要用的词，例如 plan、index。",
    "names_are_unambiguous": "一个名称、简称或别称只属于一个对象。",
    "references_exist": "引用的 id 都存在，而且是该类对象。",
    "lists_do_not_repeat": "措施的单位、文件、主题、相关措施不重复，也不与自己相关。",
    "parents_do_not_circle": "上级单位不绕成圈。",
    "sections_hold_one_kind": "一个部分只放措施或只放下级部分，不空，最多两层。",
    "numbers_make_addresses": "序号里有数字，而且没有两项措施或两个部分的短网址相同。",
    "former_ids_lead_somewhere": "改址记录指向存在的同类对象；拆分写两个以上，其他写一个。",
    "quotes_are_verbatim": "quote 里的话在原文中一字不差。",
    "every_word_is_kept": "公文文本副本的每个字都在数据里，次序相同，不多不少。",
    "named_objects_are_listed": "措施原文提到的单位和文件，都列在该措施的 units、documents 里。",
    "listed_documents_are_named": "措施列出的文件，原文确实提到。",
    "listed_units_are_named": "每条关系所引的话里有该单位的名称、简称或别称，除非另有来源。",
    "units_are_named": "每个单位都是公文提到的、后续来源指定的，或者是它们的上级。",
    "documents_are_named": "每个文件都是公文提到的，文号照公文；公文没有提到的，须是某处的来源。",
    "terms_are_used": "每个术语都是公文里的词。",
    "assigning_roles_have_grounds": "每个角色都有原文字句或来源；牵头、责任、配合须有明确指定的字句或来源。",
    "statements_have_grounds": "期限和目标在措施原文里，或有来源。",
    "dates_are_printed": "方案的标题、文号、日期和实施期间是公文里印出的。",
    "changes_are_newest_first": "变更记录新的在前。",
}
"""Every rule by the name of its function, as one sentence that holds of a good file."""
