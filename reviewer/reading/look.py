"""What the look of text does to its meaning: struck out, raised, faint, unseen."""

from dataclasses import dataclass

_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """The text with its digits as footnote signs, which are no digits of a number."""
    return text.translate(_RAISED_DIGITS)


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown where the walk stands."""

    kept: bool = False
    """White space counts as typed."""
    struck: bool = False
    raised: bool = False
    faint: bool = False
    """White on no ground: nobody sees it."""
    ground: bool = False
    unseen: bool = False
    """Takes its place but shows nothing."""
    linked: bool = False

    def dressed(self, text: str) -> str:
        """The text such that a number nobody reads as a plain number is none here either."""
        if self.raised:
            text = raised(text)
        if self.struck:
            text = "".join(sign if sign.isspace() else f"{sign}\u0336" for sign in text)
        if self.faint and not self.ground and text.strip():
            text = f"〔{text}〕"
        return text
