"""Writing tags and note of a report, also where a colleague does so in the same minutes."""

from reviewer.domain.tags import ASSIGNED
from reviewer.review.tagging import Annotate
from reviewer.ui.wording import translate
from reviewer.ui.workbench import Workbench

REMARKS = "remarks"
"""The topic of messages that hold while tags and note are being written."""


def annotate(bench: Workbench, wanted: Annotate) -> bool:
    """Give a report tags and a note; False (and told) if it is refused."""
    done = bench.apply(wanted, again=True, topic=REMARKS)
    if done and wanted.keep_both and wanted.note != wanted.was:
        kept = bench.workspace.record(wanted.report_id).note
        if kept != wanted.note:
            bench.noted.emit(translate("Remarks", "同事也改了备注，两份都已保留"))
    return done


def known_tags(bench: Workbench) -> list[str]:
    """The tags in use, with the one for what this person shall check."""
    return list(dict.fromkeys([*bench.workspace.facets().tags, ASSIGNED + bench.desk.actor]))
