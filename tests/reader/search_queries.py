"""What readers search for and what must come first; for some, everything that must be found.

A row is the query, the address that must come first and, where given, the addresses of all
results in any order. Pages that people wrote (关于本站 and the like) may come on top of those:
their words change without the plan changing. A page's address stands without its slash.
"""

from __future__ import annotations

Query = tuple[str, str] | tuple[str, str, set[str]]


def measures(*names: str) -> set[str]:
    return {f"measures/{name}" for name in names}


DOC = "documents/doc-"
TERM = "glossary/#term-"
CULTIVATE = "measures/cultivate-high-value-patents"
RIGHTS = "measures/build-rights-protection-network"
GEOGRAPHICAL = {
    f"{TERM}geographical-indication",
    f"{TERM}intellectual-property",
    "topics/topic-application",
    "topics/topic-trademarks",
    *measures(
        "promote-geographical-indications",
        "implement-trademark-branding",
        "strengthen-administrative-enforcement",
        "protect-new-fields",
    ),
}
BANKS = {"units/banks", "units/enterprises", *measures("promote-ip-finance")}
FIVE_YEARS = {f"{DOC}henan-ip-five-year-plan", "plan/#preamble", *measures("draft-ip-city-outline")}
OUTLINE = {f"{DOC}henan-ip-outline", "plan/#preamble"}
SECOND_PART = {
    "sections/creation",
    CULTIVATE,
    *measures("implement-trademark-branding", "advance-innovator-ip"),
}
COUNTIES = {
    "units/counties",
    "units/aid-centers",
    RIGHTS,
    *measures("supervise-county-enforcement"),
}

REAL_PLAN: tuple[Query, ...] = (
    # words of the text, also parts of longer words
    ("地理标志", f"{TERM}geographical-indication", GEOGRAPHICAL),
    ("理标", f"{TERM}geographical-indication", GEOGRAPHICAL),
    ("质押融资", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("押融", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("产权", f"{TERM}intellectual-property"),
    ("专利", "topics/topic-patents"),
    ("商标", "topics/topic-trademarks"),
    ("维权", "topics/topic-rights"),
    ("维权援助", "units/aid-centers", {"units/aid-centers", "units/aid-stations", RIGHTS, "topics/topic-rights"}),
    ("高价值专利", CULTIVATE, {CULTIVATE, "units/patent-cultivation-center", "topics/topic-creation"}),
    ("驰名商标", f"{TERM}well-known-trademark", {f"{TERM}well-known-trademark", *measures("implement-trademark-branding")}),
    ("营商环境", f"{TERM}business-environment", {f"{TERM}business-environment", "sections/protection", *measures("improve-business-environment")}),
    ("商业秘密", f"{TERM}trade-secret"),
    ("恶意注册", "measures/monitor-ip-filings", measures("monitor-ip-filings")),
    ("非正常专利申请", f"{TERM}abnormal-patent-filing", {f"{TERM}abnormal-patent-filing", *measures("monitor-ip-filings")}),
    ("战略性新兴产业", f"{TERM}strategic-industries", {f"{TERM}strategic-industries", CULTIVATE}),
    ("互联网", "measures/protect-new-fields", measures("protect-new-fields")),
    ("互联网+", "measures/protect-new-fields", measures("protect-new-fields")),
    ("“蓝天”专项行动", "measures/develop-ip-services", measures("develop-ip-services")),
    ("蓝天专项行动", "measures/develop-ip-services", measures("develop-ip-services")),
    ("乡村振兴", "measures/promote-geographical-indications", measures("promote-geographical-indications")),
    ("生物医药", "measures/advance-innovator-ip", measures("advance-innovator-ip")),
    ("行政执法", "measures/strengthen-administrative-enforcement"),
    ("培训", "measures/promote-protection-awareness"),
    ("宣传", "topics/topic-talent"),
    ("轮训", "measures/train-ip-talent", measures("train-ip-talent")),
    ("强市建设", "sections/reform"),
    ("专利统计", "measures/improve-public-services", measures("improve-public-services")),
    ("强国建设", "measures/draft-ip-city-outline", {f"{DOC}national-ip-outline", *measures("draft-ip-city-outline")}),
    ("民法典", f"{TERM}intellectual-property", {f"{TERM}intellectual-property"}),
    # whole passages, as copied from the notice, punctuation and all
    ("推动银企对接，加大与银行的战略合作", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("做好专利、商标、地理标志的行政执法保护工作。", "measures/strengthen-administrative-enforcement", measures("strengthen-administrative-enforcement")),
    ("现予以印发，请遵照执行", "plan/#notice", {"plan/#notice"}),
    ("2023年是全面贯彻落实党的二十大精神开局之年", "plan/#preamble", {"plan/#preamble"}),
    ("积极培育高价值专利", CULTIVATE),
    ("2.1 积极培育高价值专利", CULTIVATE),
    ("二、强化激励引导，提升创新创造能力", "sections/creation"),
    # units: full names, short names, other names
    ("银行", "units/banks", BANKS),
    ("企业", "units/enterprises"),
    ("企业代表", "units/enterprises"),
    ("高校", "units/universities", {"units/universities", CULTIVATE}),
    ("科研机构", "units/research-institutes", {"units/research-institutes", CULTIVATE}),
    ("中小学", "units/schools", {"units/schools", "units/education-bases", *measures("train-ip-talent")}),
    ("电商平台", "units/e-commerce-platforms", {"units/e-commerce-platforms", *measures("protect-new-fields")}),
    ("联席会议", "units/joint-conference"),
    ("联席会议办公室", "units/joint-conference-office"),
    ("开封市知识产权战略实施工作联席会议办公室", "units/joint-conference-office"),
    ("县（区）", "units/counties", COUNTIES),
    ("县(区)", "units/counties", COUNTIES),
    ("县区", "units/counties", COUNTIES),
    ("产业集聚区", "units/industrial-clusters", {"units/industrial-clusters", "units/aid-stations", RIGHTS}),
    ("省局", "units/provincial-bureau", {"units/provincial-bureau", "plan/#notice"}),
    ("成员单位", "units/member-units", {"units/member-units", "plan/#notice", "plan/#preamble"}),
    # document numbers in every way of typing them
    ("豫发〔2022〕31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发[2022]31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发［2022］31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发（2022）31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发(2022)31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发2022 31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发202231号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发〔2022〕31 号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发〔２０２２〕３１号", f"{DOC}henan-ip-outline", OUTLINE),
    ("汴办通〔2022〕39号", f"{DOC}ip-protection-notice", {f"{DOC}ip-protection-notice", "plan/#preamble"}),
    ("豫发2022年31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发〔2022〕第31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫发31号", f"{DOC}henan-ip-outline", OUTLINE),
    ("豫知2022年4号", f"{DOC}henan-ip-five-year-plan", FIVE_YEARS),
    ("豫知[2022]4号", f"{DOC}henan-ip-five-year-plan", FIVE_YEARS),
    ("汴办通39号", f"{DOC}ip-protection-notice", {f"{DOC}ip-protection-notice", "plan/#preamble"}),
    ("汴知战联办〔2023〕4号", "plan", {"plan"}),
    ("汴知战联办[2023]4号", "plan", {"plan"}),
    ("《关于进一步强化知识产权保护的通知》", f"{DOC}ip-protection-notice"),
    ("十四五", f"{DOC}henan-ip-five-year-plan"),
    # numbers of measures and parts
    ("2.1", CULTIVATE, {CULTIVATE}),
    ("２．１", CULTIVATE, {CULTIVATE}),
    ("2-1", CULTIVATE, {CULTIVATE}),
    ("二、1", CULTIVATE, {CULTIVATE}),
    ("二（1）", CULTIVATE, {CULTIVATE}),
    ("2。1", CULTIVATE, {CULTIVATE}),
    ("2，1", CULTIVATE, {CULTIVATE}),
    ("2：1", CULTIVATE, {CULTIVATE}),
    ("2 1", CULTIVATE, {CULTIVATE}),
    ("措施2.1", CULTIVATE, {CULTIVATE}),
    ("编号2.1", CULTIVATE, {CULTIVATE}),
    ("4。5", RIGHTS, {RIGHTS}),
    ("四（五）", RIGHTS, {RIGHTS}),
    ("二、", "sections/creation", SECOND_PART),
    ("第二部分第1条", CULTIVATE, {CULTIVATE}),
    ("第2部分第1条", CULTIVATE, {CULTIVATE}),
    ("第二部分第一条", CULTIVATE, {CULTIVATE}),
    ("第二部分 第一条", CULTIVATE, {CULTIVATE}),
    ("第二部分第一條", CULTIVATE, {CULTIVATE}),
    ("4.5", RIGHTS, {RIGHTS}),
    ("第二部分", "sections/creation", SECOND_PART),
    ("三、", "sections/application"),
    # traditional characters
    ("知識產權質押融資", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("地理標誌", f"{TERM}geographical-indication", GEOGRAPHICAL),
    ("銀行", "units/banks", BANKS),
    ("電商平臺", "units/e-commerce-platforms"),
    # several words, mixed and spaced input
    ("专利 商标", "measures/monitor-ip-filings", {"topics/topic-creation", *measures("monitor-ip-filings", "strengthen-administrative-enforcement", "improve-public-services")}),
    ("商标　专利", "measures/monitor-ip-filings", {"topics/topic-creation", *measures("monitor-ip-filings", "strengthen-administrative-enforcement", "improve-public-services")}),
    ("知识产权 银行", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("高校 专利", CULTIVATE, {CULTIVATE}),
    ("银行、质押", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("银行，质押", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("高校。专利", CULTIVATE, {CULTIVATE}),
    ("第二部分 商标", "measures/implement-trademark-branding", measures("implement-trademark-branding")),
    ("知 识 产 权 质 押", "measures/promote-ip-finance", measures("promote-ip-finance")),
    ("2023 年", "plan"),
    ("措施", "measures"),
)  # fmt: skip

SECOND_PLAN: tuple[Query, ...] = (
    ("第12条", "measures/self-employed-growth", measures("self-employed-growth")),
    ("第十二条", "measures/self-employed-growth", measures("self-employed-growth")),
    ("12", "measures/self-employed-growth"),
    ("望政办发2025年12号", "plan", {"plan"}),
    ("国务院令722号", f"{DOC}business-environment", {f"{DOC}business-environment", "plan/#preamble", *measures("registration-pilot")}),
    ("推行第三方检查", "measures/third-party-inspection", measures("third-party-inspection")),
    ("第三方检查机构", "units/inspection-agencies", {"units/inspection-agencies"}),
    ("第13条", "measures/third-party-inspection"),
    ("第十三条", "measures/third-party-inspection"),
    ("十五", "measures/competition-review", measures("competition-review")),
    ("二、7", "measures/construction-approval", measures("construction-approval")),
    ("二（一）", "sections/factor-costs"),
    ("三、", "sections/rule-of-law"),
    ("市市场监管局", "units/market-regulation", {"units/market-regulation", *measures("open-business", "registration-pilot", "clear-charges", "self-employed-growth", "competition-review", "credit-repair")}),
    ("望澜市市场监督管理局", "units/market-regulation", {"units/market-regulation", *measures("open-business", "registration-pilot", "clear-charges", "self-employed-growth", "competition-review", "credit-repair")}),
    ("市民之家", "units/service-hall", {"units/service-hall", *measures("hall-service")}),
    ("sme service hub", "units/sme-platform"),
    ("ＳＭＥ", "units/sme-platform"),
    ("Single Window", "measures/service-portal", measures("service-portal")),
    ("BUSINESS ready", "sections/digital-services", {"sections/digital-services"}),
    ("企服平台 300项", "measures/service-portal", measures("service-portal")),
    ("2026年6月底前", "measures/service-portal", measures("service-portal")),
    ("12：30", "measures/hall-service", {"units/market-regulation", *measures("hall-service")}),
    ("省行动计划", f"{DOC}province-action", {f"{DOC}province-action", "plan/#preamble", *measures("supervision")}),
    ("国务院令第722号", f"{DOC}business-environment", {f"{DOC}business-environment", "plan/#preamble", *measures("registration-pilot")}),
    ("望澜市政务服务和大数据管理局", "units/approval-bureau"),
    ("{{ 7*7 }}", "measures/test-characters", measures("test-characters")),
    ("<script>alert(1)</script>", "measures/test-characters", measures("test-characters")),
    ("=1+1", "measures/test-characters", measures("test-characters")),
)  # fmt: skip
