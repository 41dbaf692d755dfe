"""The map: a pack's regions and places, coloured by layers, with what happened where.

`state` says what the map tells (plain data, from the pack and the view), `land` reads its outlines,
`sheet` knows where they lie on the screen, `picture` draws them once for each change, `labels`
finds room for names, `spots` are what pointer and keyboard reach, `panel` is the whole widget.
"""

from game.screens.map.panel import MapPanel, map_panel

__all__ = ["MapPanel", "map_panel"]
