"""PowerPoint refuses a part whose elements stand in another order than the standard's (ISO/IEC 29500-1), other readers
do not: so the order is tested here, for every element that slides are made of."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from exports.slides.deck import deck
from tests.support.comparison_samples import CATALOGUE
from tests.support.deck_samples import CONTEXT, QUERIES, page_of, store_in

_LABEL = "layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize"
_AXIS = "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossesAt"  # noqa: E501
_RUN = "ln noFill solidFill gradFill effectLst highlight latin ea cs sym hlinkClick hlinkMouseOver"
ORDER = {
    "dLbl": f"idx delete {_LABEL} separator extLst",
    "dLbls": f"dLbl delete {_LABEL} separator showLeaderLines extLst",
    "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst",
    "valAx": f"{_AXIS} crossBetween majorUnit minorUnit dispUnits extLst",
    "scaling": "logBase orientation max min",
    "plotArea": "layout barChart lineChart scatterChart valAx catAx dateAx serAx dTable spPr",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
    "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
    "scatterChart": "scatterStyle varyColors ser dLbls axId",
    "ser": "idx order tx spPr invertIfNegative marker dPt dLbls errBars cat xVal val yVal smooth shape extLst",
    "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
    "marker": "symbol size spPr",
    "manualLayout": "layoutTarget xMode yMode wMode hMode x y w h",
    "chart": "title autoTitleDeleted view3D plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "chartSpace": "date1904 lang roundedCorners style clrMapOvr chart spPr txPr externalData printSettings",
    "rPr": _RUN,
    "defRPr": _RUN,
    "endParaRPr": _RUN,
    "pPr": "lnSpc spcBef spcAft buNone buFont buChar tabLst defRPr",
    "p": "pPr r br fld endParaRPr",
    "tcPr": "lnL lnR lnT lnB lnTlToBr lnBlToTr noFill solidFill",
    "tc": "txBody tcPr",
    "spPr": "xfrm prstGeom noFill solidFill ln effectLst",
    "ln": "noFill solidFill prstDash round headEnd tailEnd",
}
"""By element: its children in order. A valAx may stand before a catAx, so both have one place in a plotArea."""
LOOSE = {"plotArea": ("valAx", "catAx")}


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    store = store_in(tmp_path_factory.mktemp("build"))
    content = deck([page_of(query, store) for query in QUERIES.values()], CATALOGUE, CONTEXT, "zh", name="评议")
    with ZipFile(BytesIO(content)) as file:
        wanted = re.compile(r"ppt/(slides|charts|notesSlides)/\w+\.xml")
        return {name: etree.fromstring(file.read(name)) for name in file.namelist() if wanted.fullmatch(name)}


def tag(element):
    return etree.QName(element).localname


def misplaced(element):
    """Return the children of an element that the standard does not have there, or has before their forerunner."""
    order, last = ORDER[tag(element)].split(), 0
    for child in element:
        if tag(child) in LOOSE.get(tag(element), ()):
            continue
        if tag(child) not in order or order.index(tag(child)) < last:
            yield tag(child)
        else:
            last = order.index(tag(child))


def test_elements_stand_in_the_order_of_the_standard(parts):
    wrong = {
        (name, tag(element), child)
        for name, root in parts.items()
        for element in root.iter(etree.Element)
        if tag(element) in ORDER
        for child in misplaced(element)
    }
    assert not wrong


def test_only_labels_that_were_asked_for_are_shown(parts):
    for name, root in parts.items():
        for labels in root.iter("{*}dLbls"):
            assert labels.find("{*}showVal").get("val") == "0", name
