"""Draw the import graph into ``docs/architecture.md``: ``python docs/make_architecture.py``; ``--check`` only compares.

Between the lines ``<!-- imports NAME -->`` and ``<!-- end -->`` stands a Mermaid flowchart: of the whole product where
NAME is ``all``, else of the parts of that package. The number on an arrow counts the pairs of modules of which one
imports the other. The sources are parsed, never run.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
APART = frozenset({"benchmarks", "tests"})
"""Packages that are no part of the product."""
WHOLE = "all"
_MARKED = re.compile(r"(<!-- imports ([\w.]+) -->\n).*?(<!-- end -->)", re.S)

Edges = Mapping[tuple[str, str], int]


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Return the modules of the product by name; a package is named without its ``__init__``."""
    packages = [path.parent for path in root.glob("*/__init__.py") if path.parent.name not in APART]
    alone = (path for path in root.glob("*.py") if path.stem.isidentifier())  # gunicorn.conf.py is none
    paths = [*alone, *(path for package in packages for path in package.rglob("*.py"))]
    return {_name(path.relative_to(root)): path for path in sorted(paths)}


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(name: str, path: Path, known: Mapping[str, Path]) -> Iterator[str]:
    """Yield the modules of the product that a module imports, wherever in it; one that is imported twice comes twice.

    Raises:
        ValueError: an import is relative; the project has none.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            if node.level or node.module is None:
                raise ValueError(f"{name}: a relative import in line {node.lineno}")
            if node.module in known:
                members = (f"{node.module}.{alias.name}" for alias in node.names)
                yield from (member if member in known else node.module for member in members)


def graph(root: Path = ROOT) -> set[tuple[str, str]]:
    """Return the pairs (module, module that it imports)."""
    known = modules(root)
    return {(name, used) for name, path in known.items() for used in imports(name, path, known)}


def edges(pairs: Iterable[tuple[str, str]], package: str = WHOLE) -> Edges:
    """Count the pairs by the parts of the product, or of one package, that they lead from and to."""
    prefix = () if package == WHOLE else tuple(package.split("."))
    counted: Counter[tuple[str, str]] = Counter()
    for user, used in pairs:
        one, other = _part(user, prefix), _part(used, prefix)
        if one and other and one != other:
            counted[one, other] += 1
    return counted


def _part(module: str, prefix: tuple[str, ...]) -> str:
    """Return the part of ``prefix`` that a module belongs to, empty where it is of none."""
    names = tuple(module.split("."))
    inside = names[: len(prefix)] == prefix and len(names) > len(prefix)
    return ".".join(names[: len(prefix) + 1]) if inside else ""


def flowchart(counted: Edges) -> str:
    """Return a Mermaid flowchart, fenced for Markdown, the most used parts last."""
    height = _heights(counted)
    order = sorted(height, key=lambda part: (-height[part], part))
    lines = [f'    {_id(part)}["{part}"]' for part in order]
    rank = {part: place for place, part in enumerate(order)}
    for (one, other), count in sorted(counted.items(), key=lambda item: (rank[item[0][0]], rank[item[0][1]])):
        lines.append(f"    {_id(one)} -->|{count}| {_id(other)}")
    return "\n".join(["```mermaid", "flowchart TD", *lines, "```", ""])


def _id(part: str) -> str:
    return part.replace(".", "_")


def _heights(counted: Edges) -> dict[str, int]:
    """Return how many steps each part stands above those that import nothing; a circle counts once."""
    uses: dict[str, set[str]] = {part: set() for pair in counted for part in pair}
    for one, other in counted:
        uses[one].add(other)

    def height(part: str, above: tuple[str, ...]) -> int:
        below = [height(used, (*above, part)) for used in sorted(uses[part]) if used not in above]
        return 1 + max(below, default=-1)

    return {part: height(part, (part,)) for part in uses}


def drawn(text: str, pairs: set[tuple[str, str]]) -> str:
    """Return the page with every marked flowchart made anew."""
    return _MARKED.sub(lambda found: f"{found[1]}{flowchart(edges(pairs, found[2]))}{found[3]}", text)


def main() -> int:
    """Write the page, or with ``--check`` return 1 where it is not current."""
    parser = argparse.ArgumentParser(prog="python docs/make_architecture.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where the page is not current")
    parsed = parser.parse_args()
    before = PAGE.read_text(encoding="utf-8")
    after = drawn(before, graph())
    if before == after:
        return 0
    if parsed.check:
        print(f"{PAGE.relative_to(ROOT)} is not current; run: python docs/make_architecture.py", file=sys.stderr)
        return 1
    PAGE.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
