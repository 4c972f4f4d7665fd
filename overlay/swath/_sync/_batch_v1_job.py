# Derived from overlay/swath/_async/_batch_v1_job.py by tools/unasync.py; edit that file, then `make sync`.
"""Batch requests of the first edition, and their tiles."""

from __future__ import annotations

from collections import Counter
from typing import Self, Unpack

from swath import models
from swath._sync._job import Job
from swath._sync._pager import Pager
from swath.core.jobs import Reading
from swath.core.lifecycles import BATCH_V1
from swath.core.pages import Page, Paging, view_token_page
from swath.data.readings import batch_v1_reading
from swath.errors import InvalidParameter
from swath.wire.endpoints import api, or_unset


class BatchV1Job(Job["models.BatchRequestV1"]):
    """A batch request of the first edition."""

    _life = BATCH_V1

    def analyse(self) -> Self:
        """Find out how many tiles there are and what they will cost; nothing is rendered.

        Raises:
            IllegalAction: The request is not `CREATED`.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return self._act("analyse", lambda: self._core.perform(api.batch_v1.analyse_batch_request_v1, self.id))

    def start(self) -> Self:
        """Confirm the request and begin, after the analysis where there was none; from here on it costs.

        Raises:
            IllegalAction: The request is under way or has ended.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return self._act("start", lambda: self._core.perform(api.batch_v1.start_batch_request_v1, self.id))

    def cancel(self) -> Self:
        """Give up the request for good; what is rendered stays. One that has ended is left as it is.

        Raises:
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        return self._act("cancel", lambda: self._core.perform(api.batch_v1.cancel_batch_request_v1, self.id))

    def restart_partial(self) -> Self:
        """Try the failed tiles again.

        Raises:
            IllegalAction: The request is not `PARTIAL`.
            ServiceError: The service refused.
            OutcomeUnknown: The answer was lost.
        """
        restart = api.batch_v1.restart_partial_batch_request_v1
        return self._act("restart_partial", lambda: self._core.perform(restart, self.id))

    def update(
        self, *, description: str | None = None, collection_id: str | None = None, detach: bool = False
    ) -> Self:
        """Change the request, as long as it was not started; what is left out stays as it is.

        Args:
            description: Words to recognise the request by.
            collection_id: The batch collection to write to.
            detach: Whether to write to no collection.

        Raises:
            InvalidParameter: A collection is given, and it is to write to none.
            ServiceError: The service refused.
        """
        if detach and collection_id is not None:
            raise InvalidParameter("collection_id", collection_id, "cannot be given together with detach")
        body: dict[str, object] = {} if description is None else {"description": description}
        if detach or collection_id is not None:
            body["output"] = {"collectionId": collection_id}
        update = models.BatchRequestUpdateV1.from_dict(body)
        self._see(
            self._core.call(api.batch_v1.update_batch_request_v1, models.BatchRequestV1, self.id, body=update)
        )
        return self

    def delete(self) -> None:
        """Forget the request; it must be idle and have rendered nothing.

        Raises:
            Conflict: It is under way, or has rendered something.
            NotFound: There is no such request.
            OutcomeUnknown: The answer was lost.
        """
        self._core.perform(api.batch_v1.delete_batch_request_v1, self.id)

    def tiles(self, *, status: str | None = None, **paging: Unpack[Paging]) -> Pager[models.BatchTileV1]:
        """The tiles, with how far each is.

        Args:
            status: Only those that are `PENDING`, `SCHEDULED`, `QUEUED`, `PROCESSING`, `PROCESSED` or `FAILED`.
            **paging: `limit`, `page_size` and `prefetch`.
        """

        def fetch(token: str | None, size: int) -> Page[models.BatchTileV1]:
            wanted = None if status is None else models.BatchTileStatusV1(status)
            answer = self._core.call(
                api.batch_v1.list_batch_tiles_v1,
                models.BatchTilePageV1,
                self.id,
                status=or_unset(wanted),
                count=size,
                viewtoken=or_unset(token),
            )
            return view_token_page(answer)

        return Pager(fetch, **paging)

    def count_tiles(self) -> Counter[str]:
        """How many tiles have each status; lists them all."""
        return Counter([str(tile.status) for tile in self.tiles()])

    def tile(self, id: int) -> models.BatchTileV1:  # noqa: A002
        """One tile.

        Raises:
            NotFound: The request has no such tile.
        """
        return self._core.call(api.batch_v1.get_batch_tile_v1, models.BatchTileV1, self.id, id)

    def _fetch(self) -> models.BatchRequestV1:
        return self._core.call(api.batch_v1.get_batch_request_v1, models.BatchRequestV1, self.id)

    @staticmethod
    def _read(snapshot: models.BatchRequestV1) -> Reading:
        return batch_v1_reading(snapshot)
