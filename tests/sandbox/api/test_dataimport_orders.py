import uuid

import pytest

from sandbox.imports import CROSSROADS, KEY, ids, order, query, subscription
from sandbox.jobs import advance
from swath_sandbox.settings import Imports

ORDERS = "/api/v1/dataimport/orders"
SUBSCRIPTIONS = "/api/v1/dataimport/subscriptions"
QUOTAS = "/api/v1/dataimport/accountquotas"
SEARCH = "/api/v1/dataimport/search"
DAY = 86400


@pytest.fixture
def client(make_checked_client):
    return make_checked_client()


def create(client, body=None):
    answer = client.post(ORDERS, body or order())
    assert answer.status == 200, answer.body
    return answer.json


def subscribe(client, body=None):
    answer = client.post(SUBSCRIPTIONS, body or subscription())
    assert answer.status == 200, answer.body
    return answer.json


def confirm(client, name, path=ORDERS):
    return client.send("POST", f"{path}/{name}/confirm")


def status(client, name, path=ORDERS):
    return client.get(f"{path}/{name}").json["status"]


def used(client, collection):
    return client.get(f"{QUOTAS}/{collection}").json["quotaUsed"]


@pytest.mark.parametrize("provider", ["MAXAR", "AIRBUS", "PLANET"])
def test_an_order_goes_from_quote_to_done(client, provider):
    quote = create(client, order(provider, name="spring"))
    assert (quote["status"], quote["name"]) == ("CREATED", "spring")
    assert quote["sqkm"] > 5
    assert "collectionId" not in quote
    assert client.get(f"{ORDERS}/{quote['id']}/deliveries").json["data"] == []

    running = confirm(client, quote["id"])
    assert (running.status, running.json["status"], running.json["sqkm"]) == (200, "RUNNING", quote["sqkm"])
    deliveries = client.get(f"{ORDERS}/{quote['id']}/deliveries").json["data"]
    assert {delivery["status"] for delivery in deliveries} == {"WAITING"}
    assert sum(delivery["sqkm"] for delivery in deliveries) == pytest.approx(quote["sqkm"], rel=1e-4)

    advance(client, 2 * len(deliveries) + 2)
    assert status(client, quote["id"]) == "RUNNING"
    advance(client, 1)
    assert status(client, quote["id"]) == "DONE"
    assert client.get(f"{ORDERS}/{quote['id']}").json["collectionId"] == running.json["collectionId"]


def test_an_order_by_identifiers_is_for_just_these(client):
    wanted = ids("MAXAR", client.post(SEARCH, query()).json["features"])[1:3]
    everything, chosen = create(client), create(client, order(selectedImages=wanted))

    confirm(client, chosen["id"])
    delivered = client.get(f"{ORDERS}/{chosen['id']}/deliveries").json["data"]
    assert [delivery["selectedImages"] for delivery in delivered] == [[name] for name in wanted]
    assert chosen["sqkm"] == pytest.approx(everything["sqkm"] / 2, rel=1e-3)


@pytest.mark.parametrize(
    ("provider", "member"), [("MAXAR", "selectedImages"), ("AIRBUS", "products"), ("PLANET", "itemIds")]
)
def test_products_are_named_as_their_provider_does(client, provider, member):
    name = ids(provider, client.post(SEARCH, query(provider)).json["features"])[0]
    made = create(client, order(provider, **{member: [{"id": name}] if provider == "AIRBUS" else [name]}))

    confirm(client, made["id"])
    (delivery,) = client.get(f"{ORDERS}/{made['id']}/deliveries").json["data"]
    shown = {"MAXAR": "selectedImages", "AIRBUS": "productId", "PLANET": "itemId"}[provider]
    assert delivery["provider"] == provider
    assert delivery[shown] == ([name] if provider == "MAXAR" else name)


def test_a_small_order_counts_as_the_smallest_that_there_is(client):
    tiny = {"bbox": [13.9, 45.9, 13.901, 45.901]}

    assert create(client, order(bounds=tiny))["sqkm"] == 5


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ({}, "must not be null"),
        (order(filters={"sensor": "WV01"}), "No products were found"),
        (order(time_range={}), "more than 10 products"),
        (order(selectedImages=["0"]), "Product 0 was not found"),
        (order(selectedImages=[]), "size must be between 1 and 10"),
        (order("AIRBUS", products=["0"]), "must be an object"),
        ({"input": query("PLANET", harmonizeTo="NONE")}, "must not be null"),
        ({"input": {**query("PLANET"), "planetApiKey": KEY}}, "must not be null"),
    ],
)
def test_an_order_that_makes_no_sense_is_refused(client, body, what):
    answer = client.post(ORDERS, body)

    assert answer.status == 400
    assert what in answer.error["message"]


def test_an_order_into_a_collection_that_is_not_there_is_not_found(client):
    assert client.post(ORDERS, order(collection=str(uuid.uuid4()))).status == 404


def test_an_order_goes_into_the_collection_that_it_names(client):
    first = create(client)
    collection = confirm(client, first["id"]).json["collectionId"]
    second = create(client, order(collection=collection))

    assert second["collectionId"] == collection
    assert confirm(client, second["id"]).json["collectionId"] == collection
    assert len(client.get(f"{ORDERS}?collectionId={collection}").json["data"]) == 2


def test_confirming_spends_quota_and_creating_does_not(client):
    quote = create(client)
    assert used(client, "MAXAR_WORLDVIEW") == 0

    confirm(client, quote["id"])

    assert used(client, "MAXAR_WORLDVIEW") == pytest.approx(quote["sqkm"])
    assert used(client, "AIRBUS_PLEIADES") == 0
    assert [quota["collectionId"] for quota in client.get(QUOTAS).json["data"]] == [
        "AIRBUS_PLEIADES",
        "AIRBUS_SPOT",
        "MAXAR_WORLDVIEW",
    ]


def test_an_order_beyond_the_quota_stays_a_quote(make_checked_client):
    client = make_checked_client(imports=Imports(quota=100))
    first, second = create(client), create(client)
    assert 50 < first["sqkm"] < 100
    assert confirm(client, first["id"]).status == 200

    refused = confirm(client, second["id"])

    assert refused.status == 403
    shortfall = refused.error["errors"]
    assert shortfall["requiredQuota"] == pytest.approx(second["sqkm"])
    assert shortfall["availableQuota"] == pytest.approx(100 - first["sqkm"])
    assert status(client, second["id"]) == "CREATED"
    assert used(client, "MAXAR_WORLDVIEW") == pytest.approx(first["sqkm"])


def test_planet_s_products_need_no_quota(make_checked_client):
    client = make_checked_client(imports=Imports(quota=0))

    assert confirm(client, create(client, order("PLANET"))["id"]).status == 200


def test_there_is_no_quota_of_a_collection_that_is_not_sold_by_area(client):
    assert client.get(f"{QUOTAS}/PLANET_SCOPE").status == 404


@pytest.mark.parametrize(
    ("failing", "ends"), [(0.0, "DONE"), (0.5, "PARTIAL"), (1.0, "FAILED")], ids=["none", "some", "all"]
)
def test_how_an_order_ends_depends_on_its_deliveries(make_checked_client, failing, ends):
    client = make_checked_client(imports=Imports(failing=failing))
    made = create(client, order("PLANET", bounds=CROSSROADS))
    confirm(client, made["id"])

    advance(client, 1000)

    assert status(client, made["id"]) == ends
    deliveries = client.get(f"{ORDERS}/{made['id']}/deliveries").json["data"]
    failed = [delivery for delivery in deliveries if delivery["status"] != "DONE"]
    assert all(delivery["errorMessage"] for delivery in failed)
    if ends == "PARTIAL":
        assert 40 < len(failed) < 80
        assert {one["status"] for one in failed} == {"DELIVERY_FAILED", "IMPORT_FAILED", "NON_INGESTIBLE"}


def test_a_quote_lapses_where_quotes_do(make_checked_client):
    client = make_checked_client(imports=Imports(quote=60))
    name = create(client)["id"]
    advance(client, 59)
    assert status(client, name) == "CREATED"

    advance(client, 1)

    assert status(client, name) == "CANCELLED"
    assert confirm(client, name).status == 409
    assert client.send("DELETE", f"{ORDERS}/{name}").status == 204


def test_an_order_is_confirmed_once(client):
    name = create(client)["id"]
    confirm(client, name)

    again = confirm(client, name)

    assert again.status == 409
    assert again.error["message"] == f"Order {name} cannot be confirmed because its status is RUNNING."


@pytest.mark.parametrize(
    ("failing", "seconds", "answer", "listed"),
    [
        (0, None, 204, False),
        (0, 0, 409, False),
        (0, 1000, 204, True),
        (0.5, 1000, 409, False),
        (1, 1000, 204, True),
    ],
    ids=["created", "running", "done", "partial", "failed"],
)
def test_what_can_be_deleted_depends_on_the_status(make_checked_client, failing, seconds, answer, listed):
    client = make_checked_client(imports=Imports(failing=failing))
    name = create(client, order("PLANET", bounds=CROSSROADS))["id"]
    if seconds is not None:
        confirm(client, name)
        advance(client, seconds)

    assert client.send("DELETE", f"{ORDERS}/{name}").status == answer

    assert (name in [one["id"] for one in client.get(ORDERS).json["data"]]) == (answer == 409)
    assert (name in [one["id"] for one in client.get(f"{ORDERS}?deleted=true").json["data"]]) == listed
    assert client.get(f"{ORDERS}/{name}").status == (200 if listed or answer == 409 else 404)
    if answer == 204:
        assert client.send("DELETE", f"{ORDERS}/{name}").status == 404


def test_orders_are_listed_by_status_and_by_name(client):
    names = ["spring in Ljubljana", "spring in Trieste", "autumn in Trieste"]
    made = [create(client, order(name=name))["id"] for name in names]
    confirm(client, made[2])

    def listed(query):
        return [one["id"] for one in client.get(f"{ORDERS}?{query}").json["data"]]

    assert listed("") == made
    assert listed("status=CREATED") == made[:2]
    assert listed("status=RUNNING") == made[2:]
    assert listed("search=spring%26trieste") == made[1:2]
    assert listed("search=ljubljana|autumn") == [made[0], made[2]]


def test_orders_are_listed_page_by_page(client):
    made = [create(client)["id"] for _ in range(5)]

    first = client.get(f"{ORDERS}?count=3").json
    second = client.get(f"{ORDERS}?count=3&viewtoken={first['links']['nextToken']}").json

    assert [one["id"] for one in first["data"] + second["data"]] == made
    assert "nextToken" not in second["links"]


@pytest.mark.parametrize("path", [ORDERS, SUBSCRIPTIONS])
def test_the_user_s_key_is_neither_shown_nor_kept(make_checked_client, path, tmp_path):
    client = make_checked_client(state=tmp_path)
    answer = client.post(path, order("PLANET") if path == ORDERS else subscription())

    assert answer.json["input"]["planetApiKey"] == "***"
    assert KEY.encode() not in client.get(path).body
    assert not [file for file in tmp_path.rglob("*.json") if KEY in file.read_text()]


@pytest.mark.parametrize("path", [ORDERS, SUBSCRIPTIONS])
@pytest.mark.parametrize(("method", "action"), [("GET", ""), ("DELETE", ""), ("POST", "/confirm")])
def test_what_is_not_there_is_not_found(make_client, path, method, action):
    assert make_client().send(method, f"{path}/{uuid.uuid4()}{action}").status == 404


def test_orders_survive_a_restart(make_checked_client, tmp_path):
    before = make_checked_client(state=tmp_path)
    name = create(before)["id"]
    confirm(before, name)

    after = make_checked_client(state=tmp_path)
    advance(after, 1000)

    assert status(after, name) == "DONE"
    assert used(after, "MAXAR_WORLDVIEW") > 0


def test_a_subscription_delivers_what_there_is_and_what_comes(client):
    made = subscribe(client)
    assert (made["status"], made["sqkm"] > 5) == ("CREATED", True)
    running = confirm(client, made["id"], SUBSCRIPTIONS).json
    assert running["status"] == "RUNNING"
    assert running["collectionId"]

    def deliveries(**only):
        path = f"{SUBSCRIPTIONS}/{made['id']}/deliveries"
        return client.get(path + "".join(f"?{name}={value}" for name, value in only.items())).json["data"]

    assert {one["status"] for one in deliveries()} == {"WAITING"}
    backlog = len(deliveries())
    advance(client, DAY)
    assert {one["status"] for one in deliveries()} == {"DONE"}
    assert len(deliveries()) == backlog + 1
    advance(client, 3 * DAY)
    assert status(client, made["id"], SUBSCRIPTIONS) == "COMPLETED"
    assert len(deliveries(status="DONE")) == backlog + 2
    assert deliveries(status="WAITING") == []


def test_a_cancelled_subscription_keeps_what_it_has(client):
    name = subscribe(client)["id"]
    confirm(client, name, SUBSCRIPTIONS)
    advance(client, 100)
    had = client.get(f"{SUBSCRIPTIONS}/{name}/deliveries").json["data"]

    cancelled = client.send("POST", f"{SUBSCRIPTIONS}/{name}/cancel")
    advance(client, 10 * DAY)

    assert cancelled.json["status"] == "CANCELLED"
    assert status(client, name, SUBSCRIPTIONS) == "CANCELLED"
    assert client.get(f"{SUBSCRIPTIONS}/{name}/deliveries").json["data"] == had


def test_what_a_cancelled_subscription_has_not_got_does_not_come_any_more(client):
    name = subscribe(client)["id"]
    confirm(client, name, SUBSCRIPTIONS)
    advance(client, 2)
    waiting = client.get(f"{SUBSCRIPTIONS}/{name}/deliveries").json["data"]
    client.send("POST", f"{SUBSCRIPTIONS}/{name}/cancel")

    advance(client, 1000)

    left = client.get(f"{SUBSCRIPTIONS}/{name}/deliveries").json["data"]
    assert [one["id"] for one in left] == [waiting[0]["id"]]
    assert len(waiting) > 1


def test_a_subscription_of_which_nothing_arrives_has_failed(make_checked_client):
    client = make_checked_client(imports=Imports(failing=1))
    name = subscribe(client)["id"]
    confirm(client, name, SUBSCRIPTIONS)

    advance(client, 10 * DAY)

    assert status(client, name, SUBSCRIPTIONS) == "FAILED"


@pytest.mark.parametrize(
    ("prepare", "action", "answer"),
    [
        ([], "cancel", 409),
        (["confirm"], "confirm", 409),
        (["confirm", "cancel"], "cancel", 409),
        (["confirm", "cancel"], "confirm", 409),
        (["confirm"], "cancel", 200),
    ],
)
def test_a_subscription_allows_what_its_status_does(client, prepare, action, answer):
    name = subscribe(client)["id"]
    for step in prepare:
        assert client.send("POST", f"{SUBSCRIPTIONS}/{name}/{step}").status == 200

    assert client.send("POST", f"{SUBSCRIPTIONS}/{name}/{action}").status == answer


@pytest.mark.parametrize(
    ("prepare", "answer", "listed"),
    [([], 204, False), (["confirm"], 409, False), (["confirm", "cancel"], 204, True)],
)
def test_a_running_subscription_cannot_be_deleted(client, prepare, answer, listed):
    name = subscribe(client)["id"]
    for step in prepare:
        client.send("POST", f"{SUBSCRIPTIONS}/{name}/{step}")

    assert client.send("DELETE", f"{SUBSCRIPTIONS}/{name}").status == answer
    assert [one["id"] for one in client.get(f"{SUBSCRIPTIONS}?deleted=true").json["data"]] == [name] * listed


@pytest.mark.parametrize(
    "data",
    [
        {"type": "soil_water_content", "id": "SWC-AMSR2-C_V1.0_100"},
        {"type": "analysis_ready_ps", "id": "PS_ARD_SR_DAILY"},
    ],
)
def test_a_variable_has_one_item_a_day(client, data):
    name = subscribe(client, subscription(**data))["id"]
    confirm(client, name, SUBSCRIPTIONS)
    advance(client, 10 * DAY)

    items = [one["itemId"] for one in client.get(f"{SUBSCRIPTIONS}/{name}/deliveries").json["data"]]
    assert items == [f"{data['id']}_2023-{day}T0000" for day in ("05-30", "05-31", "06-01", "06-02", "06-03")]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"input": query("MAXAR")},
        subscription(type="weather", id="x"),
        subscription(type="analysis_ready_ps", id="x"),
        subscription(type="biomass_proxy"),
        subscription(itemType="SkySatCollect", productBundle="analytic", harmonizeTo="NONE"),
        subscription(time_range=None),
    ],
)
def test_a_subscription_that_makes_no_sense_is_refused(client, body):
    assert client.post(SUBSCRIPTIONS, body).status == 400
