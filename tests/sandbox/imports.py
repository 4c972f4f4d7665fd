"""Queries and orders of data import, one for each provider."""

FIELDS = {"bbox": [13.9, 45.9, 13.95, 45.95]}
"""Degrees; within one cell of the archives."""

CROSSROADS = {"bbox": [13.9, 45.9, 14.1, 46.1]}
"""Degrees; where four cells meet."""

APRIL = {"from": "2023-04-01T00:00:00Z", "to": "2023-05-01T00:00:00Z"}
SUMMER = {"from": "2023-05-30T00:00:00Z", "to": "2023-06-04T00:00:00Z"}
"""It has begun when the tests do, and ends three days later."""

KEY = "key-of-the-user"


def query(provider="MAXAR", *, bounds=FIELDS, time_range=APRIL, filters=None, **data):
    """What is searched for."""
    own = {
        "MAXAR": {"productBands": "4BB"},
        "AIRBUS": {"constellation": "PHR"},
        "PLANET": {"itemType": "PSScene", "productBundle": "analytic_udm2"},
    }[provider]
    source = {**own, "dataFilter": {"timeRange": time_range, **(filters or {})}, **data}
    return {"provider": provider, "bounds": bounds, "data": [source]}


def order(provider="MAXAR", *, name=None, collection=None, **arguments):
    """What is ordered: all that a query finds, unless `data` names products."""
    keyed = provider == "PLANET"
    given = query(provider, **({"harmonizeTo": "NONE"} if keyed else {}), **arguments)
    if keyed:
        given["planetApiKey"] = KEY
    body = {"name": name, "collectionId": collection, "input": given}
    return {member: value for member, value in body.items() if value is not None}


def subscription(*, time_range=SUMMER, name="scenes", **data):
    """A subscription to PlanetScope scenes, unless `data` names another product."""
    scenes = {"itemType": "PSScene", "productBundle": "analytic_udm2", "harmonizeTo": "NONE"}
    source = {**(data or scenes), "dataFilter": {"timeRange": time_range}}
    return {
        "name": name,
        "input": {"provider": "PLANET", "planetApiKey": KEY, "bounds": FIELDS, "data": [source]},
    }


def ids(provider, features):
    """The identifiers of products found, as an order takes them."""
    if provider == "AIRBUS":
        return [feature["properties"]["id"] for feature in features]
    return [feature["catalogID" if provider == "MAXAR" else "id"] for feature in features]
