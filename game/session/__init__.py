"""One game being played: commands in, events out, and a file that forgets nothing.

May import `game.content` and `game.model`, nothing above them, and nothing that draws. There is
no clock in here: whoever commands says when.

A game in three lines:

    game, events = apply(None, Open(pack="two-valleys", seed=7))
    game, events = apply(game, Choose(decision="colonels_radios", option="clinics"))
    game, events = apply(game, Sign())

The same in a file that survives anything: `game.session.saved.begin`.
"""
