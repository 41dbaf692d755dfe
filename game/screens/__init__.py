"""The desk: the game in a window. The only package that imports pygame.

May import everything below it and never `game.text`; holds no rule. It has its own thin layer of
widgets over pygame-ce:

- `drawing`: colours by meaning (`theme`), lengths (`metrics`), type, shapes, icons, the canvas.
- `layout`: `Widget`, and boxes that place others by what their words need.
- `widgets`: text, buttons, cards, choices, sliders, entries, tables, charts.
- `frame`: the `Screen` that all screens are, the `Stage` that shows them, keys, focus, the window,
  slow work, sound, speech, settings.
- `words`: everything that is said, one TOML file for each area and language.
- `pictures` draws any screen without a display; `audit` reports what could not be read or reached.

One file a screen. A screen is given what it shows, and callbacks for what it asks:

    class Farewell(Screen):
        name = "farewell"

        def __init__(self, quarter: str, sign: Callable[[], None]) -> None:
            self._quarter, self._sign = quarter, sign

        def title(self, ui: Stage) -> str:
            return ui.say("farewell.title")

        def build(self, ui: Stage) -> Widget:
            return Panel(
                [
                    Text(ui.say("farewell.title"), "title"),
                    Scroll(Text(ui.say("farewell.text", quarter=self._quarter), rich=True)),
                    Button(ui.say("farewell.sign"), self._sign, kind="primary", action="go"),
                ],
                on="paper",
                pad=24,
            )

After a change of what it shows, a screen calls `ui.refresh()`: its tree is built again, and focus,
scrolling and what is open are kept by the paths of widgets, so give an `id` to whatever may move.
"""

import os

# pygame greets whoever imports it, in the middle of what a command prints.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
