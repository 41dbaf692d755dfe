"""Every screen in every typical state, at every size, size of text and theme that is promised.

python tests/soak/audit_screens.py [PART OF A SCREEN'S NAME]
"""

import os
import sys
from collections import Counter
from pathlib import Path


def audit_all(wanted: str) -> list[str]:
    """Return what is wrong, a line a fault; progress goes to standard error."""
    from screens.states import EVERY, WHOLE, dress, faults, put  # noqa: PLC0415 - after the driver
    from tqdm import tqdm  # noqa: PLC0415 - as above

    found: Counter[str] = Counter()
    first: dict[str, str] = {}
    names = [name for name in EVERY if wanted in name]
    for name in tqdm(names, unit="screen", disable=None):
        try:
            stage = put(EVERY[name])
        except Exception as wrong:  # noqa: BLE001 - the others are still to be looked at
            found[f"{name}: {type(wrong).__name__}: {wrong}"] += 1
            continue
        for view in WHOLE:
            dress(stage, view)
            for fault in faults(stage):
                line = f"{name}: {fault}"
                found[line] += 1
                first.setdefault(line, "{0[0]}x{0[1]}, {1:.0%}, {2}".format(*view))
        stage.close()
    return [f"{line}; in {count} of {len(WHOLE)} views, first {first.get(line, 'none')}"
            for line, count in found.items()]  # fmt: skip


def main(arguments: list[str]) -> int:
    """Audit what is asked for, print what is wrong, and return 1 where anything is."""
    found = audit_all("".join(arguments))
    print(*found, sep="\n")
    print(f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    sys.path.insert(0, str(Path(__file__).parent.parent))
    sys.exit(main(sys.argv[1:]))
