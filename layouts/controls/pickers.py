"""What the pickers of the panel have in common; assets/pickers.js searches their options and draws the notes beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc

from etl.model.messages import Language
from layouts.controls.options import Options
from layouts.messages import screen_message

NOTED = {"renderOption": {"function": "renderOption"}}
SEARCH = {"filter": {"function": "searchOptions"}, "selectFirstOptionOnChange": True, **NOTED}


def _common(id: str, options: Options, width: int, language: Language) -> dict[str, Any]:
    return {
        "id": id,
        "data": options,
        "searchable": True,
        "nothingFoundMessage": screen_message("panel.nothing", language),
        "comboboxProps": dropdown(width),
        **SEARCH,
    }


def dropdown(width: int) -> dict[str, Any]:
    """Return how a list of options opens: under its field, ``width`` pixels wide."""
    return {"width": width, "position": "bottom-start"}


def one_of(id: str, options: Options, value: str | None, language: Language, *, width: int, **more: Any) -> dmc.Select:
    """Build a picker of one option, whose list is ``width`` pixels wide; ``more`` are properties of its own."""
    return dmc.Select(value=value or None, **_common(id, options, width, language), **more)


def some_of(
    id: str, options: Options, values: Sequence[str], language: Language, *, width: int, **more: Any
) -> dmc.MultiSelect:
    """Build a picker of any number of options; see :func:`one_of`."""
    common = _common(id, options, width, language)
    return dmc.MultiSelect(
        value=list(values), clearable=True, hidePickedOptions=True, maxDropdownHeight=360, **common, **more
    )


def segments(id: str, key: str, names: Sequence[str], value: str, language: Language) -> dmc.SegmentedControl:
    """Build a choice between few names, all in sight; their words are ``<key>.<name>``."""
    return dmc.SegmentedControl(
        id=id,
        data=[{"value": name, "label": screen_message(f"{key}.{name}", language)} for name in names],
        value=value,
        fullWidth=True,
        size="sm",
        transitionDuration=0,
    )
