"""How much work a function does, counted: the same on a busy machine as on an idle one."""

import sys
from collections.abc import Callable


def steps(work: Callable[[], object]) -> int:
    """Return how many instructions of Python ``work`` runs in this thread; work inside C functions is not seen."""
    count = 0

    def trace(frame, event, _argument):
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], size: int, times: int = 4) -> float:
    """Return how many times the work of ``size`` is done where the size is ``times`` that: 4 is linear, 16 square."""
    work(size)  # what is loaded or remembered at the first call belongs to no size
    return steps(lambda: work(times * size)) / steps(lambda: work(size))
