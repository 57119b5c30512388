"""How a profile is drawn."""

from __future__ import annotations

from dash import html

from compare.answers.profile import Profile
from compare.model.view import View
from etl.model.messages import Language
from layouts.answers.drawing import Drawing
from layouts.answers.profile_table import has_grey, profile_table
from layouts.charts.palette import Palette
from layouts.words import say


def _entries(answer: Profile) -> list[tuple[str, str]]:
    """Return the key's entries: class of the sign, message."""
    spines = [row.spine for row in answer.rows if row.spine]
    standings = {row.mark.standing for row in answer.rows if row.spine}
    found = [("range", "profile.key_range")] if spines else []
    found += [("band", "profile.key_band")] if any(spine.band for spine in spines) else []
    for name in ("nation", "median"):
        if any(spine.centred == name for spine in spines):
            found.append((f"centre {name}", f"profile.key_{name}"))
    found += [(f"dot {name}", f"matrix.key_{name}") for name in ("better", "worse", "equal") if name in standings]
    found += [("dot unknown", "profile.key_grey")] if has_grey(answer.rows) else []
    found += [("goal", "key.target")] if any(row.target for row in answer.rows) else []
    found += [("dot derived", "key.derived")] if any(row.mark.status == "derived" for row in answer.rows) else []
    return found + ([("", "key.doubt")] if any(row.mark.doubtful for row in answer.rows) else [])


def _key(answer: Profile, language: Language) -> html.Div:
    signs = [
        html.Span([html.I(className=f"sign {name}") if name else None, say(key, language)])
        for name, key in _entries(answer)
    ]
    return html.Div(signs, className="key profile-key")


class _Drawing(Drawing[Profile]):
    """The profile as a table of spines."""

    def draw(self, answer: Profile, view: View, _colours: Palette, summary: str, /) -> html.Div:
        table = html.Div(profile_table(answer, view, summary), className="plot", tabIndex=0)
        return html.Div([table, _key(answer, view.lang)], className="chart chart-profile")


DRAWING: Drawing[Profile] = _Drawing()
