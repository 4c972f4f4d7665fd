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
    from ..models.batch_stop_reason import BatchStopReason
    from ..models.batch_task_request import BatchTaskRequest
    from ..models.batch_task_status import BatchTaskStatus
    from ..models.batch_user_action import BatchUserAction


@_attrs_define(eq=False, repr=False)
class BatchTask(Model):
    """A batch task as the service keeps it."""

    wire_names: ClassVar[frozenset[str]] = frozenset(
        {
            "id",
            "status",
            "request",
            "domainAccountId",
            "projectId",
            "workspaceId",
            "error",
            "userAction",
            "userActionUpdated",
            "created",
            "completionPercentage",
            "lastUpdated",
            "costPU",
            "stoppedStatusReason",
        }
    )

    id: str

    status: BatchTaskStatus
    """The state of a batch task. `DONE` and `FAILED` are final; `STOPPED` can be started again."""

    request: BatchTaskRequest | Unset = UNSET
    """A batch task to be created, or the request of one that exists."""

    domain_account_id: str | Unset = UNSET
    """The account that the task belongs to."""

    project_id: str | Unset = UNSET
    """The project that the task belongs to."""

    workspace_id: str | Unset = UNSET
    """The workspace that the task belongs to."""

    error: str | Unset = UNSET
    """Why the analysis or the processing failed."""

    user_action: BatchUserAction | Unset = UNSET
    """The last thing that the user asked of a task."""

    user_action_updated: datetime.datetime | Unset = UNSET
    """When the last user action came."""

    created: datetime.datetime | Unset = UNSET

    completion_percentage: float | Unset = UNSET
    """How much is done, in percent; may be 100 a while before the status is `DONE`."""

    last_updated: datetime.datetime | Unset = UNSET

    cost_pu: float | Unset = UNSET
    """The cost, in PU."""

    stopped_status_reason: BatchStopReason | Unset = UNSET
    """Why a batch task was stopped."""

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
        self.status = BatchTaskStatus(value) if type(value) is str else value
        value = get("request", UNSET)
        self.request = BatchTaskRequest.from_dict(value) if isinstance(value, dict) else value
        self.domain_account_id = get("domainAccountId", UNSET)
        self.project_id = get("projectId", UNSET)
        self.workspace_id = get("workspaceId", UNSET)
        self.error = get("error", UNSET)
        value = get("userAction", UNSET)
        self.user_action = BatchUserAction(value) if type(value) is str else value
        value = get("userActionUpdated", UNSET)
        self.user_action_updated = decode_datetime(value)
        value = get("created", UNSET)
        self.created = decode_datetime(value)
        self.completion_percentage = get("completionPercentage", UNSET)
        value = get("lastUpdated", UNSET)
        self.last_updated = decode_datetime(value)
        self.cost_pu = get("costPU", UNSET)
        value = get("stoppedStatusReason", UNSET)
        self.stopped_status_reason = BatchStopReason(value) if type(value) is str else value
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
        value = self.request
        if value is not UNSET:
            field_dict["request"] = value.to_dict() if isinstance(value, Model) else value
        value = self.domain_account_id
        if value is not UNSET:
            field_dict["domainAccountId"] = value
        value = self.project_id
        if value is not UNSET:
            field_dict["projectId"] = value
        value = self.workspace_id
        if value is not UNSET:
            field_dict["workspaceId"] = value
        value = self.error
        if value is not UNSET:
            field_dict["error"] = value
        value = self.user_action
        if value is not UNSET:
            field_dict["userAction"] = value.value if isinstance(value, Enum) else value
        value = self.user_action_updated
        if value is not UNSET:
            field_dict["userActionUpdated"] = encode_datetime(value)
        value = self.created
        if value is not UNSET:
            field_dict["created"] = encode_datetime(value)
        value = self.completion_percentage
        if value is not UNSET:
            field_dict["completionPercentage"] = value
        value = self.last_updated
        if value is not UNSET:
            field_dict["lastUpdated"] = encode_datetime(value)
        value = self.cost_pu
        if value is not UNSET:
            field_dict["costPU"] = value
        value = self.stopped_status_reason
        if value is not UNSET:
            field_dict["stoppedStatusReason"] = value.value if isinstance(value, Enum) else value
        return field_dict


_linked = False


def _link() -> None:
    from ..models.batch_stop_reason import BatchStopReason
    from ..models.batch_task_request import BatchTaskRequest
    from ..models.batch_task_status import BatchTaskStatus
    from ..models.batch_user_action import BatchUserAction

    globals().update(
        BatchStopReason=BatchStopReason,
        BatchTaskRequest=BatchTaskRequest,
        BatchTaskStatus=BatchTaskStatus,
        BatchUserAction=BatchUserAction,
        _linked=True,
    )
