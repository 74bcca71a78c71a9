"""How the sheets of a workbook are printed: lying on A4, with the heads on every page."""

from typing import Any

_A4 = 9
_FITS = 240
"""Letters that can still be read in one line of the paper; a wider sheet takes pages abreast."""
_MARGIN, _FOOT = 0.4, 0.6
_SCALE = 60


def set_up_printing(sheet: Any, *, width: int, head_rows: int, frozen: int) -> None:
    """`width` in letters over all columns; the `frozen` columns are repeated on pages abreast."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_FOOT)
    sheet.set_footer("&L&A&R&P / &N")
    sheet.repeat_rows(0, head_rows - 1)
    if width <= _FITS:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(_SCALE)
    sheet.print_across()
    if frozen:
        sheet.repeat_columns(0, frozen - 1)
