import pytest

from callbacks.picking import choices, offer, pick
from callbacks.services import read_view

INFANT = "?indicators=infant_mortality_rate"


def values(groups):
    return [{item["value"] for item in group["items"]} for group in groups]


def test_years_and_regions_offered_are_those_with_data(services):
    view, _ = read_view(INFANT, services)
    offered = choices(view, services)
    coverage = services.store.coverage("infant_mortality_rate")
    assert values(offered.regions)[0] == coverage.regions
    assert {int(year["value"]) for year in offered.years} == set(coverage.years)
    assert "430100" in values(offered.regions)[-1]


def test_what_a_link_asks_for_stays_choosable(services):
    view, _ = read_view(f"{INFANT}&year=1950&from=1949", services)
    assert {"1950", "1949"} <= {year["value"] for year in choices(view, services).years}


def test_only_what_changed_is_offered_anew(services):
    first = offer(INFANT, None, services)
    assert {"regions", "groups", "years", "notes", "marks"} <= set(first)
    assert offer(f"{INFANT}&tab=trend", first["offered"], services) == {}
    second = offer(f"{INFANT}&regions=430300,510100", first["offered"], services)
    assert second["notes"]["infant_mortality_rate"].startswith("2/2")
    assert "regions" not in second
    assert "notes" in offer(f"{INFANT}&lang=en", first["offered"], services)


def test_the_regions_with_a_year_are_counted(services):
    years = {year["value"]: year["note"] for year in offer(INFANT, None, services)["years"]}
    counts = services.store.presence().regions_by_year(("infant_mortality_rate",))
    assert years == {str(year): f"{count} 地区" for year, count in counts.items()}


@pytest.mark.parametrize("way", ["province", "level", "near"])
def test_the_quick_ways_begin_with_the_chosen_region(services, way):
    found, language = pick(way, None, "?indicators=life_expectancy&regions=320100", services)
    assert found.regions[0] == "320100"
    assert len(found.regions) > 1
    assert found.how.text(language)


def test_a_group_is_picked_by_its_key(services):
    found, _ = pick(None, "province:430000", "?indicators=beds_per_1000", services)
    assert all(code.startswith("43") for code in found.regions)
