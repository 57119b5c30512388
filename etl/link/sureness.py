"""How sure a reading is by the rule that made it, before flags and nets."""

from __future__ import annotations

from etl.model.reasons import FAMILIES, TextRule

_BY_FAMILY = {"single": 0.97, "list": 0.96, "continued": 0.92, "tail": 0.6}
_OTHERWISE = 0.9
_BY_RULE: dict[str, float] = {
    "tail_share": 0.6,
    "tail_share_of": 0.6,
    "levels_beside": 0.9,
    "same_order": 0.9,
    "counted_back": 0.96,
    "parts_in_turn": 0.92,
    "units_in_turn": 0.97,
}
_SURENESS: dict[str, float] = {
    **{rule: _BY_FAMILY.get(family, _OTHERWISE) for family, rules in FAMILIES.items() for rule in rules},
    **_BY_RULE,
}


def sureness(rule: TextRule) -> float:
    """Return the confidence of a reading by a rule, between 0 and 1."""
    return _SURENESS[rule]
