# Derived from tests/overlay/_async/test_dataimport.py by tools/unasync.py; edit that file, then `make sync`.
"""Data import against the sandbox; nothing sleeps, waiting advances its clock."""

import io
import pickle
import zipfile
from pathlib import Path

import httpx
import numpy as np
import pytest

from overlay.sandboxed import Place
from swath import SentinelHub, Conflict, Forbidden, InvalidParameter, NotFound, OutcomeUnknown, models
from swath._sync._dataimport_deliveries import Delivery
from swath._sync._dataimport_orders import Order
from swath._sync._dataimport_subscriptions import Subscription
from swath.errors import IllegalAction, JobFailed, JobStuck
from swath_sandbox.settings import Imports

PLACE = (13.9, 45.9, 13.95, 45.95)
FOUR_CELLS = (13.9, 45.9, 14.1, 46.1)
TIME = "2023-04"
SCENES = {"itemType": "PSScene", "productBundle": "analytic_udm2", "harmonizeTo": "NONE"}
KEY = "key-of-the-user"
LATER = 1_000_000


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def quoted(hub: SentinelHub) -> Order:
    return hub.dataimport.orders.create("MAXAR", bbox=PLACE, time=TIME, name="spring")


def delivered(hub: SentinelHub) -> Delivery:
    order = (quoted(hub)).confirm()
    order.wait()
    delivery = order.deliveries().first()
    assert delivery is not None
    return delivery


def subscribed(hub: SentinelHub, end: str | None = "2023-11-14T23:00:00Z") -> Subscription:
    with pytest.warns(DeprecationWarning, match="Planet's own"):
        subscriptions = hub.dataimport.subscriptions
    return subscriptions.create(SCENES, bbox=PLACE, time=("2023-11-10", end), planet_api_key=KEY, name="scenes")


def lose_answers(place: Place, path: str) -> None:
    """Have the sandbox do what is asked, and the client not hear of it."""

    def fault(request: httpx.Request, response: httpx.Response | None) -> None:
        if response is not None and request.method == "POST" and request.url.path.endswith(path):
            raise httpx.ReadError("the line went dead", request=request)

    place.transport.fault = fault


def test_a_search_finds_products_through_all_pages(place: Place) -> None:
    with place.hub() as hub:
        search = hub.dataimport.search(
            "PLANET", bbox=FOUR_CELLS, time=TIME, item_type="PSScene", product_bundle="analytic_udm2", page_size=50
        )
        found = [product for product in search]
    assert len({product.to_dict()["id"] for product in found}) == 120
    assert place.asked == ["POST /api/v1/dataimport/search"] * 3


def test_a_search_goes_on_from_a_token_that_was_kept(place: Place) -> None:
    with place.hub() as hub:
        search = hub.dataimport.search("MAXAR", bbox=FOUR_CELLS, time=TIME, page_size=5)
        tokens = [page.next_token for page in search.by_page()]
        rest = [item for page in search.by_page(tokens[0]) for item in page.items]
        assert rest == (search.to_list())[5:]


def test_a_search_can_be_given_as_a_whole(place: Place) -> None:
    body = {
        "provider": "MAXAR",
        "bounds": {"bbox": list(PLACE)},
        "data": [{"productBands": "4BB", "dataFilter": {"sensor": "GE01"}}],
    }
    with place.hub() as hub:
        query = models.MaxarSearchRequest.from_dict(body)
        found = hub.dataimport.search(query, limit=3).to_list()
        with pytest.raises(InvalidParameter, match="time"):
            hub.dataimport.search(query, time=TIME)
    assert [product.to_dict()["sensor"] for product in found] == ["GE01"] * 3


def test_a_native_search_hands_back_what_the_provider_says(place: Place) -> None:
    with place.hub() as hub:
        answer = hub.dataimport.native_search("AIRBUS", {"bbox": "13.9,45.9,13.95,45.95"})
        with pytest.raises(InvalidParameter, match="provider"):
            hub.dataimport.native_search("ESA", {})  # type: ignore[arg-type]
    assert len(answer.features or []) == 50
    assert answer.additional_properties["totalResults"] == 50


def test_a_product_has_a_thumbnail(place: Place) -> None:
    with place.hub() as hub:
        product = hub.dataimport.search("MAXAR", bbox=PLACE, time=TIME).first()
        assert product is not None
        picture = hub.dataimport.thumbnail("MAXAR_WORLDVIEW", product)
        assert (picture.media_type, picture.array.shape, picture.array.dtype) == ("image/jpeg", (64, 64, 3), np.uint8)
        with pytest.raises(NotFound):
            hub.dataimport.thumbnail("AIRBUS_SPOT", "00000000-0000-4000-8000-000000000000")


def test_an_order_is_a_quote_until_it_is_confirmed(place: Place) -> None:
    with place.hub() as hub:
        order = quoted(hub)
        assert (order.status, order.collection_id, order.is_done) == ("CREATED", None, False)
        assert order.sqkm is not None
        assert order.sqkm > 80
        assert repr(order) == f"<{type(order).__name__} {order.id}, CREATED, {order.sqkm:g} km²>"
        assert (hub.dataimport.quota("MAXAR_WORLDVIEW")).quota_used == 0

        assert order.confirm() is order

        assert (order.status, order.collection_id is not None) == ("RUNNING", True)
        assert (hub.dataimport.quota("MAXAR_WORLDVIEW")).quota_used == pytest.approx(order.sqkm)


def test_a_confirmed_order_is_waited_for_until_it_is_done(place: Place) -> None:
    with place.hub() as hub:
        order = (quoted(hub)).confirm()
        seen: list[str | None] = []
        order.wait(on_status=lambda job: seen.append(job.status))
        assert seen == ["RUNNING", "DONE"]
        assert (order.is_done, order.succeeded, order.failed) == (True, True, False)
        assert {delivery.status for delivery in order.deliveries()} == {"DONE"}


def test_waiting_for_a_quote_that_nobody_confirms_raises_at_once(place: Place) -> None:
    with place.hub() as hub:
        order = quoted(hub)
        with pytest.raises(JobStuck, match=order.id):
            order.wait()
    assert place.slept == []


@pytest.mark.parametrize(("failing", "ends"), [(0.5, "PARTIAL"), (1.0, "FAILED")])
def test_an_order_of_which_not_all_arrives_is_no_success(tmp_path: Path, failing: float, ends: str) -> None:
    place = Place(tmp_path, imports=Imports(failing=failing))
    with place.hub() as hub:
        order = hub.dataimport.orders.create(
            "PLANET",
            bbox=FOUR_CELLS,
            time=TIME,
            item_type="PSScene",
            product_bundle="analytic_udm2",
            harmonize_to="NONE",
            planet_api_key=KEY,
        )
        order.confirm()
        order.wait()
        assert (order.status, order.succeeded, order.failed) == (ends, False, ends == "FAILED")
        failed = order.deliveries(status="IMPORT_FAILED").first()
        assert failed is not None
        assert (failed.failed, failed.error) == (True, "The delivered files could not be imported.")
        with pytest.raises(JobFailed):
            order.wait(until="DONE")


def test_products_that_were_found_can_be_ordered(place: Place) -> None:
    with place.hub() as hub:
        found = hub.dataimport.search("AIRBUS", bbox=PLACE, time=TIME, constellation="PHR").to_list()
        order = hub.dataimport.orders.create("AIRBUS", bbox=PLACE, constellation="PHR", products=found[:2])
        order.confirm()
        delivered = [delivery.snapshot for delivery in order.deliveries()]
    names = [one.product_id for one in delivered if isinstance(one, models.AirbusOrderDelivery)]
    assert names == [product.to_dict()["properties"]["id"] for product in found[:2]]


def test_a_quota_that_is_too_small_is_told_with_both_areas(tmp_path: Path) -> None:
    with Place(tmp_path, imports=Imports(quota=10)).hub() as hub:
        order = quoted(hub)
        with pytest.raises(Forbidden, match=r"availableQuota: 10.*requiredQuota"):
            order.confirm()
        assert (order.refresh()).status == "CREATED"
        assert [quota.quota_sqkm for quota in hub.dataimport.quotas()] == [10, 10, 10]


def test_an_order_refuses_what_its_status_forbids_before_anything_is_sent(place: Place) -> None:
    with place.hub() as hub:
        order = (quoted(hub)).confirm()
        asked = len(place.asked)
        with pytest.raises(IllegalAction, match="RUNNING: 'confirm' cannot be asked of it, nothing more can"):
            order.confirm()
        with pytest.raises(IllegalAction, match="RUNNING"):
            order.delete()
        assert {line.partition(" ")[0] for line in place.asked[asked:]} == {"GET"}
        order.wait()
        with pytest.raises(IllegalAction, match="DONE: 'confirm' cannot be asked of it, 'delete' can"):
            order.confirm()


def test_a_deleted_quote_is_gone_and_a_deleted_order_is_listed_apart(place: Place) -> None:
    with place.hub() as hub:
        orders = hub.dataimport.orders
        quote, order = quoted(hub), (quoted(hub)).confirm()
        quote.delete()
        order.wait()
        order.delete()
        assert orders.list().to_list() == []
        assert [one.id for one in orders.list(deleted=True).to_list()] == [order.id]
        place.advance(LATER)
        with pytest.raises(NotFound):
            orders.job(quote.id).refresh()


def test_orders_are_listed_as_handles_by_what_is_asked_of_them(place: Place) -> None:
    with place.hub() as hub:
        orders = hub.dataimport.orders
        made = [quoted(hub) for _ in range(3)]
        made[1].confirm()

        def listed(**wanted: object) -> list[str]:
            return [order.id for order in orders.list(page_size=2, **wanted)]  # type: ignore[arg-type]

        assert listed() == [order.id for order in made]
        assert listed(status="RUNNING") == [made[1].id]
        assert listed(collection_id=made[1].collection_id) == [made[1].id]
        assert listed(search="autumn") == []
        assert listed(limit=2, prefetch=True) == [order.id for order in made[:2]]


def test_an_order_whose_creation_is_not_answered_says_where_to_look(place: Place) -> None:
    with place.hub() as hub:
        lose_answers(place, "/orders")
        with pytest.raises(OutcomeUnknown, match=r"hub\.dataimport\.orders\.list"):
            quoted(hub)
    assert place.asked == ["POST /api/v1/dataimport/orders"]


def test_a_confirmation_whose_answer_is_lost_is_looked_up_and_not_repeated(place: Place) -> None:
    with place.hub() as hub:
        order = quoted(hub)
        lose_answers(place, "/confirm")
        order.confirm()
        assert order.status == "RUNNING"
        assert (hub.dataimport.quota("MAXAR_WORLDVIEW")).quota_used == pytest.approx(order.sqkm)
    assert sum(line.endswith("/confirm") for line in place.asked) == 1


def test_a_confirmation_that_never_arrived_is_not_taken_for_one(place: Place) -> None:
    def fault(request: httpx.Request, response: httpx.Response | None) -> None:
        if request.url.path.endswith("/confirm"):
            raise httpx.ReadError("the line went dead", request=request)

    with place.hub() as hub:
        order = quoted(hub)
        place.transport.fault = fault
        with pytest.raises(OutcomeUnknown):
            order.confirm()


def test_an_order_can_be_taken_up_by_its_id_alone_and_after_pickling(place: Place) -> None:
    with place.hub() as hub:
        order = (quoted(hub)).confirm()
        asked = len(place.asked)
        again = hub.dataimport.orders.job(order.id)
        assert (len(place.asked), again.status, again.sqkm) == (asked, None, None)
        again.wait()
        stored = pickle.dumps(order)
        assert b"spring" not in stored
        assert (pickle.loads(stored).attach(hub).refresh()).status == "DONE"
        delivery = order.deliveries().first()
        assert delivery is not None
        thawed = pickle.loads(pickle.dumps(delivery)).attach(hub)
        assert thawed.files() == delivery.files()


def test_a_new_status_does_not_crash_anything(place: Place) -> None:
    def fault(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if response is not None and request.method == "GET":
            return httpx.Response(200, json={**response.json(), "status": "MUSING"})
        return None

    with place.hub() as hub:
        order = (quoted(hub)).confirm()
        place.transport.fault = fault
        assert (order.refresh()).status == "MUSING"
        assert (order.is_done, order.succeeded, order.failed) == (False, False, False)
        place.transport.fault = lambda request, response: None
        assert (order.wait()).succeeded


def test_a_delivery_of_a_provider_that_is_new_is_kept_as_it_came(place: Place) -> None:
    def fault(request: httpx.Request, response: httpx.Response | None) -> httpx.Response | None:
        if response is None or not request.url.path.endswith("/deliveries"):
            return None
        data = [{**one, "provider": "NOBODY"} for one in response.json()["data"]]
        return httpx.Response(200, json={"data": data, "links": {}})

    with place.hub() as hub:
        order = (quoted(hub)).confirm()
        place.transport.fault = fault
        delivery = order.deliveries().first()
        assert delivery is not None
        assert delivery.status == "WAITING"
        assert (delivery.refresh()).status == "WAITING"


def test_a_delivery_can_be_waited_for(place: Place) -> None:
    with place.hub() as hub:
        order = (quoted(hub)).confirm()
        delivery = order.deliveries(page_size=1).first()
        assert delivery is not None
        assert delivery.tiles() == []
        with pytest.raises(Conflict, match="its status is WAITING"):
            delivery.files()
        seen: list[str | None] = []
        order.delivery(delivery.id).wait(on_status=lambda job: seen.append(job.status))
        assert (seen[0], seen[-1]) == ("WAITING", "DONE")
        (tile,) = delivery.tiles()
        assert tile.id
        assert str((delivery.tile(tile.id)).status) == "INGESTED"
        assert str(tile.delivery_id) == delivery.id


def test_the_files_of_a_delivery_are_saved_below_their_folders(place: Place, tmp_path: Path) -> None:
    with place.hub() as hub:
        delivery = delivered(hub)
        files = delivery.files()
        told: list[int] = []
        paths = delivery.save(tmp_path / "all", on_progress=lambda progress: told.append(progress.received))
        assert [path.relative_to(tmp_path / "all").as_posix() for path in paths] == files
        assert [path.stat().st_size for path in paths] == [delivery.size(file) for file in files]
        assert max(told) == max(path.stat().st_size for path in paths)

        one = delivery.download(files[1]).save(tmp_path)
        assert one.read_bytes() == paths[1].read_bytes()
        target = io.BytesIO()
        assert delivery.download(files[0]).write_to(target) == len(paths[0].read_bytes())
        chunks = [chunk for chunk in delivery.download(files[0])]
        assert b"".join(chunks) == target.getvalue()
        (only,) = delivery.save(tmp_path / "one", files=files[2:3])
        assert only.name == files[2].rpartition("/")[2]


@pytest.mark.parametrize("file", ["", "..", "../../tiles", "a//b", "/a"])
def test_what_is_no_path_of_a_file_is_refused_before_anything_is_sent(place: Place, file: str) -> None:
    with place.hub() as hub:
        delivery = hub.dataimport.orders.job("1").delivery("2")
        with pytest.raises(InvalidParameter, match="file"):
            delivery.download(file)
        with pytest.raises(InvalidParameter, match="file"):
            delivery.size(file)
    assert place.asked == []


def test_a_file_that_is_not_there_is_not_found(place: Place, tmp_path: Path) -> None:
    with place.hub() as hub:
        delivery = delivered(hub)
        with pytest.raises(NotFound):
            delivery.size("nothing.tif")
        with pytest.raises(NotFound):
            delivery.download("nothing.tif").save(tmp_path / "nothing.tif")
    assert not (tmp_path / "nothing.tif").exists()


def test_an_archive_is_packed_waited_for_and_saved(place: Place, tmp_path: Path) -> None:
    with place.hub() as hub:
        delivery = delivered(hub)
        with pytest.raises(NotFound):
            delivery.archive().refresh()
        archive = delivery.create_archive()
        seen: list[str | None] = []
        archive.wait(on_status=lambda job: seen.append(job.status))
        assert (seen[0], seen[-1], archive.succeeded) == ("WAITING", "DONE", True)
        path = archive.download().save(tmp_path)
        assert path.name == f"{delivery.id}.zip"
        assert path.stat().st_size == archive.size()
        with zipfile.ZipFile(path) as packed:
            assert packed.namelist() == delivery.files()
        assert (delivery.create_archive()).status == "DONE"


def test_an_archive_that_fails_can_be_asked_for_again(tmp_path: Path) -> None:
    with Place(tmp_path, imports=Imports(failing_archives=1)).hub() as hub:
        delivery = delivered(hub)
        archive = delivery.create_archive()
        assert (archive.wait()).failed
        with pytest.raises(NotFound):
            archive.size()
        assert (delivery.create_archive()).status == "WAITING"


def test_a_subscription_runs_from_its_confirmation_to_its_end(place: Place) -> None:
    with place.hub() as hub:
        subscription = subscribed(hub)
        with pytest.raises(JobStuck):
            subscription.wait()
        subscription.confirm()
        assert (subscription.status, subscription.collection_id is not None) == ("RUNNING", True)
        subscription.wait(timeout=LATER)
        assert (subscription.status, subscription.succeeded) == ("COMPLETED", True)
        deliveries = subscription.deliveries(status="DONE", page_size=2).to_list()
        assert len(deliveries) == 5
        delivery = subscription.delivery(deliveries[0].id).refresh()
        assert isinstance(delivery.snapshot, models.PlanetSubscriptionDelivery)


def test_what_a_subscription_delivers_can_be_saved_as_well(place: Place, tmp_path: Path) -> None:
    with place.hub() as hub:
        subscription = (subscribed(hub)).confirm()
        delivery = subscription.deliveries().first()
        assert delivery is not None
        delivery.wait()
        paths = delivery.save(tmp_path)
        assert [path.stat().st_size for path in paths] == [delivery.size(file) for file in delivery.files()]
        (tile,) = delivery.tiles()
        assert tile == delivery.tile(str(tile.id))
        archive = (delivery.create_archive()).wait()
        assert (archive.download().save(tmp_path)).stat().st_size == archive.size()


def test_a_subscription_can_be_ended_early_and_then_deleted(place: Place) -> None:
    with place.hub() as hub:
        subscription = subscribed(hub, end=None)
        with pytest.raises(IllegalAction, match="CREATED: 'cancel' cannot be asked of it, 'confirm', 'delete' can"):
            subscription.cancel()
        subscription.confirm()
        with pytest.raises(IllegalAction, match="RUNNING"):
            subscription.delete()
        subscription.cancel()
        assert (subscription.status, subscription.is_done, subscription.failed) == ("CANCELLED", True, False)
        subscription.delete()
        subscriptions = hub.dataimport.subscriptions
        assert subscriptions.list().to_list() == []
        (listed,) = subscriptions.list(deleted=True, status="CANCELLED", search="scenes").to_list()
        assert (listed.id, subscriptions.job(listed.id).status) == (subscription.id, None)


def test_a_subscription_can_be_given_as_a_whole(place: Place) -> None:
    with place.hub() as hub:
        first = subscribed(hub)
        body = {
            "name": "whole",
            "input": {
                "provider": "PLANET",
                "planetApiKey": KEY,
                "bounds": {"bbox": list(PLACE)},
                "data": [{**SCENES, "dataFilter": {"timeRange": {"from": "2023-01-01T00:00:00Z"}}}],
            },
        }
        subscriptions = hub.dataimport.subscriptions
        second = subscriptions.create(models.PlanetSubscriptionRequest.from_dict(body))
        with pytest.raises(InvalidParameter, match="time"):
            subscriptions.create(SCENES, bbox=PLACE, planet_api_key=KEY)
        with pytest.raises(InvalidParameter, match="planet_api_key"):
            subscriptions.create(SCENES, bbox=PLACE, time=TIME)
        assert [one.id for one in subscriptions.list()] == [first.id, second.id]


def test_subscriptions_say_once_that_they_are_deprecated(place: Place) -> None:
    with place.hub() as hub:
        with pytest.warns(DeprecationWarning, match=r"hub\.dataimport") as caught:
            first, second = hub.dataimport.subscriptions, hub.dataimport.subscriptions
    assert first is second
    assert [warning.filename for warning in caught] == [__file__]


def test_the_user_s_key_shows_nowhere(place: Place) -> None:
    with place.hub() as hub:
        subscription = subscribed(hub)
        assert KEY not in repr(subscription) + repr(subscription.snapshot)
        assert KEY.encode() not in pickle.dumps(subscription)
        with pytest.raises(InvalidParameter) as caught:
            hub.dataimport.orders.create("MAXAR", bbox=PLACE, planet_api_key=KEY)
    assert KEY not in str(caught.value) + repr(caught.value)


def test_an_order_that_somebody_else_confirmed_meanwhile_is_told_as_such(place: Place) -> None:
    with place.hub() as hub:
        order = quoted(hub)
        hub.dataimport.orders.job(order.id).confirm()
        with pytest.raises(IllegalAction, match="RUNNING: 'confirm' cannot be asked of it"):
            order.confirm()


def test_a_quote_whose_deletion_is_not_answered_is_not_found_any_more(place: Place) -> None:
    def fault(request: httpx.Request, response: httpx.Response | None) -> None:
        if response is not None and request.method == "DELETE":
            raise httpx.ReadError("the line went dead", request=request)

    with place.hub() as hub:
        order = hub.dataimport.orders.job((quoted(hub)).id)
        place.transport.fault = fault
        with pytest.raises(NotFound):
            order.delete()
    assert sum(line.startswith("DELETE") for line in place.asked) == 1
