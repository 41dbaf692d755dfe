"""Saving the review as a report beside the game's file."""

from functools import partial
from pathlib import Path

from game.reports.output import OutputError
from game.reports.writing import WantedReports, write_reports
from game.screens.frame.work import Ticket
from game.screens.layout.boxes import Column
from game.screens.layout.widget import Widget
from game.screens.review.page import Page
from game.screens.widgets.buttons import Button
from game.screens.widgets.text import Text

_JOB = "report"


def report_button(page: Page) -> Widget:
    """Return the button that saves the report, with what came of it."""
    say, judging = page.ui.say, page.judging
    refusal = None
    if not judging.complete:
        refusal = say("review.report_waits")
    elif judging.reporting:
        refusal = say("review.report_writing")
    button = Button(
        say("review.report"), partial(_save, page), kind="primary", refusal=refusal, id="report"
    )
    told = Text(judging.reported, "small", "muted", wide=260) if judging.reported else None
    return Column([button, told], gap=4, align="start", id="reporting")


def _save(page: Page) -> None:
    page.judging.reporting = True
    path = page.playing.saved.path
    page.ui.work.ask(_JOB, partial(_written, path, path.parent), partial(_told, page))
    page.ui.refresh()


def _written(path: Path, folder: Path, _: Ticket) -> str | tuple[str, ...]:
    """Write the report, and return its files, or why it could not be written; in the thread."""
    try:
        made = write_reports([str(path)], WantedReports(out=str(folder)))
    except OutputError as wrong:
        return str(wrong)
    return tuple(file.name for file in made.files)


def _told(page: Page, written: str | tuple[str, ...]) -> None:
    judging, say = page.judging, page.ui.say
    judging.reporting = False
    if isinstance(written, str):
        judging.reported = say("review.report_failed", because=written)
        page.ui.cue("refused")
    else:
        folder = page.playing.saved.path.parent
        judging.reported = say("review.reported", file=", ".join(written), folder=folder)
        page.ui.cue("done")
    page.ui.announce(judging.reported)
    page.ui.refresh()
