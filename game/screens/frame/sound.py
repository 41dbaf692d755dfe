"""Sound: a few short cues of our own making. Never the only sign; a machine without is fine."""

import threading

import pygame

_RATE = 22_050
#: Each cue: frequencies in hertz one after another, seconds of each, and loudness.
_CUES: dict[str, tuple[tuple[float, ...], float, float]] = {
    "press": ((660.0,), 0.045, 0.10),
    "tick": ((880.0,), 0.018, 0.05),
    "refused": ((220.0, 196.0), 0.07, 0.12),
    "sign": ((392.0, 523.25, 659.25), 0.11, 0.14),
    "quarter": ((329.63, 392.0), 0.12, 0.10),
    "alert": ((587.33, 440.0), 0.13, 0.15),
    "done": ((523.25, 659.25, 783.99), 0.14, 0.14),
}


class Sound:
    """Cues by name; made in a thread at the first that is wanted, silent until then.

    Args:
        on: whether cues sound.
    """

    def __init__(self, *, on: bool = True) -> None:
        self.on = on
        self._cues: dict[str, pygame.mixer.Sound] | None = None
        self._making: threading.Thread | None = None

    def prepare(self) -> None:
        """Make the cues in a thread, once."""
        if self._making is None:
            self._making = threading.Thread(target=self._make, name="cues", daemon=True)
            self._making.start()

    def cue(self, name: str) -> None:
        """Sound a cue, if it can be."""
        if not self.on:
            return
        if self._cues is None:
            self.prepare()
        elif name in self._cues:
            self._cues[name].play()

    def ready(self, seconds: float = 5.0) -> bool:
        """Wait until cues are made, and return whether they can be heard."""
        if self._making is not None:
            self._making.join(seconds)
        return bool(self._cues)

    def close(self) -> None:
        """Let go of the sound card."""
        self.ready()
        self._cues = {}
        if pygame.mixer.get_init():
            pygame.mixer.quit()

    def _make(self) -> None:
        try:
            pygame.mixer.init(_RATE, -16, 1, 512)
            self._cues = {name: _sound(*cue) for name, cue in _CUES.items()}
        except (pygame.error, ImportError, NotImplementedError):  # no sound card, or no mixer
            self._cues = {}


def _sound(tones: tuple[float, ...], seconds: float, loud: float) -> pygame.mixer.Sound:
    import numpy as np  # noqa: PLC0415 - slow to import, and the first picture does not need it

    time = np.arange(int(_RATE * seconds)) / _RATE
    # A soft beginning and end, or the ear hears a click.
    hull = np.minimum(1.0, np.minimum(time / 0.006, (seconds - time) / (0.5 * seconds)))
    parts = [np.sin(2 * np.pi * tone * time) * hull for tone in tones]
    wave = (np.concatenate(parts) * loud * 32_767).astype(np.int16)
    return pygame.mixer.Sound(buffer=wave.tobytes())
