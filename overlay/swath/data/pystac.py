"""Items as pystac's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from swath import models
from swath.errors import InvalidParameter, MissingExtra

if TYPE_CHECKING:
    import pystac


def item_collection(items: Iterable[models.StacItem]) -> pystac.ItemCollection:
    """Items of the catalogue as an item collection of pystac.

    Raises:
        MissingExtra: pystac is not installed.
        InvalidParameter: An item lacks what one of pystac needs, since `fields` left it out.
    """
    try:
        import pystac
    except ImportError:
        raise MissingExtra("item_collection", "stac") from None
    try:
        return pystac.ItemCollection([pystac.Item.from_dict(item.to_dict()) for item in items])
    except (KeyError, pystac.STACError, pystac.STACTypeError) as error:
        raise InvalidParameter(
            "fields", str(error), "leaves out what items of pystac need", "Search without fields"
        ) from error
