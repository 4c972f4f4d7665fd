"""Orders and subscriptions of data import for tests, and what brings them from one status to another."""

from typing import Any

PLACE = (13.9, 45.9, 13.95, 45.95)
TIME = "2023-04"
QUOTE = 5000.0
"""Seconds after which a quote lapses."""

LONG = 1_000_000.0
SCENES = {"itemType": "PSScene", "productBundle": "analytic_udm2", "harmonizeTo": "NONE"}
ORDER: dict[str, Any] = {
    "bbox": PLACE,
    "time": TIME,
    "item_type": "PSScene",
    "product_bundle": "analytic_udm2",
    "harmonize_to": "NONE",
    "planet_api_key": "key",
}
SUBSCRIPTION: dict[str, Any] = {"bbox": PLACE, "time": ("2023-11-10", "2023-11-14T23:00:00Z"), "planet_api_key": "key"}
WAYS: dict[str, dict[str, list[tuple[str, float]]]] = {
    "orders": {
        "CREATED": [],
        "CANCELLED": [("", QUOTE)],
        "RUNNING": [("confirm", 1)],
        "DONE": [("confirm", LONG)],
        "PARTIAL": [("confirm", LONG)],
        "FAILED": [("confirm", LONG)],
    },
    "subscriptions": {
        "CREATED": [],
        "RUNNING": [("confirm", 1)],
        "CANCELLED": [("confirm", 1), ("cancel", 0)],
        "COMPLETED": [("confirm", LONG)],
        "FAILED": [("confirm", LONG)],
    },
}
"""By kind and status: what is asked of a new one (nothing if empty), and how much time passes then."""
