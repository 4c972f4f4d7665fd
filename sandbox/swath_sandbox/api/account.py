"""The sandbox's one account, and the processing units that it may spend on jobs."""

import math
import uuid

from swath_sandbox.api.errors import ServiceError
from swath_sandbox.api.service import Service
from swath_sandbox.state import State

ACCOUNT_ID = str(uuid.uuid5(uuid.NAMESPACE_URL, "https://localhost/swath-sandbox"))
"""The account that all jobs and collections belong to."""

_KIND = "account"


def open_account(state: State) -> None:
    """Make the account, unless the state has it from before."""
    if state.get(_KIND, ACCOUNT_ID) is None:
        state.add(_KIND, ACCOUNT_ID, {"spent": 0.0})


def out_of_units() -> ServiceError:
    """The refusal of what the account has no processing units left for."""
    message = "Insufficient processing units or requests available in your account."
    return ServiceError(403, "ACCESS_INSUFFICIENT_PROCESSING_UNITS", message)


def require_units(service: Service) -> None:
    """Raise ServiceError (403) unless some processing units are left."""
    if _left(service) <= 0:
        raise out_of_units()


def spend_units(service: Service, units: float) -> bool:
    """Pay for a part of a job; False, and nothing is paid, when the account has less left."""
    with service.state.edit(_KIND, ACCOUNT_ID) as account:
        if units > _left(service):
            return False
        account["spent"] += units
    return True


def _left(service: Service) -> float:
    amount = service.settings.jobs.units
    account = service.state.get(_KIND, ACCOUNT_ID)
    if amount is None or account is None:
        return math.inf
    return amount - float(account["spent"])
