"""The look of components and charts: one theme for Mantine, one template for plotly."""

from __future__ import annotations

from typing import Any

from compare.model.palette import DARK, LIGHT, Palette
from layouts.charts.figure import CLEAR

FONT = (
    '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif'
)
SMALL, TEXT, LEAD, TITLE = 12, 14, 16, 20

MANTINE: dict[str, Any] = {
    "fontFamily": FONT,
    "headings": {"fontFamily": FONT, "fontWeight": "600"},
    "primaryColor": "accent",
    "primaryShade": {"light": 7, "dark": 4},
    "colors": {
        "accent": [
            "#e8f5f5", "#d0e8e8", "#a3d2d1", "#7cc4c0", DARK.accent,
            "#38a09c", "#1b8586", LIGHT.accent, "#085a5e", "#054649",
        ],
    },
    "fontSizes": {"xs": "12px", "sm": "14px", "md": "14px", "lg": "16px", "xl": "20px"},
    "defaultRadius": 4,
    "respectReducedMotion": True,
    # The hundreds of options of a picker are drawn when it opens, not with the page.
    "components": {"Combobox": {"defaultProps": {"keepMounted": False}}},
}  # fmt: skip


def template(colours: Palette) -> dict[str, Any]:
    """Return the chart template: quiet surface, faint grid, direct labels."""
    axis = {
        "gridcolor": colours.hairline,
        "zerolinecolor": colours.hairline,
        "linecolor": colours.hairline,
        "spikecolor": colours.muted,
        "tickfont": {"size": TEXT, "color": colours.ink},
        "ticks": "",
        "automargin": True,
        "fixedrange": True,
    }
    layout = {
        "font": {"family": FONT, "size": TEXT, "color": colours.ink},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "colorway": list(colours.series),
        "showlegend": False,
        "dragmode": False,
        "modebar": {"bgcolor": colours.surface, "color": colours.muted, "activecolor": colours.accent},
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.muted,
            "font": {"family": FONT, "size": TEXT, "color": colours.ink},
            "align": "left",
        },
        "xaxis": axis,
        "yaxis": axis,
        "annotationdefaults": {"showarrow": False, "font": {"size": SMALL, "color": colours.muted}},
    }
    return {"layout": layout}


def chart_config(language: str, name: str) -> Any:
    """Return the plotly configuration: a PNG download named ``name`` and nothing else on the mode bar."""
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "plotlyServerURL": "",
        "locale": "zh-CN" if language == "zh" else "en",
        "displayModeBar": "hover",
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "scale": 2, "filename": name},
        "responsive": True,
        "doubleClick": False,
    }
