"""The catalogue and the cited tables: what every row must keep to."""

import ast
import csv
import importlib.util
import re
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from etl.model import catalogue, messages
from tests.paths import ROOT

PUBLISHED = Path(__file__).with_name("published_indicators.csv")
"""Ids that links, reviews and tables refer to, with the unit of their values: they stay as they are."""
FIGURES = ROOT / "data" / "tables" / "official_figures.csv"
COUNTS = "个|人|万人|例|张|项|件|起|次|人次|万人次|户次|剂次|场|辆|台"
RATES = "%|‰|1/10万|女=100|张/千人|人/千人|个/千人|人/万人|个/妇女"
MEASURES = "岁|亩|吨|毫升|治疗量|分钟|日|元|万元|亿元|DDDs"
UNITS = {unit for group in (COUNTS, RATES, MEASURES) for unit in group.split("|")}
UNSEEN = "【未见原始公开页】"
LEVELS = get_args(catalogue.Level)
INDICATORS = catalogue.load().indicators
DIVISIONS = catalogue.load().divisions


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words() -> dict[str, list[catalogue.Indicator]]:
    """Every name and alias, without quotation marks as the matcher sees it, with its indicators."""
    found: dict[str, list[catalogue.Indicator]] = defaultdict(list)
    for indicator in INDICATORS.values():
        for word in {re.sub("[“”]", "", word) for word in (indicator.name_zh, *indicator.aliases)}:
            found[word].append(indicator)
    return found


def loaded(name: str, needs: str = "pypinyin") -> ModuleType:
    pytest.importorskip(needs, reason=f"{needs} is needed only to make the file anew")
    spec = importlib.util.spec_from_file_location(name, catalogue.CATALOGUE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return loaded("make_divisions")


@pytest.fixture(scope="module")
def spelling() -> ModuleType:
    return loaded("make_indicator_pinyin")


def test_every_indicator_is_spelled_as_the_script_spells_it(spelling: ModuleType) -> None:
    written = [tuple(row.values()) for row in rows(catalogue.CATALOGUE / "indicator_pinyin.csv")]
    assert written == spelling.table()
    assert all(re.fullmatch("[0-9a-z]+", text) for row in written for text in row[1:])


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("婴儿死亡率", "yingersiwanglv", "yeswl"),
        ("重大慢性病", "zhongdamanxingbing", "zdmxb"),
        ("儿童生长迟缓率", "ertongshengzhangchihuanlv", "etszchl"),
        ("长期护理保险参保人数", "changqihulibaoxiancanbaorenshu", "cqhlbxcbrs"),
        ("传染病报告率", "chuanranbingbaogaolv", "crbbgl"),
        ("成功治疗率", "chenggongzhiliaolv", "cgzll"),
        ("基层行达标率", "jicengxingdabiaolv", "jcxdbl"),
        ("行政处罚", "xingzhengchufa", "xzcf"),
        ("患者血压控制率", "huanzhexueyakongzhilv", "hzxykzl"),
        ("无偿献血", "wuchangxianxie", "wcxx"),
        ("血糖调节", "xuetangtiaojie", "xttj"),
        ("调查", "diaocha", "dc"),
        ("音乐", "yinyue", "yy"),
        ("剖宫产率", "pougongchanlv", "pgcl"),
        ("5岁以下儿童", "5suiyixiaertong", "5syxet"),
        ("HPV疫苗", "hpvyimiao", "hpvym"),
    ],
)
def test_a_character_is_read_as_its_word_asks(spelling: ModuleType, name: str, pinyin: str, initials: str) -> None:
    assert spelling.spell(name) == (pinyin, initials)


@pytest.mark.parametrize(("name", "key"), [("indicators", "id"), ("divisions", "code")])
def test_keys_are_unique(name: str, key: str) -> None:
    counts = Counter(row[key] for row in rows(catalogue.CATALOGUE / f"{name}.csv"))
    assert [value for value, count in counts.items() if count > 1] == []


def test_indicator_rows_are_complete() -> None:
    for row in rows(catalogue.CATALOGUE / "indicators.csv"):
        assert None not in row, row["id"]
        free = {
            "aliases",
            "low",
            "high",
            "counts",
            "part_of",
            "nation_about",
            *(f"typical_{level}" for level in LEVELS),
        }
        assert all(row[key] for key in row.keys() - free), row["id"]


def test_indicators_keep_to_the_vocabulary() -> None:
    for indicator in INDICATORS.values():
        assert re.fullmatch("[a-z][a-z0-9_]*", indicator.id)
        assert indicator.unit in UNITS, indicator.id
        assert indicator.direction in ("higher", "lower", "neutral"), indicator.id
        assert indicator.nature in get_args(catalogue.Nature), indicator.id
        assert indicator.counts in get_args(catalogue.Counts), indicator.id
        assert indicator.of in get_args(catalogue.Of), indicator.id


@pytest.mark.parametrize("values", [catalogue.Nature, catalogue.Counts, catalogue.Of])
def test_every_property_is_told_and_borne_by_some_indicator(values: Any) -> None:
    page = (catalogue.CATALOGUE / "README.md").read_text(encoding="utf-8")
    borne = {word for i in INDICATORS.values() for word in (i.nature, i.counts, i.of)}
    told = {word for cell in re.findall(r"^\| (`.+?`) \|", page, re.MULTILINE) for word in re.findall("`(.+?)`", cell)}
    assert set(get_args(values)) - {""} <= borne & told


def test_what_is_no_ratio_counts_something() -> None:
    assert [i.id for i in INDICATORS.values() if (i.nature == "ratio") == bool(i.counts)] == []


def test_only_ratios_have_units_of_ratios() -> None:
    measures = {"岁", "日", "分钟", "元", "DDDs"}
    odd = {i.id for i in INDICATORS.values() if (i.nature == "ratio") != (i.unit in {*RATES.split("|"), *measures})}
    assert odd == {"visits_per_capita", "bed_turnover", "physician_daily_visits"}


def test_the_definition_of_a_count_begins_as_its_nature_asks() -> None:
    """年末 is a day, 当年 a year; what a name says to be added is."""
    for indicator in INDICATORS.values():
        if indicator.nature != "ratio" and indicator.definition_zh.startswith(("年末", "当年")):
            assert (indicator.nature == "stock") == indicator.definition_zh.startswith("年末"), indicator.id
        assert (indicator.nature == "added") == indicator.name_zh.startswith(("新增", "当年")), indicator.id


def test_kinds_are_of_institutions_and_other_counts_are_of_theirs() -> None:
    for indicator in INDICATORS.values():
        counted = indicator.counts == "institutions"
        assert counted or indicator.of not in ("every_kind", "one_kind"), indicator.id
        assert not counted or indicator.of not in ("institutions", "hospitals", "named_hospitals"), indicator.id
    assert [i.id for i in INDICATORS.values() if i.of == "every_kind"] == ["health_institutions"]


def test_a_whole_is_known_and_of_the_unit_of_its_part() -> None:
    parts = [indicator for indicator in INDICATORS.values() if indicator.part_of]
    assert parts
    for part in parts:
        assert INDICATORS[part.part_of].unit == part.unit, part.id
        assert INDICATORS[part.part_of].counts == part.counts, part.id


def test_nothing_is_part_of_itself() -> None:
    for id in INDICATORS:
        seen, above = {id}, INDICATORS[id].part_of
        while above:
            assert above not in seen, id
            seen.add(above)
            above = INDICATORS[above].part_of


def test_no_code_knows_an_indicator_by_its_id() -> None:
    """Three ids are left out, as they are words of the properties too: births, deaths, hospitals."""
    ids = INDICATORS.keys() - {*get_args(catalogue.Counts), *get_args(catalogue.Of)}
    named = []
    for folder in ("etl", "compare", "layouts", "exports", "callbacks", "workspace", "serving"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
            named += [(path.name, id) for id in sorted(ids & words)]
    assert len(ids) == len(INDICATORS) - 3
    assert named == []


def test_wholes_are_told_from_the_nearest_up() -> None:
    assert catalogue.load().wholes("tertiary_grade_a_hospitals") == (
        "tertiary_hospitals",
        "hospitals",
        "health_institutions",
    )
    assert catalogue.load().wholes("births") == catalogue.load().wholes("of no catalogue") == ()


def test_every_category_has_a_name_in_both_languages() -> None:
    categories = {indicator.category for indicator in INDICATORS.values()}
    assert {messages.message(f"category.{category}") for category in categories} == categories
    assert all(messages.message(f"category.{category}", "en").isascii() for category in categories)


def test_names_are_unique() -> None:
    assert len({indicator.name_zh for indicator in INDICATORS.values()}) == len(INDICATORS)
    assert len({indicator.name_en for indicator in INDICATORS.values()}) == len(INDICATORS)


def test_bands_are_bands() -> None:
    for indicator in INDICATORS.values():
        if indicator.low is not None and indicator.high is not None:
            assert indicator.low < indicator.high, indicator.id
        if indicator.unit == "%":
            assert indicator.high is not None, indicator.id


def test_only_completion_rates_pass_a_hundred_and_fifty_percent() -> None:
    wide = {i.id for i in INDICATORS.values() if i.unit == "%" and i.high is not None and i.high > 150}
    assert wide == {i for i in wide if "完成率" in INDICATORS[i].name_zh} | {"preconception_exam_coverage"}


def test_magnitudes_are_what_the_script_reckons() -> None:
    script = loaded("make_magnitudes", "csv")
    assert rows(catalogue.CATALOGUE / "indicators.csv") == script.table()


def test_a_reference_of_the_nation_is_an_order_of_magnitude_of_what_has_no_published_figure() -> None:
    published = {row["indicator"] for row in rows(FIGURES) if DIVISIONS[row["region_code"]].level == "nation"}
    stated = {row["id"]: row["nation_about"] for row in rows(catalogue.CATALOGUE / "indicators.csv")}
    stated = {id: about for id, about in stated.items() if about}
    assert stated
    assert not stated.keys() & published
    assert [id for id, about in stated.items() if not re.fullmatch("[1-9][0-9]?0{3,}", about)] == []


def test_what_is_counted_everywhere_has_a_magnitude_at_every_level() -> None:
    """Beds, staff, institutions, visits, births, deaths and people; no ratio has one."""
    counted = {"beds", "staff", "staff_apart", "institutions", "visits", "births", "deaths", "people"}
    for indicator in INDICATORS.values():
        known = [indicator.magnitude(level) is not None for level in LEVELS]
        assert all(known) or not any(known), indicator.id
        assert all(known) or indicator.counts not in counted, indicator.id
        assert not any(known) or indicator.nature != "ratio", indicator.id


def test_magnitudes_are_bands_that_fall_from_level_to_level() -> None:
    for indicator in INDICATORS.values():
        bands = [band for level in LEVELS if (band := indicator.magnitude(level))]
        assert all(0 <= low < high for low, high in bands), indicator.id
        assert bands == sorted(bands, reverse=True), indicator.id
        assert [high for _, high in bands] == sorted((high for _, high in bands), reverse=True), indicator.id


def test_published_figures_lie_within_the_magnitude_of_their_level() -> None:
    tried = 0
    for row in rows(FIGURES):
        band = INDICATORS[row["indicator"]].magnitude(DIVISIONS[row["region_code"]].level)
        if band and not row["subgroup"]:
            tried += 1
            assert band[0] <= float(row["value"]) <= band[1], row
    assert tried > 300


def test_a_countys_beds_are_none_of_the_nations() -> None:
    low, _ = INDICATORS["hospital_beds"].magnitude("nation") or (0, 0)
    _, high = INDICATORS["hospital_beds"].magnitude("county") or (0, 0)
    assert high < low
    assert INDICATORS["life_expectancy"].magnitude("nation") is None


def test_one_unit_never_shares_an_alias() -> None:
    shared = {
        word: sorted(indicator.id for indicator in owners)
        for word, owners in words().items()
        if len({indicator.unit for indicator in owners}) < len(owners)
    }
    assert shared == {}


def test_aliases_are_not_repeated() -> None:
    for indicator in INDICATORS.values():
        assert len({*indicator.aliases, indicator.name_zh}) == len(indicator.aliases) + 1, indicator.id


def test_aliases_are_written_as_the_matcher_reads() -> None:
    for word in words():
        assert not re.search('[\\s「」『』"（），：％０-９Ａ-Ｚ]', word), word
        assert len(word) > 1


@pytest.mark.parametrize(
    ("word", "unit", "expected"),
    [
        ("床位", "张", "hospital_beds"),
        ("编制床位", "张", "authorised_beds"),
        ("每千人口床位", "张/千人", "beds_per_1000"),
        ("医院床位", "张", "beds_in_hospitals"),
        ("千人医生数", "人/千人", "physicians_per_1000"),
        ("平均期望寿命", "岁", "life_expectancy"),
        ("健康期望寿命", "岁", "healthy_life_expectancy"),
        ("高血压患者管理率", "%", "hypertension_enrolment_rate"),
        ("高血压患者规范管理率", "%", "hypertension_management_rate"),
        ("产前检查率", "%", "antenatal_care_rate"),
        ("产前筛查率", "%", "prenatal_screening_rate"),
        ("新生儿疾病筛查率", "%", "newborn_screening_rate"),
        ("新生儿听力筛查率", "%", "newborn_hearing_screening_rate"),
        ("重点人群签约率", "%", "family_doctor_contract_key_rate"),
        ("围产儿死亡率", "‰", "perinatal_mortality_rate"),
        ("无偿献血", "人次", "blood_donors"),
        ("无偿献血", "毫升", "blood_volume"),
    ],
)
def test_word_and_unit_name_one_indicator(word: str, unit: str, expected: str) -> None:
    assert [indicator.id for indicator in words()[word] if indicator.unit == unit] == [expected]


def test_published_indicators_are_kept() -> None:
    expected = {row["id"]: (row["unit"], row["direction"]) for row in rows(PUBLISHED)}
    found = {i.id: (i.unit, i.direction) for i in INDICATORS.values() if i.id in expected}
    assert found == expected


def test_parents_exist_one_level_up() -> None:
    rank = {"nation": 0, "province": 1, "city": 2, "county": 3}
    for division in DIVISIONS.values():
        if division.level == "nation":
            assert division.parent == ""
        else:
            assert rank[DIVISIONS[division.parent].level] < rank[division.level], division.code


def test_codes_begin_with_their_parents() -> None:
    for division in DIVISIONS.values():
        assert re.fullmatch(r"\d{6}", division.code)
        if division.level in ("city", "county"):
            assert division.code.startswith(division.parent.rstrip("0")[:4].ljust(2, "0")), division.code


def test_spellings_are_typable() -> None:
    for division in DIVISIONS.values():
        assert re.fullmatch("[a-z]+", division.pinyin), division.code
        assert re.fullmatch("[a-z]+", division.initials), division.code
        assert len(division.initials) == len(division.short), division.code


@pytest.mark.parametrize(
    ("code", "short", "pinyin", "initials", "english"),
    [
        ("430100", "长沙", "changsha", "cs", "Changsha"),
        ("422800", "恩施", "enshi", "es", "Enshi"),
        ("433100", "湘西", "xiangxi", "xx", "Xiangxi"),
        ("150000", "内蒙古", "neimenggu", "nmg", "Inner Mongolia"),
        ("450000", "广西", "guangxi", "gx", "Guangxi"),
        ("610000", "陕西", "shanxi", "sx", "Shaanxi"),
        ("652900", "阿克苏", "akesu", "aks", "Aksu"),
        ("430529", "城步", "chengbu", "cb", "Chengbu"),
        ("430223", "攸县", "youxian", "yx", "Youxian"),
        ("622926", "东乡", "dongxiang", "dx", "Dongxiang"),
        ("310115", "浦东", "pudong", "pd", "Pudong"),
        ("441803", "清新", "qingxin", "qx", "Qingxin"),
        ("500000", "重庆", "chongqing", "cq", "Chongqing"),
        ("341500", "六安", "luan", "la", "Lu'an"),
        ("141100", "吕梁", "lvliang", "ll", "Lüliang"),
        ("211300", "朝阳", "chaoyang", "cy", "Chaoyang"),
        ("330382", "乐清", "yueqing", "yq", "Yueqing"),
        ("140428", "长子", "zhangzi", "zz", "Zhangzi"),
    ],
)
def test_short_name_and_spelling(code: str, short: str, pinyin: str, initials: str, english: str) -> None:
    division = DIVISIONS[code]
    assert (division.short, division.pinyin, division.initials) == (short, pinyin, initials)
    assert division.name_en == english


def test_divisions_are_what_the_script_makes(script: ModuleType, tmp_path: Path) -> None:
    script.convert(catalogue.CATALOGUE / "divisions.csv", tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (catalogue.CATALOGUE / "divisions.csv").read_bytes()


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["100000,全国,nation,,,", "110000,北京市,town,100000,,"], "unknown level 'town'"),
        (["100000,全国,nation,,,", "100000,全国,nation,,,"], "occurs twice"),
        (["110000,北京市,province,100000,,"], "parents of"),
    ],
)
def test_script_refuses(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str], reason: str
) -> None:
    monkeypatch.setattr(script, "spellings", dict)
    source = tmp_path / "in.csv"
    source.write_text("\n".join(["code,name,level,parent,longitude,latitude", *lines]), encoding="utf-8")
    with pytest.raises(ValueError, match=reason):
        script.convert(source, tmp_path / "out.csv")


def test_figures_are_of_known_regions_and_indicators() -> None:
    for row in rows(FIGURES):
        assert DIVISIONS[row["region_code"]].name == row["region"]
        assert INDICATORS[row["indicator"]].unit == row["unit"], row


def test_figures_are_cited() -> None:
    assert [row for row in rows(FIGURES) if not row["source_title"]] == []


def test_flag_stands_where_the_note_says_so() -> None:
    for row in rows(FIGURES):
        assert row["flags"] == ("source_unseen" if row["note"].startswith(UNSEEN) else ""), row


def test_figures_are_plausible() -> None:
    for row in rows(FIGURES):
        indicator, value = INDICATORS[row["indicator"]], float(row["value"])
        assert indicator.low is None or value >= indicator.low, row
        assert indicator.high is None or value <= indicator.high, row
        assert row["qualifier"] in ("=", "~", ">", ">=", "<", "<=")
        assert row["status"] in ("actual", "target")


def test_a_renamed_division_is_known_and_its_other_name_is_no_division() -> None:
    renamed = catalogue.load().renamed
    assert set(renamed.values()) <= set(DIVISIONS)
    assert not set(renamed) & {division.name for division in DIVISIONS.values()}
    assert min(map(len, renamed)) > 2  # 开县 stands inside plain words: 公开县区
