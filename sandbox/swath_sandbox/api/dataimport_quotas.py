"""What the account may import of the collections that are sold by area."""

import http

from swath_sandbox.api.errors import ServiceError, not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.service import Service
from swath_sandbox.state import Record

_KIND = "import-quotas"
_COLLECTIONS = ("AIRBUS_PLEIADES", "AIRBUS_SPOT", "MAXAR_WORLDVIEW")


class QuotaError(ServiceError):
    """The quota left is smaller than what is to be spent."""

    def __init__(self, available: float, required: float) -> None:
        super().__init__(403, "TPDI_INSUFFICIENT_QUOTA", "Insufficient quota for this order.")
        self._shortfall = {"availableQuota": available, "requiredQuota": required}

    def document(self) -> object:
        """The usual members, and both areas where others list violations."""
        members = {
            "status": self.status,
            "reason": http.HTTPStatus(self.status).phrase,
            "message": self.message,
            "code": self.code,
            "errors": self._shortfall,
        }
        return {"error": members}


def list_quotas(service: Service, _request: Request) -> Response:
    """GET accountquotas: all of them."""
    return json_response({"data": [_document(service, collection) for collection in _COLLECTIONS]})


def get_quota(service: Service, request: Request) -> Response:
    """GET accountquotas/{collectionId}: that of one collection."""
    collection = request.parameters["collectionId"]
    if collection not in _COLLECTIONS:
        raise not_found()
    return json_response(_document(service, collection))


def spend_quota(service: Service, collection: str, sqkm: float) -> None:
    """Take an area from a collection's quota; Planet's collections have none, as they are paid by key.

    Raises:
        ServiceError: 403 when less is left.
    """
    if collection not in _COLLECTIONS:
        return
    _open(service, collection)
    with service.state.edit(_KIND, collection) as record:
        left = service.settings.imports.quota - record["used"]
        if sqkm > left:
            raise QuotaError(round(left, 6), sqkm)
        record["used"] += sqkm


def _open(service: Service, collection: str) -> None:
    if service.state.get(_KIND, collection) is None:
        service.state.add(_KIND, collection, {"used": 0.0})


def _document(service: Service, collection: str) -> Record:
    record = service.state.get(_KIND, collection) or {"used": 0.0}
    used = round(record["used"], 6)
    return {"collectionId": collection, "quotaSqkm": service.settings.imports.quota, "quotaUsed": used}
