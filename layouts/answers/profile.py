"""How a profile is drawn."""

from __future__ import annotations

from dash import html

from compare.answers.profile import Profile
from compare.model.palette import Palette
from compare.model.view import View
from layouts.answers.drawing import Drawing, Signs, key
from layouts.answers.profile_table import profile_table

SIGNS: Signs = {
    "range": "sign range",
    "band": "sign band",
    "centre_nation": "sign centre nation",
    "centre_median": "sign centre median",
    "better": "sign dot better",
    "worse": "sign dot worse",
    "equal": "sign dot equal",
    "grey": "sign dot unknown",
    "target": "sign goal",
    "bound": "key-bound",
    "derived": "sign dot derived",
    "doubt": "",
}


class _Drawing(Drawing[Profile]):
    """The profile as a table of spines."""

    def draw(self, answer: Profile, view: View, _colours: Palette, summary: str, /) -> html.Div:
        table = html.Div(profile_table(answer, view, summary), className="plot", tabIndex=0)
        return html.Div([table, key(answer, view, SIGNS, name="key profile-key")], className="chart chart-profile")


DRAWING: Drawing[Profile] = _Drawing()
