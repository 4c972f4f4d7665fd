"""Operations that the second edition of batch and batch statistics have in common."""

from swath_sandbox.api.account import ACCOUNT_ID
from swath_sandbox.api.batch_actions import act, find, ordered, settle_all
from swath_sandbox.api.batch_job import Family, Job
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import page
from swath_sandbox.api.routing import Handler
from swath_sandbox.api.service import Service
from swath_sandbox.state import Record


def task_document(job: Job) -> Record:
    """A task as the service shows it."""
    document = {
        **job.document(),
        "request": job.record["request"],
        "domainAccountId": ACCOUNT_ID,
        "completionPercentage": job.percentage,
        "lastUpdated": job.updated,
        "costPU": job.cost,
    }
    if job.status == "STOPPED":
        document["stoppedStatusReason"] = job.stop_reason
    return document


def lister(family: Family) -> Handler:
    """GET: a page of tasks."""

    def list_tasks(service: Service, request: Request) -> Response:
        jobs = [(number, job, task_document(job)) for number, job in settle_all(service, family)]
        items, descending = ordered(request, jobs)
        return page(request, items, descending=descending)

    return list_tasks


def getter(family: Family, parameter: str) -> Handler:
    """GET by id: a task and how far it is."""

    def get_task(service: Service, request: Request) -> Response:
        return json_response(task_document(find(service, family, request.parameters[parameter])))

    return get_task


def actor(family: Family, parameter: str, action: str) -> Handler:
    """POST: ask something of a task; the answer is empty."""

    def ask(service: Service, request: Request) -> Response:
        act(service, family, request.parameters[parameter], action)
        return Response(204)

    return ask
