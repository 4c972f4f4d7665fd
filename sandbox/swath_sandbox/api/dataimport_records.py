"""What orders and subscriptions have in common: they are made, listed, confirmed and deleted alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from swath_sandbox.api.account import ACCOUNT_ID
from swath_sandbox.api.byoc_store import COLLECTIONS, add_collection
from swath_sandbox.api.dataimport_queries import masked_key
from swath_sandbox.api.errors import conflict, not_found
from swath_sandbox.api.messages import Request, Response, json_response
from swath_sandbox.api.paging import Item, page, search_filter
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.service import Service
from swath_sandbox.deliveries import Delivery
from swath_sandbox.state import Record, new_id

IMPORT_BUCKET = "sandbox-imports"
"""Where the collections that imports make have their files."""


@dataclass(frozen=True, slots=True)
class Import:
    """An order or a subscription at a moment: its status as the service calls it, and what is delivered for it."""

    id: str
    record: Record
    status: str
    deliveries: Sequence[Delivery] = ()

    def document(self) -> Record:
        """What the service shows of it."""
        document: Record = {
            "id": self.id,
            "accountId": ACCOUNT_ID,
            "userId": ACCOUNT_ID,
            "status": self.status,
            "sqkm": round(self.record["sqkm"], 6),
            "input": self.record["input"],
        }
        optional = {name: self.record[name] for name in ("name", "collectionId")}
        return {**document, **{name: value for name, value in optional.items() if value is not None}}


@dataclass(frozen=True, slots=True)
class Family:
    """Orders, or subscriptions.

    Attributes:
        kind: of their records.
        word: what one of them is called.
        deletable: the states, other than `CREATED`, in which one may be deleted.
        look: one of them at the present.
        spend: pays for one, or refuses.
    """

    kind: str
    word: str
    deletable: frozenset[str]
    look: Callable[[Service, str, Record], Import]
    spend: Callable[[Service, Record], None]

    def find(self, service: Service, name: str) -> Import:
        """One of them by its identifier.

        Raises:
            ServiceError: 404 when there is none.
        """
        record = service.state.get(self.kind, name)
        if record is None:
            raise not_found()
        return self.look(service, name, record)

    def create(self, service: Service, body: Payload, members: Mapping[str, object]) -> Response:
        """Keep a new one, with the members that only its family has."""
        name, collection = body.member("name"), body.member("collectionId")
        if collection is not None and service.state.get(COLLECTIONS, collection.text()) is None:
            raise not_found()
        own = new_id()
        record: Record = {
            "name": name.text() if name else None,
            "collectionId": collection.text() if collection else None,
            "created": service.clock(),
            "confirmed": None,
            "deleted": False,
            "input": masked_key(body.required("input").mapping()),
            **members,
        }
        service.state.add(self.kind, own, record)
        return json_response(self.look(service, own, record).document())

    def list_all(self, service: Service, request: Request) -> Response:
        """A page of those that `status`, `collectionId`, `search` and `deleted` let through."""
        accepts, query = search_filter(request), request.query
        deleted = query.get("deleted", "").lower() == "true"
        listed = []
        for entry in service.state.entries(self.kind):
            record = entry.record
            if record["deleted"] != deleted or not accepts(record["name"] or ""):
                continue
            shown = self.look(service, entry.id, record).document()
            if all(query.get(name) in {None, shown.get(name)} for name in ("status", "collectionId")):
                listed.append(Item((entry.number,), shown))
        return page(request, listed)

    def confirm(self, service: Service, name: str) -> Response:
        """Pay for one and start it; one without a collection gets a new one."""
        self.find(service, name)
        with service.state.edit(self.kind, name) as record:
            self.require(service, name, record, "confirmed", "CREATED")
            self.spend(service, record)
            if record["collectionId"] is None:
                title = record["name"] or f"{self.word} {name}"
                record["collectionId"] = add_collection(service, title, IMPORT_BUCKET)
            record["confirmed"] = service.clock()
        return json_response(self.find(service, name).document())

    def delete(self, service: Service, name: str) -> Response:
        """Forget one that was never confirmed; take another out of the ordinary listing."""
        if self.find(service, name).record["deleted"]:
            raise not_found()
        with service.state.edit(self.kind, name) as record:
            self.require(service, name, record, "deleted", "CREATED", *self.deletable)
            record["deleted"] = True
            created = self.look(service, name, record).status == "CREATED"
        if created:
            service.state.remove(self.kind, name)
        return Response(204)

    def require(self, service: Service, name: str, record: Record, done: str, *states: str) -> None:
        """Refuse, with 409, what may only be done in one of the states."""
        status = self.look(service, name, record).status
        if status not in states:
            raise conflict(f"{self.word} {name} cannot be {done} because its status is {status}.")
