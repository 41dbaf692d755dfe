"""Everything that a game is, by name, whatever row it stands in."""


def told_by_engine(kernel, values, column):
    """Return everything that a game is, by name, as the engine has it."""
    layout, program = kernel.layout, kernel.program
    column = values[:, column]
    told = {}
    for kind in ("stocks", "seen", "luck", "flags"):
        for name, block in getattr(layout, kind).items():
            told[kind, name] = column[block.rows].tolist()
    for kind, things in (
        ("force", program.instruments),
        ("asked", program.instruments),
        ("happened", program.events),
        ("times", program.events),
        ("opened", program.decisions),
        ("ever", program.decisions),
        ("answers", program.decisions),
    ):
        start = getattr(layout, kind).start
        for position, thing in enumerate(things):
            told[kind, thing.id] = [column[start + position]]
    told["attention", ""] = [column[layout.attention.start]]
    return told
