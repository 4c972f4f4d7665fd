"""What the records of batch jobs say, in the words that all jobs have in common."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from swath.core.jobs import ALWAYS, Reading

if TYPE_CHECKING:
    from swath import models
    from swath.data.imports import DeliveryRecord


def batch_reading(task: models.BatchTask) -> Reading:
    """What a batch task says."""
    return _task_reading(task, _number(task.cost_pu))


def statistics_reading(task: models.BatchStatisticsTask | models.BatchStatisticsProgress) -> Reading:
    """What a batch statistics task says; its cost comes under one of two names."""
    cost = _number(task.cost_pu)
    return _task_reading(task, _number(task.documented_cost_pu) if cost is None else cost)


def batch_v1_reading(request: models.BatchRequestV1) -> Reading:
    """What a batch request of the first edition says."""
    status, asked = str(request.status), _action(request.user_action)
    # The action that led to a finished request is still named, and a restart is noted before it shows.
    is_partial = status == "PARTIAL"
    return Reading(
        status,
        asked=ALWAYS if is_partial else asked,
        cost=_number(request.value_estimate),
        error=_text(request.error),
        changed=None if is_partial else request.user_action_updated,
    )


def order_reading(order: models.Order) -> Reading:
    """What an order says. It does not say what was asked for, but nothing else than a confirmation lets it run."""
    status = str(order.status)
    return Reading(status, asked=ALWAYS if status in ("CREATED", "CANCELLED") else "confirm")


def subscription_reading(subscription: models.Subscription) -> Reading:
    """What a subscription says, as an order does."""
    status = str(subscription.status)
    return Reading(status, asked={"CREATED": ALWAYS, "CANCELLED": "cancel"}.get(status, "confirm"))


def delivery_reading(delivery: DeliveryRecord) -> Reading:
    """What a delivery says."""
    members = _members(delivery)
    return Reading(str(members.get("status")), error=_text(members.get("errorMessage")))


def delivery_id(delivery: DeliveryRecord) -> str:
    """The identifier of a delivery; empty where it has none."""
    return _text(_members(delivery).get("id"))


def archive_reading(archive: models.DeliveryArchive) -> Reading:
    """What the archive of a delivery says."""
    return Reading(str(archive.status), changed=str(archive.requested))


def _task_reading(
    task: models.BatchTask | models.BatchStatisticsTask | models.BatchStatisticsProgress, cost: float | None
) -> Reading:
    status = str(task.status)
    asked = _action(getattr(task, "user_action", None))
    percentage = _number(task.completion_percentage)
    at, changed = getattr(task, "user_action_updated", None), task.last_updated
    if status == "STOPPED":
        # The start of a task that has stopped since is still named as the last action.
        is_newest = isinstance(at, datetime) and isinstance(changed, datetime) and at >= changed
        asked = asked if asked != "start" or is_newest else ALWAYS
    reason = _text(getattr(task, "stopped_status_reason", None))
    return Reading(
        status,
        asked=asked,
        progress=None if percentage is None else min(max(percentage / 100, 0.0), 1.0),
        cost=cost,
        error=_text(task.error) or (f"stopped: {reason}" if reason else ""),
        changed=(str(changed), str(at)),
    )


def _members(delivery: DeliveryRecord) -> Mapping[str, object]:
    # One of a provider that is new here is kept as it came.
    return delivery if isinstance(delivery, Mapping) else delivery.to_dict()


def _action(value: object) -> str:
    text = _text(value).lower()
    return ALWAYS if text == "none" else text


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _text(value: object) -> str:
    return str(value) if isinstance(value, str) else ""
