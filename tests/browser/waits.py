"""Waiting for what a browser test needs, and for no clock: a busy machine takes longer and fails nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote
from weakref import WeakKeyDictionary

LIMIT = 120.0
"""Seconds that a condition may take before it counts as never true; an idle machine needs a hundredth of that."""
_PAUSE = 40  # milliseconds between two looks
_ALIKE = 3  # so many looks must see the same page
_PENDING: WeakKeyDictionary[Any, set[Any]] = WeakKeyDictionary()

_LOOK = """async () => {
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const ends = animation => animation.effect.getComputedTiming().endTime < Infinity;
  const runs = animation => animation.playState === "running" && ends(animation);
  const parts = document.querySelectorAll(".plot, .js-plotly-plot .main-svg, .ag-root, aside, main");
  const boxes = Array.from(parts, one => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x, y, width, height, one.scrollTop].join();
  });
  const text = document.documentElement.outerHTML;
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) { sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0; }
  const moving = document.getAnimations().some(runs) || document.fonts.status === "loading";
  return [moving, [text.length, sum, ...boxes].join(";")];
}"""


def eventually(page: Any, script: str | Callable[[], Any], argument: Any = None) -> None:
    """Wait until a script (a function of ``argument`` in the page) or a function here says yes.

    A script is asked anew from here: the page's own policy forbids evaluating texts in it.
    """
    ask = script if callable(script) else lambda: page.evaluate(script, argument)
    end = time.monotonic() + LIMIT
    while not ask():
        if time.monotonic() > end:
            raise AssertionError(f"never true: {script}")
        page.wait_for_timeout(_PAUSE)


def still(page: Any) -> None:
    """Wait until the page asks for nothing and nothing on it moves or changes: then a mark can be aimed at."""
    seen: list[str] = []

    def settled() -> bool:
        moving, look = page.evaluate(_LOOK)
        if moving or _PENDING.get(page) or (seen and seen[-1] != look):
            seen.clear()
        seen.append(look)
        return len(seen) >= _ALIKE

    eventually(page, settled)


def count_requests(page: Any) -> None:
    """Keep count of the requests of a page that are under way, for ``still``."""
    pending = _PENDING[page] = set()
    page.on("request", lambda request: pending.add(request))
    for end in ("requestfinished", "requestfailed"):
        page.on(end, lambda request: pending.discard(request))


def until_address_has(page: Any, text: str) -> None:
    """Wait until the address, its escapes read, holds a text."""
    page.wait_for_url(lambda url: text in unquote(url))


def click_mark(page: Any, marks: str, number: int = 0, *, across: float | None = None) -> None:
    """Click on a mark of a chart once the chart stands still, at its middle or ``across`` pixels into it."""
    still(page)
    box = page.locator(marks).nth(number).bounding_box()
    into = box["width"] / 2 if across is None else min(across, box["width"] / 2)
    page.mouse.click(box["x"] + into, box["y"] + box["height"] / 2)
