"""Real request bodies and recorded answers, where a folder of them is at hand.

They must survive our models unchanged, and what costs processing units must have an estimate.
"""

import json
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from swath import Request, estimate_units, models

Body = dict[str, Any]

PRICED = ("process", "async-process", "statistics", "batch", "batch-v1", "batch-statistics")


def main(folder: Path) -> int:
    if not folder.is_dir():
        print(f"no samples: there is no folder {folder.name}")
        return 0
    lost = []
    checked = priced = skipped = 0
    for path in sorted((folder / "requests").glob("*.json")):
        body = json.loads(path.read_text("utf-8"))["body"]
        if not isinstance(body, dict) or isinstance(body.get("collections"), str):
            skipped += 1  # a search by GET: its members are query parameters
            continue
        checked += 1
        request = Request.from_json(json.dumps(body))
        lost += [path.name] if not (survives(Request.from_json, body) and survives(model_of, body)) else []
        if request.kind in PRICED:
            priced += 1
            lost += [path.name] if not has_price(body, request) else []
    for path in sorted((folder / "responses").glob("*.json")):
        for parse, answer in answers(path.name, json.loads(path.read_text("utf-8"))["output"]):
            checked += 1
            lost += [path.name] if not survives(parse, answer) else []
    for path in sorted((folder / "errors").glob("*.json")):
        body = json.loads(path.read_text("utf-8"))["body"]
        if isinstance(body, dict):
            checked += 1
            lost += [path.name] if not survives(models.ErrorResponse.from_dict, body) else []
    told = f"{checked} samples, {priced} of them with a price; {len(lost)} went wrong"
    print(f"{told}; {skipped} searches by GET left out")
    for name in lost:
        print(f"  {name}")
    return 1 if lost else 0


def answers(name: str, output: Any) -> list[tuple[Callable[[Body], Any], Body]]:
    if name.startswith("statistical"):
        return [(models.StatisticsResponse.from_dict, output)]
    if name.startswith("data_search"):
        listed = output if isinstance(output, list) else [output]
        return [(_stac(entry), entry) for entry in listed if isinstance(entry, dict)]
    if name.startswith("batch_statistical"):
        return [(models.BatchStatisticsTask.from_dict, output)]
    if name.startswith("byoc") and "path" in output:
        return [(models.ByocTile.from_dict, output)]
    if name.startswith("byoc") and "bands" in output:
        return [(models.ByocAdditionalData.from_dict, output)]
    if name == "catalog__pagination_14.json":
        return [(models.SearchContext.from_dict, output["context"])]
    if name.startswith("overview"):
        return [(models.ErrorResponse.from_dict, output)]
    return []


def _stac(entry: Body) -> Callable[[Body], Any]:
    return models.StacCollection.from_dict if entry.get("type") == "Collection" else models.StacItem.from_dict


def model_of(body: Body) -> Any:
    return Request.from_json(body).model


def survives(parse: Callable[[Body], Any], body: Body) -> bool:
    before = json.dumps(body, sort_keys=True)
    after = json.dumps(parse(json.loads(before)).to_dict(), sort_keys=True)
    if before != after:
        print(f"- {before}\n+ {after}")
    return before == after


def has_price(body: Body, request: Request) -> bool:
    units = estimate_units(body)
    return 0 < units < math.inf and {estimate_units(request), request.units} == {units}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
