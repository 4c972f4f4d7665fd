"""How long the random lives of jobs are; `make lives` lives 10,000 steps of each kind and tells how many there were."""

import os
from collections import Counter

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant

STEPS = int(os.environ.get("SWATH_STEPS", "200"))
"""How many steps there are of each kind, in lives of `LENGTH`."""

LENGTH = 50
# More of them, since hypothesis ends some before.
LIVES = settings(max_examples=STEPS * 6 // 5 // LENGTH + 1, stateful_step_count=LENGTH)

taken: Counter[str] = Counter()
"""The steps that there were, by kind."""


class Machine(RuleBasedStateMachine):
    """A random life whose steps are counted."""

    @invariant()
    def count_the_step(self):
        taken[type(self).__name__] += 1
