"""Random lives of data imports: the handles and the sandbox are held to the tables, and to each other."""

import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from overlay import imports
from overlay.machines import LIVES, Machine
from overlay.sandboxed import Place
from swath import Conflict, IllegalAction, JobFailed, JobStuck, JobTimeout, NotFound
from swath.core.lifecycles import DELIVERY, ORDER, SUBSCRIPTION
from swath.wire.endpoints import api
from swath_sandbox import Imports

DAY = 86400.0
PACKING = 2.0
"""Seconds until an archive is packed."""

SECONDS = st.sampled_from([0.5, 1.0, 2.0, 5.0, 60.0, imports.QUOTE, DAY, 10 * DAY])
ORDER_ACTIONS = {"confirm": api.data_import.confirm_order, "delete": api.data_import.delete_order}
SUBSCRIPTION_ACTIONS = {
    "confirm": api.data_import.confirm_subscription,
    "cancel": api.data_import.cancel_subscription,
    "delete": api.data_import.delete_subscription,
}


class Life(Machine):
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


class ArchiveLife(Machine):
    """An archive of a delivery, over and over; the model is when it was asked for, and what came of it."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.asked = self.outcome = None

    @initialize(
        source=st.sampled_from([OrderLife, SubscriptionLife]),
        failing=st.sampled_from([0.0, 0.0, 1.0]),
        failing_archives=st.sampled_from([0.0, 0.5, 1.0]),
    )
    def begin(self, source, failing, failing_archives):
        self.place = Place(Path(self.folder.name), imports=Imports(failing=failing, failing_archives=failing_archives))
        self.hub = self.place.hub()
        self.source, self.failing_archives = source, failing_archives
        self.begin_anew()

    @rule()
    def begin_anew(self):
        parent = self.source.create(self).confirm()
        self.delivery = parent.deliveries().first()
        self.seen = self.delivery.status
        self.archive = self.delivery.archive()
        self.asked = self.outcome = None

    def listing(self):
        return self.source.listing(self)

    @rule(seconds=st.sampled_from([0.25, 0.5, 1.0, 2.0, 60.0, DAY]))
    def let_time_pass(self, seconds):
        self.place.advance(seconds)

    @rule()
    def look_at_the_delivery(self):
        self.delivery.refresh()
        self.follow()
        assert self.delivery.succeeded == (self.seen == "DONE")
        assert bool(self.delivery.error) == self.delivery.failed

    @rule(timeout=SECONDS)
    def wait_for_the_delivery(self, timeout):
        try:
            self.delivery.wait(timeout=timeout)
        except JobTimeout:
            assert not self.delivery.is_done
        else:
            assert self.delivery.is_done
        self.follow()

    @rule()
    def ask_for_the_archive(self):
        self.delivery.refresh()
        self.follow()
        if self.seen in ("WAITING", "DELIVERY_FAILED"):
            with pytest.raises(Conflict, match=f"its status is {self.seen}"):
                self.delivery.create_archive()
            return
        if self.asked is None or self.expected() == "FAILED":
            self.asked, self.outcome = self.place.now, None
        self.archive = self.delivery.create_archive()
        assert self.archive.status == self.expected()

    @rule()
    def look(self):
        if self.asked is None:
            with pytest.raises(NotFound):
                self.archive.refresh()
            return
        assert self.archive.refresh().status == self.expected()
        assert self.archive.succeeded == (self.outcome == "DONE")
        assert self.archive.failed == (self.outcome == "FAILED")

    @rule(timeout=SECONDS)
    def wait_for_the_end(self, timeout):
        if self.asked is None:
            with pytest.raises(NotFound):
                self.archive.wait(timeout=timeout)
        elif timeout < self.asked + PACKING - self.place.now:
            with pytest.raises(JobTimeout):
                self.archive.wait(timeout=timeout)
        else:
            assert self.archive.wait(timeout=timeout).status == self.expected()
            assert self.archive.is_done

    @rule()
    def wait_for_success(self):
        if self.asked is None:
            return
        try:
            self.archive.wait(until="DONE")
        except JobFailed:
            assert self.expected() == "FAILED"
        else:
            assert self.expected() == "DONE"

    @rule()
    def read_it(self):
        if self.asked is not None and self.expected() == "DONE":
            assert sum(map(len, self.archive.download())) == self.archive.size() > 0
        else:
            with pytest.raises(NotFound):
                self.archive.size()

    @rule()
    def take_up_the_handle_again(self):
        self.archive = self.delivery.archive()

    @invariant()
    def what_is_over_stays_as_it_is(self):
        if self.outcome:
            assert self.delivery.archive().refresh().status == self.outcome

    def follow(self):
        status = self.delivery.status
        assert status == self.seen or status in DELIVERY.reachable(self.seen)
        self.seen = status

    def expected(self):
        since = self.place.now - self.asked
        if since < PACKING:
            return "WAITING" if since < PACKING / 2 else "PREPARING"
        if self.outcome is None:
            self.outcome = self.delivery.archive().refresh().status
            assert self.outcome in {0.0: ("DONE",), 1.0: ("FAILED",)}.get(self.failing_archives, ("DONE", "FAILED"))
        return self.outcome

    def teardown(self):
        if hasattr(self, "hub"):
            self.hub.close()
        self.folder.cleanup()


TestOrderLife = OrderLife.TestCase
TestOrderLife.settings = LIVES
TestSubscriptionLife = SubscriptionLife.TestCase
TestSubscriptionLife.settings = LIVES
TestArchiveLife = ArchiveLife.TestCase
TestArchiveLife.settings = LIVES
