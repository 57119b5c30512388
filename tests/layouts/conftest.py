import sys
from pathlib import Path

# The small catalogue and the rows that the comparisons are tested with serve the screens too.
sys.path.append(str(Path(__file__).parent.parent / "compare"))
