import sys
from pathlib import Path

# The small catalogue and the rows that the comparisons are tested with serve the exports too.
sys.path.append(str(Path(__file__).parent.parent / "compare"))
