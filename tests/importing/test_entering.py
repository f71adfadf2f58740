"""Units, roles, deadlines, documents: what is printed is entered, what is guessed is marked."""

from __future__ import annotations

import time
from typing import Any

import pytest

from macros.grounds.role_words import GRAMMAR
from macros.importing.drafting.ids import Ids
from macros.importing.drafting.paragraphs.evidence import list_end, list_start
from macros.importing.drafting.paragraphs.lists import split_list
from macros.importing.drafting.statements.deadlines import the_day
from macros.importing.drafting.statements.general import general_actors
from macros.importing.drafting.statements.units import Group, grouped, unit_nodes
from tests.importing.drafting import drafted, plan
from tests.some import some


def only_measure(text: str) -> tuple[Any, Any]:
    """Return the one measure of a plan with this text."""
    made = plan(f"一、种树\n1.种树。{text}")
    return made, made["sections"][0]["measures"][0]


def roles(measure: Any) -> list[tuple[str, str]]:
    return [(one["role"], one.get("quote", "")) for one in measure.get("units", [])]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("市财政局、市教育局", ["市财政局", "市教育局"]),
        ("市财政局，各县（市、区）人民政府", ["市财政局", "各县（市、区）人民政府"]),
        ("市自然资源和规划局、市商务局", ["市自然资源和规划局", "市商务局"]),
        ("市级各有关部门及各县区政府", ["市级各有关部门", "各县区政府"]),
        ("市财政局和市教育局", ["市财政局", "市教育局"]),
        ("市财政局，各区、县（市）人民政府", ["市财政局", "各区、县（市）人民政府"]),
        ("市公安局（交警支队）、市城管局等", ["市公安局", "市城管局"]),
    ],
)
def test_lists_of_names_are_parted(listed: str, names: list[str]) -> None:
    assert list(split_list(listed)) == names


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("责任单位：市甲局、市乙局。此后", "市甲局、市乙局"),
        ("责任单位：市甲局；市乙局；市丙局\n此后", "市甲局；市乙局；市丙局"),
        ("责任单位：市甲局；限期完成", "市甲局"),
        ("责任单位：市甲局；配合单位：市乙局", "市甲局"),
        ("责任单位：市甲局，牵头单位：市乙局", "市甲局"),
        ("（责任单位：市甲局、各县（市；区）人民政府）此后", "市甲局、各县（市；区）人民政府"),
        ("责任单位：市甲局；市乙局：三月底前", "市甲局"),
    ],
)
def test_a_list_behind_a_label_has_one_end(text: str, listed: str) -> None:
    label = GRAMMAR.words(text)[0]
    assert text[list_start(text, label) : list_end(text, label)] == listed


def test_a_list_with_semicolons_is_quoted_whole() -> None:
    _, measure = only_measure("种下去。\n责任单位：市园林局；市财政局")
    assert roles(measure) == [("responsible", "责任单位：市园林局；市财政局")] * 2


@pytest.mark.parametrize(
    ("short", "full", "count"),
    [
        ("市人社局", "市人力资源和社会保障局", 1),
        ("市教委", "市教育委员会", 1),
        ("市教委", "市教育工作委员会", 2),
        ("市医院", "市医学科学研究院", 2),
    ],
)
def test_a_very_short_name_may_be_that_of_another_body(short: str, full: str, count: int) -> None:
    assert len(grouped({short: "", full: ""}, [])) == count


def test_short_and_full_names_are_one_unit() -> None:
    names = dict.fromkeys(["某川市市场监督管理局", "市市场监管局", "市财政局", "市场监管局"], "")
    found = [group.names for group in grouped(names, ["某川市"])]
    assert ["某川市市场监督管理局", "市市场监管局"] in found
    assert ["市财政局"] in found


def test_many_bodies_are_grouped_in_little_time() -> None:
    """If each were compared with all others it would take five seconds and more."""
    stems = "教科公财水农商文卫审统医林粮信气税邮烟消体城住交环国民档史志"
    names = {f"市{a}{b}{end}局": "" for a in stems for b in stems for end in ("管", "产")}
    start = time.process_time()
    assert len(grouped(names, [])) == len(names)
    assert time.process_time() - start < 2


def test_brackets_say_who_without_a_mark() -> None:
    text = drafted("一、种树\n1.种树。种下去。（市园林局牵头，市财政局配合）")
    assert "从句子里" not in text
    _, measure = only_measure("种下去。（市园林局牵头，市财政局配合）")
    assert roles(measure) == [("lead", "市园林局牵头"), ("support", "市财政局配合")]


def test_a_sentence_that_says_who_is_marked() -> None:
    text = drafted("一、种树\n1.种树。由市园林局牵头种下去，市财政局配合。")
    assert text.count("从句子里的") == 2


def test_a_label_that_is_not_known_gives_no_role() -> None:
    _, measure = only_measure("种下去。\n压轴责任单位：市园林局")
    assert [role for role, _ in roles(measure)] == ["named"]


def test_persons_are_no_units() -> None:
    made, _ = only_measure("种下去。\n牵头负责领导：张三\n牵头单位：市园林局")
    assert "张三" not in [unit["name"] for unit in made["units"]]


def test_who_only_is_named_has_no_role() -> None:
    _, measure = only_measure("种下去，结果报市园林局。")
    assert roles(measure) == [("named", "结果报市园林局")]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年6月底前", "2024-06-30"),
        ("2024年底前", "2024-12-31"),
        ("6月底前", None),
        ("年底前", None),
        ("每年6月前", None),
    ],
)
def test_a_day_is_set_where_the_words_leave_no_choice(words: str, day: str | None) -> None:
    assert (str(the_day(words)) if the_day(words) else None) == day


def test_what_is_no_deadline_is_not_entered() -> None:
    _, measure = only_measure("2000年以前建成的优先，7个工作日内办结，有效期至2027年12月31日。")
    assert "deadline" not in measure
    assert "deadlines" not in measure


def test_documents_have_number_and_short_name() -> None:
    made, measure = only_measure(
        "落实《某省造林规定》（某政〔2020〕3号，以下简称《规定》）和《规定》实施细则。"
    )
    (document,) = made["documents"]
    assert (document["title"], document["number"]) == ("某省造林规定", "某政〔2020〕3号")
    assert document["aliases"] == ["《规定》"]
    assert measure["documents"] == [document["id"]]


def test_a_general_clause_gives_its_role_and_is_marked() -> None:
    body = (
        "一、种树\n列第一位的责任单位为牵头单位。\n1.种树。种下去。（责任单位：市园林局、市财政局）"
    )
    made = plan(body)
    (clause,) = made["plan"]["role_clauses"]
    first, second = made["sections"][0]["measures"][0]["units"]
    assert (first["role"], first["clause"]) == ("lead", clause["id"])
    assert second["role"] == "responsible"
    assert "总的分工规定：请核对" in drafted(body)


def test_what_stands_for_the_tasks_that_follow_is_no_unit() -> None:
    made, _ = only_measure("种下去。（市甲局牵头，以下均需各区政府落实，不再列出）")
    assert "以下" not in str(made["units"])


def test_counties_and_districts_named_together_are_not_cut() -> None:
    made, _ = only_measure("种下去。督促各县区尽快分解资金。（市甲局负责）")
    names = [unit["name"] for unit in made["units"]]
    assert "各县区" in names
    assert "各县" not in names


def test_a_government_in_the_name_of_another_body_is_no_unit() -> None:
    made, _ = only_measure(
        "种下去。（市甲局负责）\n市政府教育督导委员会办公室要定期通报，市政府督查室要督查。"
    )
    names = [unit["name"] for unit in made["units"]]
    assert "市政府教育督导委员会办公室" in names
    assert "市政府" not in names


@pytest.mark.parametrize("pair", ["（）", "【】", "〔〕", "［］", "[]"])
def test_brackets_of_every_kind_say_who(pair: str) -> None:
    made, measure = only_measure(f"种下去。{pair[0]}牵头单位：市甲局；配合单位：某川移动{pair[1]}")
    assert roles(measure) == [("lead", "牵头单位：市甲局"), ("support", "配合单位：某川移动")]
    assert "某川移动" in [unit["name"] for unit in made["units"]]


def test_branches_of_banks_in_a_list_are_units() -> None:
    made, _ = only_measure("种下去。（人行某川市中心支行、某川银保监分局、市甲局）")
    kinds = {unit["name"]: unit["kind"] for unit in made["units"]}
    assert kinds["人行某川市中心支行"] == "金融机构"


def test_a_name_without_its_level_is_likely_the_body_of_that_level() -> None:
    text = drafted(
        "一、种树\n1.种树。种下去。（县甲局、农业农村局）\n2.浇水。浇足。（县农业农村局）"
    )
    assert "“农业农村局”像是它的另一种写法" in text
    assert text.count("- id: nong-ye-nong-cun-ju") == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("引导企业、高校认养。", ["企业", "高校"]),
        ("支持科技型企业研发机构建设。", ["科技型企业研发机构"]),
        ("引导各类社会团体和组织参与。", ["社会团体和组织"]),
        ("行业协会、商会要带头。", ["行业协会", "商会"]),
        ("加强对县（区）维权援助中心（站）的指导。", ["县（区）维权援助中心（站）"]),
        ("推动养老服务业务办理，完善信息平台建设。", []),
        ("推动养老服务业健康发展，完善维权服务平台建设。", ["养老服务业", "维权服务平台"]),
        ("推进全市中小学普及教育示范基地建设。", ["中小学普及教育示范基地", "中小学"]),
        ("做好各产业集聚区工作站建设。", ["产业集聚区工作站", "产业集聚区"]),
        ("推动企业服务窗口建设，落实企业所得税优惠。", []),
        ("企业数量增加，校企合作加深。", []),
    ],
)
def test_a_general_actor_is_one_of_whom_a_sentence_says_something(
    text: str, names: list[str]
) -> None:
    assert [text[slice(*span)] for span in general_actors(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("人民银行某川市中心支行要扩大贷款。", "人民银行某川市中心支行"),
        ("由国家金融监督管理总局某川监管分局牵头。", "国家金融监督管理总局某川监管分局"),
        ("县（市、区）林业主管部门负责巡查。", "县（市、区）林业主管部门"),
        ("市政府督查室定期通报。", "市政府督查室"),
        ("市公安局交警支队要在路口疏导。", "市公安局交警支队"),
        ("市委农村工作领导小组办公室负责统筹。", "市委农村工作领导小组办公室"),
        ("市委农村工作领导小组要统筹。", "市委农村工作领导小组"),
        ("由县市场监管局执法大队查处。", "县市场监管局执法大队"),
        ("市税务局稽查局开展检查。", "市税务局稽查局"),
        ("市生态环境局临川分局要加强执法。", "市生态环境局临川分局"),
        ("市司法局法律援助中心要做好服务。", "市司法局法律援助中心"),
        ("市公安局城关派出所要加强巡逻。", "市公安局城关派出所"),
        ("市教育局部署学校开展检查。", "市教育局"),
        ("市应急局组织消防救援大队扑救。", "市应急局"),
        ("市文旅局打造城市文化中心。", "市文旅局"),
        ("市商务局区域消费中心城市建设。", "市商务局"),
        ("市农业农村局在中心城区检查。", "市农业农村局"),
        ("市科技局科创中心建设进度要加快。", "市科技局"),
    ],
)
def test_a_name_is_read_to_its_end(text: str, name: str) -> None:
    made, _ = only_measure(text)
    assert [unit["name"] for unit in made["units"]][1:] == [name]


def test_a_name_without_its_place_beside_one_that_has_it_is_marked() -> None:
    text = drafted("一、种树\n1.种树。种下去。（高新区发展局、发展局、某区林业总站、总站）")
    assert text.count("没有写哪里的、哪一级的：可能就是“高新区发展局”，也可能不是") == 1
    assert text.count("没有写哪里的") == 1


def test_a_body_in_brackets_behind_another_is_taken_for_the_same_and_marked() -> None:
    text = drafted("一、种树\n1.种树。种下去。\n责任单位：市委组织部（市委人才办）、市园林局")
    assert "“市委人才办”像是它的另一种写法" in text
    _, measure = only_measure("种下去。\n责任单位：市委组织部（市委人才办）、市园林局")
    assert [role for role, _ in roles(measure)] == ["responsible"] * 2


def test_an_office_printed_short_is_the_one_that_issues() -> None:
    made, _ = only_measure("种下去。（某川市人民政府办公室、市园林局负责）")
    assert len(made["units"]) == 2


def test_until_when_a_policy_holds_is_no_deadline() -> None:
    _, measure = only_measure("2025年6月底前完成。本政策执行至2026年12月31日。")
    assert measure["deadline"]["text"] == "2025年6月底前"


def test_a_word_of_two_roles_says_so_in_its_mark() -> None:
    text = drafted("一、种树\n1.种树。市园林局会同市公安局巡查。")
    assert "从句子里的“会同”认出，也可以读作配合，请核对" in text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开展全市教育系统干部轮训。", ["全市教育系统"]),
        ("建设全市政务服务系统。", []),
        ("各级党委和政府要带头。", ["各级党委和政府"]),
        ("省有关部门和各市（州）人民政府按职责分工负责。", ["省有关部门", "各市（州）人民政府"]),
    ],
)
def test_bodies_that_a_sentence_names_together_are_a_class(text: str, names: list[str]) -> None:
    made, _ = only_measure(f"种下去。{text}")
    units = {
        unit["name"]: unit
        for unit in made.get("units", [])
        if unit["name"] != "某川市人民政府办公室"
    }
    assert sorted(units) == sorted(names)
    assert all(unit.get("extent") == "class" for unit in units.values())


@pytest.mark.parametrize("brackets", ["（）", "〔〕", "［］"])
def test_brackets_of_any_shape_stand_behind_a_level(brackets: str) -> None:
    counties = f"各县{brackets[0]}市、区{brackets[1]}"
    _, measure = only_measure(f"种下去。（市甲局牵头，{counties}、各开发区配合，全年推进）")
    assert [(one["unit"] and one["role"]) for one in measure["units"]] == [
        "lead",
        "support",
        "support",
    ]
    assert not any("guess" in one for one in measure["units"])


def test_who_leads_and_answers_in_one_word_leads() -> None:
    _, measure = only_measure("种下去。（市甲局牵头负责，市乙局配合）")
    assert roles(measure) == [
        ("lead", "市甲局牵头负责"),
        ("support", "市乙局配合"),
    ]


def test_a_length_of_time_behind_an_event_is_no_deadline() -> None:
    _, measure = only_measure("新路交付使用后五年内不得挖掘。在2031年6月底前完成普查。")
    assert measure["deadline"]["text"] == "2031年6月底前"


def test_full_stops_of_half_width_end_headings_and_clauses() -> None:
    _, measure = only_measure("种下去. 新种1.8万亩. (牵头单位:市甲局;责任单位:市乙局,市丙局)")
    assert measure["title"] == "种树"
    made = plan(
        "一. 种树\n1. 种好. 新种1.8万亩,成活率90%. (牵头单位:市甲局;责任单位:市乙局,市丙局)"
    )
    measure = made["sections"][0]["measures"][0]
    assert measure["title"] == "种好"
    assert [one["text"] for one in measure["targets"]] == ["新种1.8万亩", "成活率90%"]
    assert [one["role"] for one in measure["units"]] == ["lead", "responsible", "responsible"]


@pytest.mark.parametrize(
    ("own_list", "role", "by_clause"),
    [("（责任单位：市丙局、市丁局）", "responsible", False), ("", "lead", True)],
)
def test_a_general_clause_beside_a_list_speaks_of_that_list_alone(
    own_list: str, role: str, by_clause: bool
) -> None:
    made = plan(
        f"一、种树\n1.明确责任。列第一位的责任单位为牵头单位。{own_list}\n"
        "2.浇水。（责任单位：市甲局、市乙局）"
    )
    measure = made["sections"][0]["measures"][1]
    assert [(one["role"], "clause" in one) for one in measure["units"]] == [
        (role, by_clause),
        ("responsible", False),
    ]


def test_a_full_stop_of_half_width_ends_no_title() -> None:
    made = plan("一、种树\n1. 种下去.（市甲局负责）（2031年完成）")
    assert made["sections"][0]["measures"][0]["title"] == "种下去"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省财政厅、某州海关等给予支持。", {"某州海关", "省财政厅"}),
        ("会同海关查验，结果报市人民政府。", {"市人民政府"}),
    ],
)
def test_a_customs_house_in_a_list_is_a_unit(text: str, names: set[str]) -> None:
    made, _ = only_measure(f"种下去。{text}")
    units = {unit["name"] for unit in made.get("units", [])}
    assert units - {"某川市人民政府办公室"} == names


def test_a_title_that_is_still_to_be_written_is_no_cited_document() -> None:
    made, _ = only_measure("《绿化条例（草案）》（市甲局起草）《种树办法》（市乙局负责起草）")
    assert "documents" not in made


def test_bodies_of_a_township_are_units() -> None:
    made, _ = only_measure("种下去。镇妇联、镇乡村建设办协调县供电公司办理，推进乡镇道路建设。")
    assert {"镇妇联", "镇乡村建设办", "县供电公司"} == {unit["name"] for unit in made["units"]} - {
        "某川市人民政府办公室"
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("组织镇水利站、村级巡查员排查。", {"镇水利站"}),
        ("乡（镇）水利站协助县水利局巡查。", {"乡（镇）水利站", "县水利局"}),
        ("以乡镇综合文化站为分馆，改造乡镇污水处理站。", set()),
        ("会同县应急管理局做好工作。", {"县应急管理局"}),
        ("经镇党政联席会议研究同意。", set()),
        ("各乡镇（街道）、县直各部门要落实。", {"各乡镇（街道）"}),
        ("市、县政府年度决策目录公布。", set()),
        ("经市委全面依法治市委员会同意。", {"市委全面依法治市委员会"}),
        ("街道平安建设办公室会同青山派出所开展检查。", {"街道平安建设办公室", "青山派出所"}),
        ("检查（市政协办公室、市监委支持配合）", {"市政协办公室", "市监委"}),
        ("检查。责任单位：各乡镇、县直各部门", {"各乡镇", "县直各部门"}),
        ("新建学校10所（公办）。", set()),
        ("新建学校10所（公办、民办）。", set()),
        ("检查。责任单位：组织人事部、财政局", {"组织人事部", "财政局"}),
        ("由县委督查室、省第二督察组督办。", {"县委督查室", "省第二督察组"}),
        ("由市政府负责。市政府督查室要督查。", {"市政府", "市政府督查室"}),
        ("滨港区政府要落实，城关派出所配合。", {"滨港区政府", "城关派出所"}),
        ("由城市政府要求落实。", set()),
        ("由市国家安全局负责，市委统筹全局工作。", {"市国家安全局"}),
        ("报县政府办审核，由县政府办好实事。", {"县政府办", "县政府"}),
        ("报告市防汛抗旱指挥部办公室。", {"市防汛抗旱指挥部办公室"}),
        ("中国移动某某分公司抢修，国网某某县供电公司保电。", {"国网某某县供电公司", "中国移动某某分公司"}),
    ],
)  # fmt: skip
def test_bodies_in_running_text_are_told_from_what_only_looks_so(
    text: str, names: set[str]
) -> None:
    made, _ = only_measure(text)
    found = {unit["name"] for unit in made.get("units", [])}
    assert found - {"某川市人民政府办公室"} == names


@pytest.mark.parametrize(
    ("listed", "units"),
    [
        ("市甲局商市委组织部", {"市甲局": "行政机关", "市委组织部": "党的机关"}),
        ("市商务局、相关县〔市、区〕", {"市商务局": "行政机关", "相关县〔市、区〕": "行政机关"}),
        ("市粮食和储备局", {"市粮食和储备局": "行政机关"}),
        ("市发展改革委（市粮食和储备局）", {"市发展改革委": "行政机关"}),
        (
            "市人大常委会办公室、市政协办公室",
            {"市人大常委会办公室": "人大机关", "市政协办公室": "政协机关"},
        ),
        (
            "军分区、武警支队、交警支队",
            {"军分区": "军队和武警", "武警支队": "军队和武警", "交警支队": "行政机关"},
        ),
        ("市安委办、市安委会办公室", {"市安委会办公室": "协调机构"}),
        ("市甲局，村（社区）", {"市甲局": "行政机关", "村（社区）": "其他"}),
        ("市甲局；责任领导：市委常委、常务副市长 张明", {"市甲局": "行政机关"}),
        ("市委、市甲局", {"市委": "党的机关", "市甲局": "行政机关"}),
    ],
)
def test_units_are_what_they_are_called(listed: str, units: dict[str, str]) -> None:
    made, _ = only_measure(f"种下去。（责任单位：{listed}）")
    found = {one["name"]: one["kind"] for one in made["units"]}
    found.pop("某川市人民政府办公室")
    assert found == units


@pytest.mark.parametrize(
    ("name", "kind", "marked"),
    [
        ("镇派出所", "行政机关", False),
        ("镇财政所", "事业单位", True),
        ("镇水利站", "事业单位", False),
    ],
)
def test_of_what_kind_a_station_is_may_not_be_seen(name: str, kind: str, *, marked: bool) -> None:
    (unit,) = unit_nodes(grouped({name: ""}, []), Ids([]), [])
    assert (unit["kind"], bool(unit.guesses.get("kind"))) == (kind, marked)


def test_how_quickly_something_is_done_is_a_target() -> None:
    _, measure = only_measure("审批时限压减至50个工作日以内，应当在5个工作日内答复。")
    assert [target["text"] for target in measure["targets"]] == ["审批时限压减至50个工作日以内"]


def test_a_form_to_be_filled_in_is_no_cited_document() -> None:
    made, _ = only_measure("报送《小区情况表》《责任分解表》。")
    assert [document["title"] for document in made["documents"]] == ["责任分解表"]


@pytest.mark.parametrize(
    ("name", "kind", "marked"),
    [
        ("市安全生产委员会办公室", "协调机构", False),
        ("市爱国卫生运动委员会办公室", "协调机构", False),
        ("市卫生健康委员会", "行政机关", False),
        ("镇团委", "群团组织", False),
        ("高新区管理委员会办公室", "行政机关", False),
        ("市林业产业委员会办公室", "行政机关", True),
        ("市人大常委会办公室", "人大机关", False),
    ],
)
def test_an_office_of_a_committee_is_of_the_kind_that_its_name_tells(
    name: str, kind: str, marked: bool
) -> None:
    (unit,) = unit_nodes([Group([name])], Ids([]), [])
    assert unit["kind"] == kind
    assert bool(unit.guesses) is marked


@pytest.mark.parametrize(
    ("listed", "role", "marked"),
    [
        ("牵头单位：市甲局，各区政府实施", "lead", True),
        ("责任单位：市甲局，各区政府落实", "responsible", False),
        ("责任单位：市甲局，各区政府组织实施", "responsible", False),
        ("牵头单位：市甲局，各区政府", "lead", False),
    ],
)
def test_a_verb_behind_a_name_in_a_list_is_no_part_of_it(
    listed: str, role: str, *, marked: bool
) -> None:
    made, measure = only_measure(f"（{listed}）")
    names = {unit["id"]: unit["name"] for unit in made["units"]}
    found = {names[one["unit"]]: one["role"] for one in measure["units"]}
    assert found == {"市甲局": role if role == "lead" else "responsible", "各区政府": role}
    words = "名称之后又写"
    assert (words in drafted(f"一、种树\n1.种树。种下去。（{listed}）")) is marked


def test_a_class_of_places_that_must_do_something_is_proposed_with_a_mark() -> None:
    for name in some(["各区", "各县（区）", "各镇街", "各县（市、区）人民政府"]):
        text = drafted(f"一、种树\n1.种树。种下去。{name}要制定方案。\n2.浇水。浇下去。")
        assert f'name: "{name}"' in text
        assert "句子说它要做什么，没有写明是牵头、责任还是配合" in text
    for words in some(
        ["各区要素市场已建成", "各区要点另行印发", "各地要加强领导", "对各区加强考核"]
    ):
        text = drafted(f"一、种树\n1.种树。种下去。{words}。\n2.浇水。浇下去。")
        assert "句子说它要做什么" not in text


def test_a_class_in_a_list_is_entered_as_one() -> None:
    for name in some(["有关企业", "在云央企", "市直有关单位", "驻市高校"]):
        made = plan(f"一、种树\n1.种树。种下去。责任单位：市教育局、{name}\n2.浇水。浇下去。")
        (unit,) = [one for one in made["units"] if one["name"] == name]
        assert unit["extent"] == "class"
