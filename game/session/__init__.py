"""One game being played: commands, events, apply and refuse, view."""
