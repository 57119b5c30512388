"""Component ids, in one place: a callback and a layout that disagree about a name fail at import, not on screen."""

from __future__ import annotations

from typing import Final

# The page around every screen.
PROVIDER: Final = "provider"
URL: Final = "url"
ROOT: Final = "root"
ROUTE: Final = "route"
SELECTION: Final = "selection"
FACT: Final = "fact"
SCHEME: Final = "scheme"
LANGUAGE_SWITCH: Final = "language-switch"
SCHEME_SWITCH: Final = "scheme-switch"

# The overview.
COVERAGE: Final = "coverage"
COVERAGE_DRAWN: Final = "coverage-drawn"

# Compare: what is chosen.
PANEL: Final = "panel"
PANEL_OPEN: Final = "panel-open"
PANEL_CLOSE: Final = "panel-close"
INDICATOR: Final = "indicator"
ALSO: Final = "also"
REGIONS: Final = "regions"
PEERS: Final = {"province": "peers-province", "level": "peers-level", "near": "peers-near"}
PEERS_CLEAR: Final = "peers-clear"
PEERS_GROUP: Final = "peers-group"
PICKED: Final = "picked"
OFFERED: Final = "offered"
NOTES: Final = "notes"
YEAR_RULE: Final = "year-rule"
YEAR: Final = "year"
YEAR_SLIDER: Final = "year-slider"
TOLERANCE: Final = "tolerance"
SINCE: Final = "since"
UNTIL: Final = "until"
AGAINST: Final = "against"
SHOW: Final = "show"
CATEGORY: Final = "category"
ROWS: Final = "rows"
FOCUS: Final = "focus"
SORT: Final = "sort"
ORDER: Final = "order"

# Compare: what is shown.
NOTICE: Final = "notice"
FINDING: Final = "finding"
SUBLINE: Final = "subline"
TABS: Final = "tabs"
BODY: Final = "body"
CHART: Final = "chart"
GRID: Final = "grid"
MISSING: Final = "missing"
FOOTER: Final = "footer"
FOOTER_FOLD: Final = "footer-fold"
EXPORT: Final = "export"
COPY_TABLE: Final = "copy-table"
COPY_TEXT: Final = "copy-text"
COPY_LINK: Final = "copy-link"
EXPORT_STATUS: Final = "export-told"
CLIP: Final = "clip"
DOWNLOAD: Final = "download"
SHOW_TABLE: Final = "show-table"

# The evidence of one fact.
EVIDENCE: Final = "evidence"
EVIDENCE_CLOSE: Final = "evidence-close"

# The lists of catalogue and quality.
LISTED: Final = "listed"
LIST_TOP: Final = "list-top"
LIST_SEARCH: Final = "list-search"
LIST_BODY: Final = "list-body"
LIST_GRID: Final = "list-grid"
LIST_DOWNLOAD: Final = "list-download"
LIST_FILE: Final = "list-file"
INDICATOR_CHART: Final = "indicator-chart"
INDICATOR_GRAPH: Final = "indicator-graph"

# Evidence: the documents.
DOCUMENT_CONTENT: Final = "page"
DOCUMENT_REQUEST: Final = "asked"
DOCUMENT_DRAWN: Final = "drawn"
DOCUMENT_SEARCH: Final = "document-search"
DOCUMENT_LIST: Final = "document-list"
DOCUMENT_FIND: Final = "document-find"
DOCUMENT_INDICATORS: Final = "document-indicators"
PAPER: Final = "paper"
FACT_LIST: Final = "fact-list"

# Saving a view onto a board.
SAVE_VIEW: Final = "save-view"
SAVE_MODAL: Final = "save-modal"
SAVE_TITLE: Final = "save-title"
SAVE_COMMENT: Final = "save-comment"
SAVE_BOARD: Final = "save-board"
SAVE_NAME: Final = "save-name"
SAVE_SUBMIT: Final = "save-submit"
SAVE_STATUS: Final = "save-told"

# Present: boards, one board, its slides. Slides have ids of this type with their number.
PRESENTED: Final = "presented"
PRESENT_BODY: Final = "present-body"
BOARD_ACT: Final = "board-act"
BOARD_STATUS: Final = "board-told"
BOARD_DECK: Final = "board-deck"
BOARD_FILE: Final = "board-file"
BOARD_SAVED: Final = "board-saved"
SLIDE: Final = "slide"
SLIDE_WANTED: Final = "slide-wanted"
SLIDE_SPEC: Final = "slide-spec"


def export(format: str) -> str:
    """Return the id of the menu's item for a file format; ``png`` is the chart's own picture."""
    return f"export-{format}"
