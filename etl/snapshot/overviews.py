"""What the facts of each document are about: how many there are, of which regions and years."""

from __future__ import annotations

import pandas as pd

from etl.model.catalogue import NATION


def overviews(table: pd.DataFrame) -> pd.DataFrame:
    """Sum up the facts of every document of the published table.

    Returns:
        A row a document that has facts, indexed by ``doc``: ``facts`` and ``flagged`` (facts with a flag) count them;
        ``regions`` counts their regions beside the nation and ``region_code`` is the one that more than half of those
        facts are of ("" where there is none); ``year`` is the year most of those achieved are of (of equals the later),
        ``first`` and ``last`` bound the years of all that are no targets (missing where no year is told).
    """
    doc = table["doc"]
    own = table[(table["region_code"] != "") & (table["region_code"] != NATION)]
    held = own.groupby(["doc", "region_code"], observed=True).size().reset_index(name="count")
    held = held.sort_values(["doc", "count", "region_code"], ascending=[True, False, True])
    main = held.drop_duplicates("doc").set_index("doc")
    main = main[main["count"] * 2 > held.groupby("doc")["count"].sum().reindex(main.index)]
    dated = table[table["year"].notna() & (table["status"] != "target")]
    often = dated[dated["status"] == "actual"].groupby(["doc", "year"], observed=True).size().reset_index(name="count")
    often = often.sort_values(["doc", "count", "year"], ascending=[True, False, False]).drop_duplicates("doc")
    years = dated.groupby("doc")["year"]
    found = pd.DataFrame(
        {
            "facts": doc.value_counts(),
            "flagged": doc[table["flags"] != ""].value_counts(),
            "region_code": main["region_code"],
            "regions": held["doc"].value_counts(),
            "year": often.set_index("doc")["year"],
            "first": years.min(),
            "last": years.max(),
        }
    ).sort_index()
    return found.fillna({"flagged": 0, "region_code": "", "regions": 0}).astype(
        {"facts": "int64", "flagged": "int64", "regions": "int64", "year": "Int32", "first": "Int32", "last": "Int32"}
    )
