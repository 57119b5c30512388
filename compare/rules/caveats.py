"""What must be said beside an answer: every doubt about the marks it shows, counted and named."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compare.facts.sorted_facts import SortedFacts
from compare.model import names
from compare.model.mark import Mark
from compare.model.view import View
from compare.rules.comparable import total
from etl.model.catalogue import NATION, Catalogue
from etl.model.messages import Sentence
from etl.model.reasons import Flag

SPOKEN_FOR: frozenset[Flag] = frozenset({"conflict", "source_unseen"})
"""Flags with a caveat of their own; the others are counted together."""

_DOUBTS: tuple[tuple[str, Callable[[Mark], bool]], ...] = (
    ("bounds", lambda mark: mark.bound),
    ("ranges", lambda mark: mark.value_high is not None),
    ("approximate", lambda mark: mark.qualifier == "~"),
    ("derived", lambda mark: mark.status == "derived"),
    ("part_year", lambda mark: mark.part_year),
    ("subgroups", lambda mark: mark.subgroup != ""),
    ("conflict", lambda mark: mark.conflict),
    ("source_unseen", lambda mark: mark.has("source_unseen")),
    ("flagged", lambda mark: not SPOKEN_FOR.issuperset(mark.flags)),
)


def _any_doubt(mark: Mark) -> bool:
    stated = mark.qualifier == "=" and mark.status == "actual" and mark.value_high is None
    return not (stated and not mark.flags and not mark.subgroup and not mark.part_year)


def _bases(marks: Sequence[Mark], view: View) -> list[Sentence]:
    """Name the population bases of the values, and warn where they differ."""
    regional = [mark for mark in marks if mark.region_code != NATION and mark.status != "target" and not mark.subgroup]
    said = []
    for base in sorted({mark.base for mark in regional} - {""}):
        on_it = [mark for mark in regional if mark.base == base]
        called = names.base_name(base, view.lang)
        said.append(
            Sentence("caveat.base", {"count": len(on_it), "base": called, "regions": labels(on_it, view)}),
        )
    mixed = len({mark.base for mark in regional}) > 1
    return [*said, Sentence("caveat.mixed_bases")] if mixed else said


def labels(marks: Sequence[Mark], view: View) -> str:
    """Name the regions of ``marks`` in running text, each once."""
    return names.join(list(dict.fromkeys(mark.region for mark in marks)), view.lang)


def _other_year(marks: Sequence[Mark], view: View) -> list[Sentence]:
    others = [mark for mark in marks if mark.other_year and mark.status != "target"]
    if not others:
        return []
    gap = "" if view.lang == "zh" else " "
    dated = list(dict.fromkeys(f"{mark.region}{gap}({mark.year})" for mark in others))
    return [Sentence("caveat.other_year", {"count": len(others), "regions": names.join(dated, view.lang)})]


def of_marks(marks: Sequence[Mark], view: View) -> list[Sentence]:
    """Return a sentence for every kind of doubt among ``marks`` (params: count, regions), other years first."""
    said = [*_other_year(marks, view), *_bases(marks, view)]
    marks = [mark for mark in marks if _any_doubt(mark)]
    for name, doubt in _DOUBTS:
        found = [mark for mark in marks if doubt(mark)]
        if found:
            said.append(Sentence(f"caveat.{name}", {"count": len(found), "regions": labels(found, view)}))
    return said


def levels(marks: Sequence[Mark], catalogue: Catalogue) -> list[Sentence]:
    """Warn where provinces, cities and counties stand side by side: they are not alike."""
    codes = {mark.region_code for mark in marks} - {NATION}
    found = {catalogue.divisions[code].level for code in codes if code in catalogue.divisions}
    return [Sentence("caveat.levels")] if len(found) > 1 else []


def _beside_provinces(marks: Sequence[Mark], view: View) -> list[Sentence]:
    """Say that better and worse are meant against the province, and which regions have no provincial value."""
    if view.against != "province" or not marks:
        return []
    lacking = [mark for mark in marks if mark.province is None]
    said = [Sentence("caveat.against_province")]
    if lacking:
        said.append(Sentence("caveat.no_province", {"count": len(lacking), "regions": labels(lacking, view)}))
    return said


def of_benchmarks(
    marks: Sequence[Mark], benchmark: Mark | None, year: int | None, catalogue: Catalogue, view: View
) -> list[Sentence]:
    """Say what the benchmarks cannot show: totals, no value of ``year``, values of years other than it."""
    if not view.against or year is None or not marks:
        return []
    if total(catalogue.indicators[marks[0].indicator]):
        return [Sentence("caveat.total")]
    said = _beside_provinces(marks, view)
    if view.nation and benchmark is None:
        said.append(Sentence("caveat.no_benchmark", {"year": year}))
    elif view.nation and any(mark.other_year for mark in marks):
        said.append(Sentence("caveat.benchmark_year", {"year": year}))
    return said


def of_lines(marks: Sequence[Mark], national: bool, catalogue: Catalogue, view: View) -> list[Sentence]:
    """Say what the benchmarks cannot show over several years; ``national``: the nation has values."""
    if not view.against or not marks:
        return []
    if total(catalogue.indicators[marks[0].indicator]):
        return [Sentence("caveat.total")]
    said = _beside_provinces(marks, view)
    return [*said, Sentence("caveat.no_benchmark_line")] if view.nation and not national else said


def of_targets(left_out: int) -> list[Sentence]:
    """Count the targets of other years than the values shown, which are not set beside them."""
    return [Sentence("caveat.targets_left_out", {"count": left_out})] if left_out else []


def of_selection(cells: Sequence[SortedFacts]) -> list[Sentence]:
    """Return a sentence for every kind of value that exists but that a switch of the view leaves out."""
    said = []
    for name in ("derived", "part_year", "subgroups", "other_base"):
        count = sum(cell.left_out.get(name, 0) for cell in cells)
        if count:
            said.append(Sentence(f"caveat.{name}_left_out", {"count": count}))
    return said


def together(marks: Sequence[Mark], cells: Sequence[SortedFacts], view: View, *extra: Sentence) -> tuple[Sentence, ...]:
    """Return all caveats of an answer; that nothing was tested statistically is always the last."""
    return (*extra, *of_marks(marks, view), *of_selection(cells), Sentence("caveat.not_tested"))
