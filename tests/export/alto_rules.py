"""What ALTO 4.2 says of the elements and attributes that we write, narrowed to how we write them."""

import re

from lxml import etree

from pipeline.export.alto import NAMESPACE

CONTENT = {
    "alto": "Description Styles Tags Layout",
    "Description": "MeasurementUnit sourceImageInformation( Processing)+",
    "sourceImageInformation": "fileName fileIdentifier documentIdentifier",
    "Processing": "processingCategory( processingStepDescription)*( processingStepSettings)? processingSoftware",
    "processingSoftware": "softwareName( softwareVersion)?",
    "Styles": "(TextStyle( TextStyle)*)?",
    "Tags": "LayoutTag",
    "Layout": "Page( Page)*",
    "Page": "PrintSpace",
    "PrintSpace": "(TextBlock( TextBlock)*)?",
    "TextBlock": "TextLine( TextLine)*",
    "TextLine": "String( SP String)*",
}
"""The elements that stand in an element; those not named here hold text or nothing."""

TEXT = {
    "MeasurementUnit": "pixel|mm10|inch1200",
    "processingCategory": "contentGeneration|contentModification|preOperation|postOperation|other",
}

_PLACE = {"HPOS", "VPOS", "WIDTH", "HEIGHT"}
NEEDED = {
    "alto": {"SCHEMAVERSION"},
    "fileIdentifier": {"fileIdentifierLocation"},
    "Processing": {"ID"},
    "TextStyle": {"ID", "FONTSIZE"},
    "LayoutTag": {"ID", "LABEL"},
    "Page": {"ID", "PHYSICAL_IMG_NR", "WIDTH", "HEIGHT", "PROCESSINGREFS"},
    "TextBlock": {"ID", "LANG", *_PLACE},
    "TextLine": {"ID", *_PLACE},
    "String": {"ID", "CONTENT", "WC", *_PLACE},
}
ALLOWED = {
    "alto": {"{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
    "LayoutTag": {"DESCRIPTION"},
    "Page": {"PC", "ACCURACY"},
    "PrintSpace": _PLACE,
    "TextBlock": {"ROTATION"},
    "TextLine": {"STYLEREFS"},
    "String": {"STYLE", "STYLEREFS", "TAGREFS"},
}
"""Attributes that may stand in an element besides those needed."""

_NUMBER = r"-?\d+(\.\d+)?(e[+-]?\d+)?"
_SHARE = r"0(\.\d+)?|1|\d(\.\d+)?e-\d+"
_ID = r"[A-Za-z_][\w.-]*"
_IDS = f"{_ID}( {_ID})*"
VALUES = {
    **dict.fromkeys([*_PLACE, "PHYSICAL_IMG_NR", "FONTSIZE", "ROTATION", "ACCURACY"], _NUMBER),
    **dict.fromkeys(["PC", "WC"], _SHARE),
    **dict.fromkeys(["STYLEREFS", "TAGREFS", "PROCESSINGREFS"], _IDS),
    "ID": _ID,
    "LANG": "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",
    "STYLE": "(bold|italics)( (bold|italics))*",
}
"""How an attribute's value looks; one not named here may hold any text."""


def faults(root: etree._Element) -> list[str]:
    """What is wrong in an ALTO file of ours: elements, attributes, values, and ids that are missing or double."""
    elements = list(root.iter())
    ids = [name for element in elements if (name := element.get("ID"))]
    referring = ("STYLEREFS", "TAGREFS", "PROCESSINGREFS")
    referred = {name for element in elements for key in referring for name in element.get(key, "").split()}
    double = [f"{name} is there twice" for name in set(ids) if ids.count(name) > 1]
    missing = [f"{name} is not there" for name in referred - set(ids)]
    return [fault for element in elements for fault in _element_faults(element)] + double + missing


def _element_faults(element: etree._Element) -> list[str]:
    name, attributes = etree.QName(element).localname, {str(key): str(value) for key, value in element.items()}
    needed = NEEDED.get(name, set())
    unlike = [key for key, value in attributes.items() if not re.fullmatch(VALUES.get(key, "(?s:.*)"), value)]
    checks = {
        "namespace": etree.QName(element).namespace == NAMESPACE,
        "elements": re.fullmatch(CONTENT.get(name, ""), " ".join(etree.QName(child).localname for child in element)),
        "text": re.fullmatch(_text_of(name), element.text or ""),
        "attributes": needed <= set(attributes) <= needed | ALLOWED.get(name, set()),
        "values": not unlike,
    }
    return [f"{name}: {what} {unlike}" for what, is_well in checks.items() if not is_well]


def _text_of(name: str) -> str:
    return r"\s*" if name in CONTENT else TEXT.get(name, "(?s:.*)")
