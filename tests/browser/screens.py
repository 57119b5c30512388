"""Every screen and tab of the dashboard: its address and what is there once it is drawn."""

from __future__ import annotations

POINTS = ".js-plotly-plot .point, .js-plotly-plot .points"

SCREENS = {
    "overview": ("/", ".matrix"),
    "ranking": ("/compare", POINTS),
    "trend": ("/compare?indicators=infant_mortality_rate&tab=trend", POINTS),
    "trends": ("/compare?indicators=life_expectancy,infant_mortality_rate,hospital_beds&tab=trend", POINTS),
    "ranking-last": ("/compare?indicators=beds_per_1000&order=last&lang=en", POINTS),
    "fact-gone": ("/compare?fact=000000000000&lang=en", ".evidence.open"),
    "change": ("/compare?indicators=life_expectancy&tab=change", POINTS),
    "relation": ("/compare?indicators=beds_per_1000,physicians_per_1000&tab=relation", POINTS),
    "relation-one": ("/compare?indicators=beds_per_1000&tab=relation", ".invite a"),
    "table": ("/compare?tab=table", ".ag-row"),
    "several": (
        "/compare?indicators=life_expectancy,infant_mortality_rate,maternal_mortality_ratio&tab=table",
        ".ag-row",
    ),
    "catalogue": ("/catalogue", ".ag-row"),
    "indicator": ("/catalogue?indicator=life_expectancy", POINTS),
    "indicator-none": ("/catalogue?indicator=healthy_life_expectancy", ".indicator-page"),
    "matrix": ("/compare?tab=matrix&indicators=hospital_beds", ".ag-row"),
    "matrix-all": ("/compare?tab=matrix&category=all&rows=indicators", ".ag-row"),
    "profile": ("/compare?tab=profile&focus=510100", ".profile tbody tr"),
    "profile-worst-first": ("/compare?tab=profile&focus=210200&sort=standing&derived=1", ".profile tbody tr"),
    "profile-empty": ("/compare?tab=profile&focus=540000", ".body .state"),
    "quality": ("/quality", ".ag-row"),
    "quality-mixed": ("/quality?kind=mixed", ".ag-row"),
    "quality-none": ("/quality?kind=conflict", ".list-body .state"),
    "empty": ("/compare?indicators=infant_mortality_rate&regions=220700&year=2010", ".body .state"),
    "document": ("/evidence?doc=xiangtan-2019.md&unread=1", "#fact-list .entry"),
    "document-table": ("/evidence?doc=official_figures.csv", "#fact-list .entry"),
    "document-gone": ("/evidence?doc=gone.md", "#paper .state"),
    "present": ("/present", ".present-list"),
}
