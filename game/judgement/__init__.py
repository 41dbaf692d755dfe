"""What it was worth: goals, readers, the record, futures, reasons, turning points, the frontier.

May import `game.content` and `game.model`; knows nothing of how a game is commanded or drawn. A
played game comes in as a `Course`: its seed, and what was asked of each quarter.

    kernel = Kernel(scenario.program, watched_by(tuple(scenario.lines.values())))
    replayed = replay(kernel, Course(seed=7, orders=orders))
    goals = score_goals(scenario, replayed.results(kernel))
    futures = Outlook(kernel, replayed.worlds[-1]).first(draft)
    why = Explainer(scenario, hear(watchful(scenario.program), course)).why(indicator, 3, 7)
    turns = turning_points(scenario, kernel, course)
"""
