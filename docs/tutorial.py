"""Fill the chart of docs/tutorial/umn_or_lmn.md with what ``sherrington compare umn lmn`` finds now.

Run ``python docs/tutorial.py``.
"""

import re
from pathlib import Path

from sherrington.app.chart import chart
from sherrington.app.pipeline import Options, run_examination

PAGE = Path(__file__).parent / "tutorial" / "umn_or_lmn.md"
CASES = ("umn", "lmn")
MARK = re.compile(r"(<!-- chart -->\n).*?(<!-- end -->)", re.S)


def table() -> str:
    """Return the chart as a table, seed 0."""
    lines = chart([run_examination(case, Options()) for case in CASES])
    heads = [f"{case}: {cell['side']} {cell['limb']}" for case, cell in zip(CASES, lines[0]["cells"], strict=True)]
    rows = [f"| sign | {' | '.join(heads)} |", "|---|---|---|"]
    rows += [f"| {line['sign']} | {' | '.join(cell['text'] or '-' for cell in line['cells'])} |" for line in lines]
    return "\n".join([*rows, ""])


if __name__ == "__main__":
    chart_now = table()
    text = MARK.sub(lambda found: found[1] + chart_now + found[2], PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(text, encoding="utf-8")
