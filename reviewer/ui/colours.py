"""The colours of the program, light, dark and of high contrast, named by what they mean."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour scheme; `_soft` is the ground on which its partner is written."""

    dark: bool
    window: str
    surface: str
    sunken: str
    hover: str
    text: str
    muted: str
    faint: str
    line: str
    line_strong: str
    accent: str
    accent_soft: str
    on_accent: str
    failed: str
    failed_soft: str
    failed_faint: str
    undecided: str
    undecided_soft: str
    look: str
    look_soft: str
    warning: str
    warning_soft: str
    notice: str
    corrected: str
    corrected_soft: str
    accepted: str
    accepted_soft: str


LIGHT = Colours(
    dark=False,
    window="#edf0f4",
    surface="#ffffff",
    sunken="#f5f7f9",
    hover="#eaeff5",
    text="#1b2530",
    muted="#556270",
    faint="#6f7b88",
    line="#d6dde5",
    line_strong="#a9b5c2",
    accent="#1d5c96",
    accent_soft="#e1edf8",
    on_accent="#ffffff",
    failed="#b3261e",
    failed_soft="#fbdcd9",
    failed_faint="#fef3f2",
    undecided="#67489a",
    undecided_soft="#efe8f9",
    look="#8a5600",
    look_soft="#ffefcf",
    warning="#9c2a6b",
    warning_soft="#fbe6f1",
    notice="#4a6478",
    corrected="#00666b",
    corrected_soft="#dcf2f1",
    accepted="#2c6937",
    accepted_soft="#e3f2e5",
)

DARK = Colours(
    dark=True,
    window="#13171b",
    surface="#1a1f25",
    sunken="#20262d",
    hover="#28303a",
    text="#e2e7ec",
    muted="#a7b2bd",
    faint="#84909c",
    line="#313942",
    line_strong="#4d5863",
    accent="#74b3ea",
    accent_soft="#1d3850",
    on_accent="#0b1822",
    failed="#ff9389",
    failed_soft="#562724",
    failed_faint="#2c2022",
    undecided="#c6abf0",
    undecided_soft="#372b4d",
    look="#f2bd63",
    look_soft="#46351a",
    warning="#f29ac8",
    warning_soft="#47233a",
    notice="#9db8cc",
    corrected="#68d2cd",
    corrected_soft="#173e3e",
    accepted="#8ad296",
    accepted_soft="#1e3c26",
)

CONTRAST_LIGHT = replace(
    LIGHT,
    window="#ffffff",
    sunken="#ffffff",
    hover="#dbe9ff",
    text="#000000",
    muted="#1f1f1f",
    faint="#3d3d3d",
    line="#6b6b6b",
    line_strong="#000000",
    accent="#00378f",
    accent_soft="#dbe9ff",
    failed="#8f0000",
    failed_soft="#ffd9d6",
    failed_faint="#fff0ef",
    undecided="#4a1a8c",
    undecided_soft="#ece0ff",
    look="#5e3a00",
    look_soft="#ffe9b8",
    warning="#78104a",
    warning_soft="#ffdcee",
    notice="#1f3a4d",
    corrected="#00484b",
    corrected_soft="#cdf3f1",
    accepted="#0f4a1c",
    accepted_soft="#d6f5dc",
)

CONTRAST_DARK = replace(
    DARK,
    window="#000000",
    surface="#000000",
    sunken="#000000",
    hover="#23304a",
    text="#ffffff",
    muted="#f0f0f0",
    faint="#cfcfcf",
    line="#9a9a9a",
    line_strong="#ffffff",
    accent="#ffe34d",
    accent_soft="#3a3500",
    on_accent="#000000",
    failed="#ffb3ab",
    failed_soft="#5c0f09",
    failed_faint="#2b0504",
    undecided="#dcc9ff",
    undecided_soft="#311a5c",
    look="#ffd27d",
    look_soft="#453000",
    warning="#ffb8dc",
    warning_soft="#4a0f31",
    notice="#cfe4f5",
    corrected="#7cf0ea",
    corrected_soft="#003a38",
    accepted="#a3f0b0",
    accepted_soft="#063a14",
)
