"""The schema of the published table: what every row must fulfil before anybody sees it."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from etl.check import headline

SCHEMA_VERSION = 1
PERIOD = r"^(?:|\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?)$"


class SchemaError(ValueError):
    """The table breaks its schema; the message lists the first violations."""


def _text(*checks: pa.Check) -> pa.Column:
    return pa.Column("str", list(checks), nullable=False)


SCHEMA = pa.DataFrameSchema(
    {
        "region": _text(),
        "region_code": _text(pa.Check.str_matches(r"^(?:|\d{6})$")),
        "year": pa.Column("Int32", pa.Check.in_range(1900, 2100), nullable=True),
        "indicator": _text(pa.Check.str_matches(r"^[a-z0-9_]*$")),
        "value": pa.Column("float64", nullable=True),
        "unit": _text(),
        "period": _text(pa.Check.str_matches(PERIOD)),
        "qualifier": _text(pa.Check.isin(["=", "~", ">", ">=", "<", "<="])),
        "status": _text(pa.Check.isin(["actual", "target", "derived"])),
        "subgroup": _text(),
        "name": _text(pa.Check(lambda s: s != "", name="named")),
        "value_high": pa.Column("float64", nullable=True),
        "doc": _text(pa.Check(lambda s: s != "", name="from a document")),
        "start": pa.Column("int64", pa.Check.ge(0)),
        "end": pa.Column("int64"),
        "quote": _text(),
        "confidence": pa.Column("float64", pa.Check.in_range(0, 1)),
        "flags": _text(pa.Check.str_matches(r"^(?:|[a-z0-9_]+(?:\|[a-z0-9_]+)*)$")),
        "rule": _text(),
        "note": _text(),
        "source_title": _text(),
        "source_publisher": _text(),
        "source_date": _text(),
        "source_url": _text(),
        "fact_id": _text(pa.Check.str_matches(r"^[0-9a-f]{12}$")),
        "headline": pa.Column("bool"),
        "headline_rule": _text(pa.Check.isin(["", *headline.RULES])),
    },
    checks=[
        pa.Check(lambda t: t["end"] > t["start"], name="span is not empty"),
        pa.Check(lambda t: t["value"].abs() != float("inf"), name="value is finite"),
        pa.Check(lambda t: ~(t["value_high"] < t["value"]), name="range goes upwards"),
        pa.Check(lambda t: t["headline"] == (t["headline_rule"] != ""), name="headline has its rule"),
        pa.Check(lambda t: ~(t["headline"] & (t["year"].isna() | t["value"].isna())), name="headline is usable"),
    ],
    unique=["fact_id"],
    strict=True,
    ordered=True,
)


def validate(table: pd.DataFrame) -> pd.DataFrame:
    """Return ``table`` unchanged if it fulfils the schema.

    Raises:
        SchemaError: with the check, column and an example of up to five violations.
    """
    try:
        return SCHEMA.validate(table, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases.head(5)
        failures = "; ".join(
            f"{row.column}: {row.check} fails for {row.failure_case!r}" for row in cases.itertuples(index=False)
        )
        raise SchemaError(f"the table breaks its schema in {len(error.failure_cases)} places: {failures}") from error
