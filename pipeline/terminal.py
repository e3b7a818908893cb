"""Text from documents and file names made harmless for a terminal and for spreadsheets."""


def plain(text: str) -> str:
    """`text` with control and format signs (escapes, bidi overrides, line ends) shown as codes (CWE-150)."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)


def cell(text: str) -> str:
    """`text` so that a spreadsheet does not take it for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
