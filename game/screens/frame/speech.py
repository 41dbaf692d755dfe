"""Speech: what is said of a widget, printed and, where there is a program for it, spoken."""

import shutil
import subprocess
from typing import TextIO

from game.screens.layout.widget import Widget
from game.screens.widgets.control import Control
from game.screens.wording import Words

#: Programs that speak their last argument, with what must stand before it.
_PROGRAMS = (("spd-say", "--"), ("espeak-ng", "--"), ("espeak", "--"), ("say", "--"))
#: These need no name for what they are: it is clear from their words.
_PLAIN = frozenset({"text", "", "region"})


def said_of(widget: Widget, say: Words) -> str:
    """Return what is said of a widget in focus: its name, role, value, state and advice."""
    role = "" if widget.role in _PLAIN else say(f"roles.{widget.role.replace(' ', '_')}")
    states = [say(f"states.{state}") for state in widget.state if say.knows(f"states.{state}")]
    parts = [part for part in (widget.name, role, widget.value, *states) if part]
    advice = widget.advice if isinstance(widget, Control) else ""
    sentence = ", ".join(part.rstrip(".") for part in parts)
    return f"{sentence}. {advice}".strip() if advice and advice != widget.name else f"{sentence}."


class Speaker:
    """Prints and speaks.

    Args:
        prints: where to; None prints nothing.
        program: the words that start a speech program; None speaks nothing.
    """

    def __init__(
        self, prints: TextIO | None = None, program: tuple[str, ...] | None = None
    ) -> None:
        self._prints = prints
        self._program = program
        self._speaking: subprocess.Popen[bytes] | None = None
        self.last = ""

    @property
    def on(self) -> bool:
        """Whether anybody listens."""
        return self._prints is not None or self._program is not None

    def say(self, sentence: str) -> None:
        """Say a sentence; what is being said stops."""
        self.last = sentence
        if self._prints is not None:
            print(sentence, file=self._prints, flush=True)
        if self._program is not None:
            self.hush()
            self._speaking = subprocess.Popen(  # noqa: S603 - the program was found by its name
                [*self._program, sentence],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def hush(self) -> None:
        """Stop speaking."""
        if self._speaking is not None:
            if self._speaking.poll() is None:
                self._speaking.terminate()
            self._speaking.wait()
            self._speaking = None


def speech_program() -> tuple[str, ...] | None:
    """Return how to start a speech program of this machine, if there is one."""
    for name, *before in _PROGRAMS:
        path = shutil.which(name)
        if path is not None:
            return (path, *before)
    return None
