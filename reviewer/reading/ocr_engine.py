"""RapidOCR, where it is installed: pictures of writing → where its lines are and what they say."""

from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""Grey pixels, row by row; 255 is white."""
_NARROW = (3, 48, 96)
"""What the recogniser fits a line into at least: most of ours hold one or two digits."""
_MARGIN = 8
"""White pixels around a line, without which its first and last digits suffer."""


_OVERVIEW = 1_280
"""Pixels of the longer side of a page in which lines are looked for."""


class Box(NamedTuple):
    """A part of a picture in pixels."""

    left: int
    top: int
    right: int
    bottom: int


class Said(NamedTuple):
    """What a line says and how sure that is, from 0 to 1."""

    text: str
    score: float


class Engine:
    """The models, loaded when first used. They come with the package; nothing is fetched."""

    def __init__(self) -> None:
        rapidocr = import_module("rapidocr")
        models = Path(rapidocr.__file__ or "").parent / "models"
        self._run: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                # It takes 6 for 9; scans that lie on their heads are turned before.
                "Global.use_cls": False,
                "Global.max_side_len": 4_000,
                "Det.limit_type": "max",
                "Det.limit_side_len": _OVERVIEW,
                "Det.model_path": str(_model(models, "det")),
                "Rec.model_path": str(_model(models, "rec")),
                "Rec.rec_img_shape": list(_NARROW),
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            }
        )

    def lines(self, picture: Pixels) -> list[Box]:
        """Where there are lines of writing."""
        found = self._run(_coloured(picture), use_det=True, use_cls=False, use_rec=False).boxes
        if found is None:
            return []
        corners = np.asarray(found).reshape(-1, 4, 2)
        low, high = np.floor(corners.min(axis=1)), np.ceil(corners.max(axis=1))
        return [Box(*map(int, (*a, *b))) for a, b in zip(low.clip(0), high, strict=True)]

    def read(self, line: Pixels) -> Said:
        """What one line says."""
        framed = np.pad(line, _MARGIN, constant_values=255)
        found = self._run(_coloured(framed), use_det=False, use_cls=False, use_rec=True)
        if not found.txts:
            return Said("", 0.0)
        return Said(str(found.txts[0]).strip(), float(found.scores[0]))


def _model(folder: Path, kind: str) -> Path:
    found = sorted(folder.glob(f"*_{kind}_*.onnx"))
    if not found:
        raise ImportError(f"rapidocr has no model for {kind}")
    return found[0]


def _coloured(picture: Pixels) -> Pixels:
    return np.repeat(picture[:, :, None], 3, axis=2)
