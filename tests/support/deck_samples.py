"""Views over a small snapshot, one for every kind of answer, and decks of them opened again."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from pptx import Presentation

from compare.model.view import from_query
from exports.parts.context import ExportContext
from exports.slides.deck import deck
from exports.slides.views import deck_view
from tests.support.comparison_samples import CATALOGUE, fact
from tests.support.small_snapshot import store_of

CONTEXT = ExportContext(
    "0123456789ab", "2024-01-01T00:00:00+00:00", datetime(2024, 2, 3, tzinfo=UTC), address="http://desk"
)
FACTS = (
    fact("株洲市", "2023", 7.71),
    fact("湘潭市", "2023", 7.0, qualifier="~"),
    fact("荆州市", "2022", 5.0, qualifier=">", source_title="=HYPERLINK(1)", quote="+1\x01石首"),
    fact("株洲市", "2021", 7.5),
    fact("湘潭市", "2021", 7.2, status="derived"),
    fact("松原市", "2023-01/2023-10", 4),
    fact("株洲市", "2023", 8, status="target"),
    fact("株洲市", "2025", 8.5, status="target"),
    fact("全国", "2023", 7.23),
    fact("全国", "2021", 6.7),
    fact("株洲市", "2023", 3.1, "infant_mortality_rate", flags=("source_unseen",)),
    fact("湘潭市", "2023", 2.5, "infant_mortality_rate"),
    fact("荆州市", "2023", 4.5, "infant_mortality_rate"),
    fact("全国", "2023", 4.5, "infant_mortality_rate"),
)
QUERIES = {
    "rank": "indicators=beds_per_1000&year=2023&tolerance=1&part_year=1&derived=1&tab=rank",
    "trend": "indicators=beds_per_1000&derived=1&part_year=1&tab=trend",
    "trends": "indicators=beds_per_1000,infant_mortality_rate&tab=trend",
    "change": "indicators=beds_per_1000&derived=1&from=2021&to=2023&tab=change",
    "matrix": "indicators=beds_per_1000,infant_mortality_rate&tab=matrix",
    "relation": "indicators=beds_per_1000,infant_mortality_rate&tab=relation",
    "profile": "indicators=beds_per_1000,infant_mortality_rate&focus=430200&tab=profile",
    "table": "indicators=beds_per_1000&tab=table",
    "indicators": "indicators=beds_per_1000,infant_mortality_rate&tab=table",
}


def store_in(folder, *more):
    return store_of(folder, *FACTS, *more)


def page_of(query, store):
    return deck_view(from_query(query)[0], store, CATALOGUE)


def opened(pages, **more):
    return Presentation(BytesIO(deck(pages, CATALOGUE, CONTEXT, "zh", **more)))


def charts(presentation):
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def tables(presentation):
    """Return the rows of every table as texts."""
    found = [shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def notes(presentation):
    return "\n".join(slide.notes_slide.notes_text_frame.text for slide in presentation.slides if slide.has_notes_slide)
