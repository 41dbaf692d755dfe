"""Settings: what a player has set, kept in a small file that may be damaged."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from game.screens.drawing.metrics import LEAST_TEXT, MOST_TEXT
from game.screens.drawing.theme import THEMES

LEAST_SIZE = (1024, 640)
_LARGEST = 16_384
TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a player has set.

    Attributes:
        language: such as `en`.
        text: size of text, 1 to 2.
        theme: name of a theme.
        motion: whether things move.
        sound: whether cues sound.
        speak: whether what comes into focus is spoken.
        full_screen: whether the window fills the screen.
        size: of the window, in points.
        keys: keys that differ from the usual ones, by action.
    """

    language: str = "en"
    text: float = 1.0
    theme: str = "standard"
    motion: bool = True
    sound: bool = True
    speak: bool = False
    full_screen: bool = False
    size: tuple[int, int] = (1280, 800)
    keys: Mapping[str, str] = field(default_factory=dict)


def settings_file() -> Path:
    """Return the file that settings are kept in; it may not be there."""
    import platformdirs  # noqa: PLC0415 - tests and pictures never come here

    return Path(platformdirs.user_config_path("handshake", appauthor=False)) / "screens.json"


def read_settings(path: Path) -> Settings:
    """Return the settings in a file; whatever is missing or makes no sense is as usual."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _sound(raw) if isinstance(raw, dict) else Settings()


def write_settings(path: Path, settings: Settings) -> bool:
    """Write settings to a file, whole or not at all, and return whether that went well."""
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
        fresh.replace(path)
    except OSError:
        return False
    return True


def _sound(raw: Mapping[str, object]) -> Settings:
    settings = Settings()
    settings = replace(
        settings,
        motion=_switched(raw, "motion", otherwise=settings.motion),
        sound=_switched(raw, "sound", otherwise=settings.sound),
        speak=_switched(raw, "speak", otherwise=settings.speak),
        full_screen=_switched(raw, "full_screen", otherwise=settings.full_screen),
    )
    language, theme, text = raw.get("language"), raw.get("theme"), raw.get("text")
    if isinstance(language, str) and language.isalpha():
        settings = replace(settings, language=language)
    if isinstance(theme, str) and theme in THEMES:
        settings = replace(settings, theme=theme)
    if isinstance(text, int | float) and LEAST_TEXT <= text <= MOST_TEXT:
        settings = replace(settings, text=float(text))
    return replace(settings, size=_size(raw.get("size")), keys=_keys(raw.get("keys")))


def _switched(raw: Mapping[str, object], name: str, *, otherwise: bool) -> bool:
    value = raw.get(name)
    return value if isinstance(value, bool) else otherwise


def _size(raw: object) -> tuple[int, int]:
    match raw:
        case [int(wide), int(high)] if max(wide, high) <= _LARGEST:
            return max(wide, LEAST_SIZE[0]), max(high, LEAST_SIZE[1])
        case _:
            return Settings().size


def _keys(raw: object) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        return {}
    return {str(k): v for k, v in raw.items() if isinstance(v, str) and v}
