"""Every link of a page leads to a file that is there, and to a heading where it names one."""

import re

import pytest

from tests.paths import ROOT

PAGES = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "data/**/*.md", "benchmarks/*.md", "tests/**/*.md")
    for path in ROOT.glob(pattern)
    if "build" not in path.parts
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def anchors(text):
    """The anchors of a page's headings, as GitHub makes them of plain ones."""
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    broken = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        to = (page.parent / name).resolve() if name else page
        inside = to == ROOT or ROOT in to.parents
        if not inside or not to.exists() or (anchor and anchor not in anchors(to.read_text(encoding="utf-8"))):
            broken.append(target)
    assert broken == []


def test_the_pages_are_found():
    assert {"README.md", "docs/reading.md", "tests/corpus/README.md"} <= {
        page.relative_to(ROOT).as_posix() for page in PAGES
    }
