"""The frame around screens: the stack, focus, keys, the window, work, speech, sound, settings."""
