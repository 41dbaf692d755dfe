"""Rubbish: when Python looks for it, so that nobody sees a picture wait.

A whole search of a game in play takes as long as several pictures. So what stays is kept out of
it, and the search is made while nobody does anything.
"""

import gc

#: Searches of the young between two of all, where nobody ever rests.
_SELDOM = 300
#: Searches of the young after which a rest is used.
_WORTH_IT = 5


def seldom() -> None:
    """Search all of it seldom from now on."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _SELDOM)


def in_a_rest() -> None:
    """Search all of it now, where that is worth it: nobody has done anything for a while."""
    if gc.get_count()[2] >= _WORTH_IT:
        gc.collect()


def keep_all() -> None:
    """Keep all that is there out of every search: a pack and its past stay."""
    gc.freeze()


def keep_none() -> None:
    """Search for rubbish everywhere again."""
    gc.unfreeze()
