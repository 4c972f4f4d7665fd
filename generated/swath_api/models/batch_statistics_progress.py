# Written by tools/generate.py; changes made here are lost.

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..codec import Model, decode_datetime, encode, encode_datetime
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.batch_statistics_stop_reason import BatchStatisticsStopReason
    from ..models.batch_statistics_task_status import BatchStatisticsTaskStatus


@_attrs_define(eq=False, repr=False)
class BatchStatisticsProgress(Model):
    """How far a batch statistics task is."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "id",
            "status",
            "error",
            "completionPercentage",
            "lastUpdated",
            "costPU",
            "costPu",
            "created",
            "stoppedStatusReason",
        }
    )

    id: str

    status: BatchStatisticsTaskStatus
    """The state of a batch statistics task. `DONE`, `PARTIAL` and `FAILED` are final; `STOPPED` can be started
    again.
    """

    error: str | Unset = UNSET
    """Why the task failed."""

    completion_percentage: float | Unset = UNSET
    """How much is done, in percent; may be 100 a while before the status is `DONE`."""

    last_updated: datetime.datetime | Unset = UNSET

    cost_pu: float | Unset = UNSET
    """The cost, in PU, under the name that recorded answers carry."""

    documented_cost_pu: float | Unset = UNSET
    """The cost, in PU, under the name that is documented; an answer has this one or `costPU`."""

    created: datetime.datetime | Unset = UNSET

    stopped_status_reason: BatchStatisticsStopReason | Unset = UNSET
    """Why a batch statistics task was stopped."""

    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        if not _linked:
            _link()
        self = cls.__new__(cls)
        value: Any
        get = src_dict.get
        self.id = get("id", UNSET)
        value = get("status", UNSET)
        self.status = BatchStatisticsTaskStatus(value) if type(value) is str else value
        self.error = get("error", UNSET)
        self.completion_percentage = get("completionPercentage", UNSET)
        value = get("lastUpdated", UNSET)
        self.last_updated = decode_datetime(value)
        self.cost_pu = get("costPU", UNSET)
        self.documented_cost_pu = get("costPu", UNSET)
        value = get("created", UNSET)
        self.created = decode_datetime(value)
        value = get("stoppedStatusReason", UNSET)
        self.stopped_status_reason = BatchStatisticsStopReason(value) if type(value) is str else value
        if cls.wire_names.issuperset(src_dict):
            self.additional_properties = {}
        else:
            self.additional_properties = {name: value for name, value in src_dict.items() if name not in cls.wire_names}
        return self

    def to_dict(self) -> dict[str, Any]:
        value: Any
        extra: dict[str, Any] = self.additional_properties
        field_dict: dict[str, Any] = {name: encode(value) for name, value in extra.items()} if extra else {}
        value = self.id
        if value is not UNSET:
            field_dict["id"] = value
        value = self.status
        if value is not UNSET:
            field_dict["status"] = value.value if isinstance(value, Enum) else value
        value = self.error
        if value is not UNSET:
            field_dict["error"] = value
        value = self.completion_percentage
        if value is not UNSET:
            field_dict["completionPercentage"] = value
        value = self.last_updated
        if value is not UNSET:
            field_dict["lastUpdated"] = encode_datetime(value)
        value = self.cost_pu
        if value is not UNSET:
            field_dict["costPU"] = value
        value = self.documented_cost_pu
        if value is not UNSET:
            field_dict["costPu"] = value
        value = self.created
        if value is not UNSET:
            field_dict["created"] = encode_datetime(value)
        value = self.stopped_status_reason
        if value is not UNSET:
            field_dict["stoppedStatusReason"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_statistics_stop_reason import BatchStatisticsStopReason
    from ..models.batch_statistics_task_status import BatchStatisticsTaskStatus

    globals().update(
        BatchStatisticsStopReason=BatchStatisticsStopReason,
        BatchStatisticsTaskStatus=BatchStatisticsTaskStatus,
        _linked=True,
    )
