"""What every file of the static API says around its answer: version, plan, source, licence."""

from __future__ import annotations

from pydantic import Field

from macros.exports.api.parts import Answer, Ref, SourceOut, Web, label_of
from macros.model.kinds import ValidityStatus
from macros.model.values import Date

VERSION = "1"


class GeneratedFrom(Answer):
    """由什么生成。"""

    file: str = Field(description="数据文件。")
    digest: str = Field(description="数据文件和公文文本副本的 SHA-256；这两个文件不变，它就不变。")
    commit: str | None = Field(description="代码库的提交；不知道时为 null。")


class Licence(Answer):
    """使用条件。"""

    official_text: str = Field(description="公文原文。")
    editorial: str = Field(description="编者文字和整理成果，SPDX 代码。")
    url: Web


class ValidityOut(Answer):
    """方案的效力；没有核实过的没有这一项。"""

    status: ValidityStatus = Field(description="效力代码。")
    status_label: str = label_of("status", "效力的中文名称。")
    term: str | None = Field(description="公文写明有效期的字句。")
    until: Date | None = Field(description="有效期的最后一天。")
    by: Ref | None = Field(description="废止、替代它的文件。")
    on: Date | None = Field(description="失效、废止或被替代的日期。")
    source: SourceOut | None = Field(description="来源；公文自己写明的为 null。")


class PlanRef(Answer):
    """所属的方案。"""

    id: str = Field(description="方案的编号代码。")
    title: str = Field(description="标题。")
    document_number: str | None = Field(description="文号。")
    validity: ValidityOut | None = Field(description="效力；没有核实过的为 null。")
    url: Web


class Origin(Answer):
    """公文文本的来源。"""

    title: str = Field(description="来源名称。")
    url: str | None = Field(description="网址。")
    note: str | None = Field(description="编者对文本来源的说明，不是公文内容。")


class Envelope(Answer):
    """每个文件都有的说明。"""

    api_version: str = Field(description="接口版本。")
    url: Web
    plan: PlanRef
    source: Origin
    licence: Licence
    generated_from: GeneratedFrom
