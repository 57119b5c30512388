"""What the rows of data/wording say, where no pattern of classes shows it: a check by class, or by file.

The check of a class is given an example and tells whether it is read as the class says. It must hold with the word, and
not when the word is taken out of the example.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.build.one_file import process
from etl.model.catalogue import load
from etl.model.wording import words
from etl.readers.plain.aligned import find_aligned
from etl.readers.plain.headings import begins_item, unnumbered_heading
from etl.readers.plain.lines import split_lines
from etl.readers.plain.titles import find_title
from etl.recognise import indicators, mentions, periods, regions, status
from etl.recognise.narrowing import is_narrowed, narrows
from etl.recognise.quantities import find as quantities
from etl.recognise.subgroups import is_base
from etl.tables import columns
from etl.tables.labels import COLUMN_ROLES, Labels
from etl.tables.labels import role as column_role
from etl.tables.regions import is_total

Row = dict[str, str]


def numbers(text: str) -> list[quantities.Quantity]:
    return quantities.find(text)


def kind_is(kind: str) -> Callable[[str], bool]:
    """Check that the first number is of the kind."""
    return lambda example: [number.kind for number in numbers(example)][:1] == [kind]


def is_the_unit(example: str) -> bool:
    """1/10万 behind 单位 names the unit of what follows."""
    return numbers(example)[0].kind == "name"


def role_is(role: str) -> Callable[[str], bool]:
    """Check that the first period of the example plays the part."""
    return lambda example: [period.role for period in periods.find(example)][:1] == [role]


def region_is(role: str) -> Callable[[str], bool]:
    """Check that the first region of the example plays the part."""
    return lambda example: [region.role for region in regions.find(example)][:1] == [role]


def holds_no_region(example: str) -> bool:
    """The name of a division stands in the example, and is none there."""
    named = any(division.name in example for division in load().divisions.values())
    return named and not regions.find(example)


def parts_district(example: str) -> bool:
    """黄岩区分别: a name, though 区分 would be another word."""
    return bool(regions.find(example)) and not regions.find(example.replace("别", ""))


def is_of_another_base(example: str) -> bool:
    """每十万人口 is not 每万人口: the base before 人口 is a part of a larger number."""
    at, end = example.index("人口") - 1, example.index("人口") + 2
    return is_narrowed(example, at, end, example[at:end])


def names_whole(example: str) -> bool:
    """All that stands before the number is one name, with a head: 每千人口床位6张."""
    alias = indicators.find(example)[0].alias
    return example.startswith(alias + "6张") and indicators.per_capita_head(alias)[0] != ""


def says_has(example: str) -> bool:
    """The whole example is one name with 拥有 in it."""
    return indicators.find(example)[0].alias == example and "拥有" in example


def counts_under_a_head(example: str) -> bool:
    """What a list names after 每千人口 may end with 数 or 人数."""
    return example.endswith(words("count_end")) and indicators.lexicon().with_head("每千人口", example) != ()


def reads_the_rate(example: str) -> bool:
    """Of names that overlap the rate is read, though the other is longer."""
    return any(name.alias.endswith(words("rate_end")) for name in indicators.find(example))


def is_compared(example: str) -> bool:
    """The word goes with the year: 比2023年 leaves nothing of its own."""
    return not example[0].isdigit() and mentions.gather(example).blanked(0, example.index("有")) == ""


def unit_row(row: Row) -> None:
    """The measure word gives the number its unit; before ``not_before`` it is a part of another word."""
    (number, *_) = numbers(row["example"])
    stated = Decimal(row["example"][number.start : number.end])
    if row["kind"] in ("score", "grade"):
        assert number.kind == ("name" if row["kind"] == "grade" else "bare")
    else:
        assert (number.printed, number.unit) == (row["spelling"], row["unit"])
        assert number.value == stated * Decimal(row["factor"])
    for following in filter(None, row["not_before"].split("|")):
        other = row["example"][: number.end] + row["spelling"] + following
        assert numbers(other)[0].printed != row["spelling"], other


PROSE = "全市卫生健康工作稳步推进。"


def is_heading(text: str) -> bool:
    return unnumbered_heading(text, PROSE) is not None


def is_no_heading(example: str) -> bool:
    """The words alone are no heading, though they would be one with others."""
    return bool(example) and not is_heading(example) and is_heading(f"{example}结果")


def is_no_beginning(example: str) -> bool:
    """What begins like this is no heading: 图一."""
    return not is_heading(example)


def stands_above_title(*between: str) -> Callable[[str], bool]:
    """Check that the title is found below the example and the lines between."""

    def check(example: str) -> bool:
        lines = [*filter(None, (example, *between)), "某市卫生健康情况通报", PROSE]
        return find_title(split_lines("\n".join(lines))) == (1 + len(between),)

    return check


def heads_years(example: str) -> bool:
    """Above rows of years, one cell a line, the word makes a table of three columns."""
    cells = filter(None, (example, "床位数", "医师数", "2021", "120", "30", "2022", "130", "31"))
    table = find_aligned(split_lines("\n".join(cells)), 0)
    return table is not None and [len(row) for row in table.rows] == [3, 3, 3]


def variant_row(row: Row) -> None:
    """A name with the variant is no name of the catalogue, but read as the one with the part in its place."""
    (mention, *_) = indicators.find(row["example"])
    known = {indicators.spelled(name) for one in load().indicators.values() for name in (one.name_zh, *one.aliases)}
    assert mention.alias not in known
    assert row["variant"] in mention.alias
    name = mention.alias.replace(row["variant"], row["part"], 1)
    assert indicators.lexicon().exact(name) == mention.ids


def hidden_row(row: Row) -> None:
    """Behind each of the characters the name is the end of another word, behind others a name."""
    before = row["before"].split("|")
    assert row["example"] in {character + row["name"] for character in before}
    for character in before:
        assert all(mention.start == 0 for mention in regions.find(character + row["name"])), character
    assert [mention.start for mention in regions.find(f"看{row['name']}")] == [1]


def narrowing_row(row: Row) -> None:
    """Beside each of the words the name is the name of something else; alone it is not.

    A name that ends with … stands for all that begin so; the example shows one.
    """
    name = row["name"]
    if name.endswith("…"):
        names = (name for one in load().indicators.values() for name in (one.name_zh, *one.aliases))
        fitting = [n for n in map(indicators.spelled, names) if n.startswith(name[:-1]) and n in row["example"]]
        name = max(fitting, key=len)
    before = [word + name for word in filter(None, row["before"].split("|"))]
    after = [name + word for word in filter(None, row["after"].split("|"))]
    assert any(text in row["example"] for text in before + after)
    assert indicators.find(name)[0].alias == name
    for text in (*before, *after, row["example"]):
        at = text.index(name)
        assert is_narrowed(text, at, at + len(name), name), text


def context_row(row: Row) -> None:
    """The name is one in the example; not alone, not without what must stand before it, not beside what must not."""
    name, example = row["name"], row["example"]
    at = example.index(name)
    assert (name, (row["indicator"],)) in [(mention.alias, mention.ids) for mention in indicators.find(example)]
    assert indicators.lexicon().exact(name) == ()
    assert name not in _aliases(name)
    said = next(
        words.split("&") for words in row["within"].split("|") if all(w in example[:at] for w in words.split("&"))
    )
    for word in said:
        assert name not in _aliases(example.replace(word, "某")), word
    for word in filter(None, row["unless"].split("|")):
        assert name not in _aliases(f"{word}，{example}"), word
    assert (name in _aliases(f"{example[:at]}某{name}6.2")) == (not row["opens_clause"])


def _aliases(text: str) -> set[str]:
    return {mention.alias for mention in indicators.find(text)}


def subgroup_row(row: Row) -> None:
    """The word singles out the part of the population, or the base, that its label names."""
    found = mentions.subgroups(row["example"])
    assert (row["word"], row["label"]) in found
    assert mentions.subgroups(row["example"].replace(row["word"], "")) != found
    assert is_base(row["label"]) == (row["base"] == "yes")


def cue_row(row: Row) -> None:
    """The word makes the figures of the example what the cue says, as far as it reaches."""
    place = row["scope"] if row["scope"] in ("heading", "title", "quote") else "text"
    cues = status.find(row["example"], place)
    assert (row["cue"], row["word"], row["scope"]) in {(cue.kind, cue.word, cue.scope) for cue in cues}


COLUMNS = Labels(load())
STATED = "地区,年份,指标,数值,单位,状态\n株洲市,2023,婴儿死亡率,2.9,‰,{status}\n"


def column_holds(header: str, role: str) -> bool:
    """Tell whether a header cell of a table says that its column holds what the role names."""
    if role in COLUMN_ROLES:
        return column_role(header) == role
    if role == "total":
        return is_total(header)
    column = columns.read(header, COLUMNS, "")
    return {"base": column.base, "year_before": column.before, "population": column.subgroup != ""}[role]


def statuses(word: str) -> set[str]:
    """Return the status of the figures of a table that has the word in a column of statuses."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        path.write_text(STATED.format(status=word), encoding="utf-8")
        return {fact.status for fact in process(path).facts}


def column_row(row: Row) -> None:
    """Each of the names, and the example as tables print it, says what the column or the row's status is."""
    for name in (*row["names"].split("|"), row["example"]):
        if row["role"] in ("actual", "target", "derived"):
            assert statuses(name) == {row["role"]}, name
        else:
            header = f"婴儿死亡率({name})" if row["role"] == "population" and name != row["example"] else name
            assert column_holds(header, row["role"]), name


BY_CLASS: dict[str, Callable[[str], bool]] = {
    "caption_sign": kind_is("name"),
    "each": kind_is("name"),
    "edition": kind_is("name"),
    "ordinal_sign": kind_is("ordinal"),
    "rank_sign": kind_is("ordinal"),
    "first_sign": kind_is("ordinal"),
    "first_of": kind_is("ordinal"),
    "unit_heading": is_the_unit,
    "beside_word": role_is("base"),
    "since_word": role_is("since"),
    "so_far": role_is("since"),
    "before_rank": region_is("rank"),
    "awarded": region_is("organisation"),
    "said_at": region_is("dateline"),
    "prefecture": region_is("own"),
    "common_district": holds_no_region,
    "longer_county": holds_no_region,
    "longer_district": holds_no_region,
    "severally": parts_district,
    "kind_end": lambda example: narrows(example, example.index("设备")),
    "of_a_kind": lambda example: narrows(example, len("肠道")),
    "a_day": lambda example: is_narrowed(example, (at := example.index("接警")), at + len("接警"), "接警"),
    "capita_base": is_of_another_base,
}
BY_CLASS |= {
    "capita_head": names_whole,
    "capita_has": says_has,
    "capita_has_average": says_has,
    "count_end": counts_under_a_head,
    "rate_end": reads_the_rate,
    "compared_lead": is_compared,
    "no_death": lambda example: mentions.gather(example).indicators != (),
    "sex": lambda example: mentions.subgroups(example) != [],
    "sex_lead": lambda example: len(example) > 1 and mentions.subgroups(example) != [],
}
BY_CLASS |= {
    "editors_note": stands_above_title(PROSE),
    "picture_label": stands_above_title(),
    "no_heading": is_no_heading,
    "no_heading_start": is_no_beginning,
    "item_label": begins_item,
    "year_heading": heads_years,
}
BY_FILE: dict[str, Callable[[Row], None]] = {
    "columns.csv": column_row,
    "cues.csv": cue_row,
    "hidden_names.csv": hidden_row,
    "name_variants.csv": variant_row,
    "names_in_context.csv": context_row,
    "narrowing.csv": narrowing_row,
    "subgroups.csv": subgroup_row,
    "units.csv": unit_row,
}
