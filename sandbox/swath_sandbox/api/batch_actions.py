"""Making, finding, listing and steering batch jobs, whatever they make."""

import contextlib
from collections.abc import Sequence
from dataclasses import asdict

from swath_sandbox.api.account import require_units
from swath_sandbox.api.batch_job import Family, Job, features_kind, outcomes_kind
from swath_sandbox.api.batch_work import bring_up, settle
from swath_sandbox.api.bodies import json_or_form
from swath_sandbox.api.errors import bad_payload, not_found
from swath_sandbox.api.messages import Request
from swath_sandbox.api.paging import Item, sort_order
from swath_sandbox.api.service import Service
from swath_sandbox.api.storage import masked
from swath_sandbox.api.timestamps import show_time
from swath_sandbox.lifecycle import FINISHED
from swath_sandbox.state import Record

_BREAK_MINUTES = {"USER_ACTION": 30, "UNHEALTHY": 30, "OUT_OF_PU": 60}
"""For how long a stopped job cannot be started again, by the reason."""


def request_document(request: Request, member: str) -> Record:
    """The body of a request as it is kept and shown: without secrets, and with the evalscript of a form in a member."""
    body, evalscript = json_or_form(request)
    document: Record = masked(body.mapping())
    if evalscript is not None and isinstance(document.get(member), dict):
        document[member]["evalscript"] = evalscript
    return document


def create(service: Service, family: Family, name: str, record: Record) -> Job:
    """Keep a new job; `record` has its request."""
    now = service.clock()
    empty: Record = {"created": now, "updated": now, "events": [], "analysis": None, "published": None}
    service.state.add(family.kind, name, {**record, **empty, "times": asdict(service.settings.jobs)})
    return settle(service, family, name)


def find(service: Service, family: Family, name: str) -> Job:
    """A job, brought up to the present.

    Raises:
        ServiceError: 404 when there is none, or it is so new that the service does not know it yet.
    """
    try:
        job = settle(service, family, name)
    except KeyError:
        raise not_found() from None
    if job.now < job.record["created"] + job.times.hidden:
        raise not_found()
    return job


def settle_all(service: Service, family: Family) -> list[tuple[int, Job]]:
    """All jobs, brought up to the present, with their numbers in the order of creation."""
    jobs = []
    for entry in service.state.entries(family.kind):
        # Another thread may delete one meanwhile.
        with contextlib.suppress(KeyError):
            jobs.append((entry.number, settle(service, family, entry.id)))
    return jobs


def ordered(request: Request, jobs: Sequence[tuple[int, Job, object]]) -> tuple[list[Item], bool]:
    """The items of a listing with their keys in the order that the request asks for, and whether it descends."""
    name, descending = sort_order(request, "created", "status")
    by_status = name == "status"
    return [Item((job.status, number) if by_status else (number,), shown) for number, job, shown in jobs], descending


def act(service: Service, family: Family, name: str, action: str) -> None:
    """Ask something of a job.

    Raises:
        ServiceError: 404 when there is none, 400 when its status does not allow it, 403 without processing units.
    """
    find(service, family, name)
    with service.state.edit(family.kind, name) as record:
        job = bring_up(service, family, name, record)
        _check(service, family, job, action)
        # What failed is tried again, as a run of its own.
        again = job.failed if job.progress.status == FINISHED and action != "CANCEL" else None
        record["events"].append({"action": action, "at": job.now, "features": again})


def forget(service: Service, family: Family, name: str) -> None:
    """Remove a job and all that is kept of it."""
    for kind in (family.kind, features_kind(family), outcomes_kind(family)):
        service.state.remove(kind, name)


def _check(service: Service, family: Family, job: Job, action: str) -> None:
    illegal = f"Illegal to change userAction from {job.user_action} to {action} with task status {job.status}"
    if job.status not in family.legal[action]:
        raise bad_payload(illegal)
    if job.status == "STOPPED":
        again = job.progress.since + 60 * _BREAK_MINUTES[job.stop_reason]
        if job.now < again:
            raise bad_payload(f"{illegal}; it can be started again at {show_time(again)}")
    if action in {"ANALYSE", "START", "RESTART"}:
        require_units(service)
