"""Random lives of orders and subscriptions: the handles and the sandbox are held to the tables, and to each other."""

import os
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from overlay import imports
from overlay.sandboxed import Place
from swath import Conflict, IllegalAction, JobFailed, JobStuck, JobTimeout, NotFound
from swath.core.lifecycles import ORDER, SUBSCRIPTION
from swath.wire.endpoints import api
from swath_sandbox import Imports

DAY = 86400.0
SECONDS = st.sampled_from([0.5, 1.0, 2.0, 5.0, 60.0, imports.QUOTE, DAY, 10 * DAY])
EXAMPLES = int(os.environ.get("LIFE_EXAMPLES", "4"))
"""Lives of 50 steps; 200 of them are 10,000 steps of each kind."""

ORDER_ACTIONS = {"confirm": api.data_import.confirm_order, "delete": api.data_import.delete_order}
SUBSCRIPTION_ACTIONS = {
    "confirm": api.data_import.confirm_subscription,
    "cancel": api.data_import.cancel_subscription,
    "delete": api.data_import.delete_subscription,
}


class Life(RuleBasedStateMachine):
    """One import, over and over; the model is what was seen of it last, and what was asked of it since."""

    life = ORDER
    actions = ORDER_ACTIONS

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.asked = ""

    def listing(self):
        raise NotImplementedError

    def create(self):
        raise NotImplementedError

    @initialize(failing=st.sampled_from([0.0, 0.5, 1.0]))
    def begin(self, failing):
        self.place = Place(Path(self.folder.name), imports=Imports(failing=failing, quote=imports.QUOTE))
        self.hub = self.place.hub()
        self.begin_anew()

    def begin_anew(self):
        self.handle = self.create()
        self.seen, self.asked = self.handle.status, ""
        assert self.seen == "CREATED"

    @rule(seconds=SECONDS)
    def let_time_pass(self, seconds):
        self.place.advance(seconds)

    @rule()
    def look(self):
        self.follow(self.handle.refresh().status)
        assert self.handle.is_done == (self.seen in self.life.ends)
        assert self.handle.succeeded == (self.seen in self.life.succeeded)
        assert self.handle.failed == (self.seen in self.life.failed)

    @rule(data=st.data())
    def ask(self, data):
        action = data.draw(st.sampled_from(sorted(self.actions)))
        status = self.status()
        if not self.life.allows(action, status):
            with pytest.raises(IllegalAction, match=f"is {status}: '{action}' cannot"):
                getattr(self.handle, action)()
            with pytest.raises(Conflict, match=f"its status is {status}"):
                self.hub._core.perform(self.actions[action], self.handle.id)
            return
        getattr(self.handle, action)()
        self.asked = action
        if action == "delete":
            self.check_deleted(status)
            self.begin_anew()

    @rule(timeout=SECONDS)
    def wait_for_the_end(self, timeout):
        status = self.status()
        try:
            self.handle.wait(timeout=timeout)
        except JobStuck:
            assert status == "CREATED"
        except JobTimeout:
            assert status == "RUNNING"
        else:
            assert self.handle.is_done
        self.follow(self.handle.status)

    @rule()
    def wait_for_success(self):
        status = self.status()
        (success,) = self.life.succeeded
        try:
            self.handle.wait(until=success)
        except JobStuck:
            assert status == "CREATED"
        except JobFailed:
            assert self.handle.status in set(self.life.ends) - {success}
        except JobTimeout:
            assert status == "RUNNING"
        else:
            assert self.handle.status == success
        self.follow(self.handle.status)

    @rule()
    def take_up_the_handle_again(self):
        self.handle = self.listing().job(self.handle.id)

    @rule()
    def count_the_deliveries(self):
        status = self.status()
        deliveries = self.handle.deliveries().to_list()
        if status == "CREATED":
            assert not deliveries
        elif status != "CANCELLED":
            assert deliveries
            assert status == "RUNNING" or all(delivery.is_done for delivery in deliveries)

    def status(self):
        """The status at present, by another handle, held to the table."""
        status = self.listing().job(self.handle.id).refresh().status
        self.follow(status)
        return status

    def follow(self, status):
        lapses = (self.seen, status) == ("CREATED", "CANCELLED")
        assert status == self.seen or status in self.life.reachable(self.seen, self.asked) or lapses
        self.seen = status

    def check_deleted(self, status):
        if status == "CREATED":
            with pytest.raises(NotFound):
                self.listing().job(self.handle.id).refresh()
        else:
            assert self.handle.id in [one.id for one in self.listing().list(deleted=True)]
        assert self.handle.id not in [one.id for one in self.listing().list()]

    def teardown(self):
        if hasattr(self, "hub"):
            self.hub.close()
        self.folder.cleanup()


class OrderLife(Life):
    actions = ORDER_ACTIONS

    def listing(self):
        return self.hub.dataimport.orders

    def create(self):
        return self.listing().create("PLANET", **imports.ORDER)


class SubscriptionLife(Life):
    life = SUBSCRIPTION
    actions = SUBSCRIPTION_ACTIONS

    def listing(self):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return self.hub.dataimport.subscriptions

    def create(self):
        return self.listing().create(imports.SCENES, **imports.SUBSCRIPTION)


TestOrderLife = OrderLife.TestCase
TestOrderLife.settings = settings(max_examples=EXAMPLES, stateful_step_count=50)
TestSubscriptionLife = SubscriptionLife.TestCase
TestSubscriptionLife.settings = settings(max_examples=EXAMPLES, stateful_step_count=50)
