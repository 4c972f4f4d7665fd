"""The work of batch jobs that is due as time passes: their analysis, and one feature after the other."""

import hashlib
import logging

from swath_sandbox.api.account import spend_units
from swath_sandbox.api.batch_job import Family, Job, features_kind, features_of, outcomes_kind, read_job
from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.service import Service
from swath_sandbox.buckets import BucketError
from swath_sandbox.features import Feature
from swath_sandbox.state import Record

_log = logging.getLogger("swath_sandbox")

_FAULT = "Internal processing error."


def settle(service: Service, family: Family, name: str) -> Job:
    """Do all that is due of a job; KeyError when there is none."""
    with service.state.edit(family.kind, name) as record:
        return bring_up(service, family, name, record)


def bring_up(service: Service, family: Family, name: str, record: Record) -> Job:
    """Do all that is due of a job whose record is being edited."""
    # One moment for all of it: work takes time in which more would become due.
    now = service.clock()
    job = read_job(service, family, name, record, now)
    if job.progress.analysis_due:
        record["analysis"] = _analyse(service, family, name, record)
        job = read_job(service, family, name, record, now)
    done = sum(outcome["run"] == job.progress.run for outcome in job.outcomes.values())
    if done < job.progress.worked:
        _work(service, family, job)
        job = read_job(service, family, name, record, now)
    stage = [job.status, job.progress.run, job.progress.worked]
    if record["published"] != stage:
        family.publish(service, job, features_of(service, family, name))
        record["published"] = stage
    return job


def fails(share: float, feature: str, run: int) -> bool:
    """Whether a feature is one of the given share that fails in a run; always the same ones do."""
    digest = hashlib.sha256(f"{feature}:{run}".encode()).digest()
    return int.from_bytes(digest[:8]) / 2**64 < share


def _analyse(service: Service, family: Family, name: str, record: Record) -> Record:
    try:
        features, cost = family.analyse(service, name, record)
    except (ServiceError, BucketError) as error:
        return {"features": 0, "cost": 0.0, "error": str(error)}
    except Exception:  # noqa: BLE001 - as in _outcome
        _log.exception("the analysis of job %s failed", name)
        return {"features": 0, "cost": 0.0, "error": _FAULT}
    service.state.add(features_kind(family), name, {"features": [feature.record() for feature in features]})
    return {"features": len(features), "cost": cost}


def _work(service: Service, family: Family, job: Job) -> None:
    """Work on the features whose time has come; when the units run out, the job stops before the next one."""
    run, worked, outcomes = job.progress.run, job.progress.worked, dict(job.outcomes)
    for position, feature in enumerate(_run_of(job, features_of(service, family, job.id))[:worked]):
        if outcomes.get(feature.name, {}).get("run") == run:
            continue
        outcome = _outcome(service, family, job, feature)
        if not spend_units(service, outcome["units"]):
            before = job.progress.last - (worked - position) * job.times.feature
            # A feature may have been begun before an earlier stop.
            job.record["events"].append({"action": "OUT_OF_PU", "at": max(before, job.progress.begun)})
            break
        outcomes[feature.name] = outcome
    service.state.add(outcomes_kind(family), job.id, outcomes)


def _run_of(job: Job, features: list[Feature]) -> list[Feature]:
    """The features of the present run: those that were not done well in an earlier one."""
    done = {
        name for name, outcome in job.outcomes.items() if outcome["run"] < job.progress.run and "error" not in outcome
    }
    return [feature for feature in features if feature.name not in done]


def _outcome(service: Service, family: Family, job: Job, feature: Feature) -> Record:
    run, error = job.progress.run, _FAULT
    if not fails(job.times.failing, feature.name, run):
        try:
            return {"run": run, "units": family.deliver(service, job.id, job.record, feature)}
        except (ServiceError, BucketError) as refusal:
            error = str(refusal)
        except Exception:  # noqa: BLE001 - a fault inside must not make every look at the job fail
            _log.exception("feature %s of job %s failed", feature.name, job.id)
    family.tell_failure(service, job.id, job.record, feature, error)
    return {"run": run, "units": 0.0, "error": error}
