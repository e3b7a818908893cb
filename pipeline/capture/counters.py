"""Counters → numbers as lists print them."""


def printed_number(number: int, style: str) -> str:
    """`number` as a list prints it: decimal, lowerLetter, upperLetter, lowerRoman, upperRoman (the names of DOCX)."""
    if number > 0 and style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter if style == "lowerLetter" else letter.upper()
    if 0 < number < 4000 and style in ("lowerRoman", "upperRoman"):
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    return f"0{number}" if style == "decimalZero" and number < 10 else str(number)


def _roman(number: int) -> str:
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text
