"""Ways to read an answer into Python objects and to write them again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import msgspec

import swath_api.models
from benchmarks import msgspec_structs, payloads, pydantic_models
from swath_api.codec import encode
from swath_api.wire import json_dumps, json_loads

OURS = "swath_api"
OURS_ALONE = "swath_api, no msgspec"
STOCK = "stock generator"
PYDANTIC = "pydantic models"
STRUCTS = "msgspec structs"
DICTS = "dicts, json"
FAST_DICTS = "dicts, msgspec"
CONTENDERS = (OURS, OURS_ALONE, STOCK, PYDANTIC, STRUCTS, DICTS, FAST_DICTS)

SUBJECTS = {"search page": payloads.search_page(), "statistics": payloads.statistics()}

# What each subject is called: with us and in the stock output, with pydantic and msgspec.
_NAMES = {"search page": ("ItemCollection", "Page"), "statistics": ("StatisticsResponse", "Statistics")}


@dataclass(frozen=True)
class Contender:
    name: str
    decode: Callable[[bytes], Any]
    encode: Callable[[Any], bytes]

    def is_lossless(self, content: bytes) -> bool:
        """Whether what is written holds all that was read, as it was."""
        return bool(json.loads(self.encode(self.decode(content))) == json.loads(content))


def contenders(subject: str, stock_models: ModuleType) -> Iterator[Contender]:
    model_name, short_name = _NAMES[subject]
    ours, stock = getattr(swath_api.models, model_name), getattr(stock_models, model_name)
    pydantic_model = getattr(pydantic_models, short_name)
    decoder = msgspec.json.Decoder(getattr(msgspec_structs, short_name))
    encoder = msgspec.json.Encoder()
    yield Contender(OURS, lambda content: ours.from_dict(json_loads(content)), lambda made: json_dumps(encode(made)))
    yield Contender(OURS_ALONE, lambda content: ours.from_dict(json.loads(content)), lambda made: _dumps(encode(made)))
    yield Contender(STOCK, lambda content: stock.from_dict(json.loads(content)), lambda made: _dumps(made.to_dict()))
    yield Contender(
        PYDANTIC,
        pydantic_model.model_validate_json,
        lambda made: made.model_dump_json(by_alias=True, exclude_unset=True).encode(),
    )
    yield Contender(STRUCTS, decoder.decode, encoder.encode)
    yield Contender(DICTS, json.loads, _dumps)
    yield Contender(FAST_DICTS, msgspec.json.decode, encoder.encode)


def contender(subject: str, name: str, stock_models: ModuleType) -> Contender:
    return next(found for found in contenders(subject, stock_models) if found.name == name)


def _dumps(value: Any) -> bytes:
    # As httpx writes `json=`.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
