"""Real process and statistical requests, where a folder of them is at hand, answered by the sandbox.

Their evalscripts were left out when they were collected: a script that fits what each asks for stands in. What comes
back must have the formats, the sizes and the sample types that were asked for, and show something.
"""

import io
import json
import sys
import tarfile
from collections.abc import Mapping
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import rasterio

from swath_sandbox import CLIENT_ID, CLIENT_SECRET
from swath_sandbox.api.messages import Request, Response
from swath_sandbox.app import Sandbox

NOW = datetime(2024, 1, 1, tzinfo=UTC).timestamp()
TOKENS = "/auth/realms/main/protocol/openid-connect/token"
FORM = f"grant_type=client_credentials&client_id={CLIENT_ID}&client_secret={CLIENT_SECRET}"

TRUE_COLOR = "[2.5 * s.B04, 2.5 * s.B03, 2.5 * s.B02]"
NDVI = "[index(s.B08, s.B04)]"
RAW = ("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B8A", "B09", "B11", "B12")

Outputs = dict[str, tuple[int, str, str]]
"""Bands, sample type and JavaScript of each output."""


def main(folder: Path) -> int:
    sandbox = Sandbox(clock=lambda: NOW)
    answer = send(sandbox, TOKENS, FORM.encode(), {"Content-Type": "application/x-www-form-urlencoded"})
    token = json.loads(answer.body)["access_token"]
    paths = [path for kind in ("process", "statistical") for path in sorted((folder / "requests").glob(f"{kind}_*"))]
    wrong = 0
    for path in paths:
        sample = json.loads(path.read_text("utf-8"))
        try:
            told = check(sandbox, token, path.stem, sample)
        except (AssertionError, ValueError) as error:
            wrong += 1
            told = f"WRONG: {error}"
        print(f"{path.stem.rpartition('__')[2]}: {told}")
    print(f"{len(paths)} requests; {wrong} went wrong")
    return 1 if wrong or not paths else 0


def check(sandbox: Sandbox, token: str, name: str, sample: Mapping[str, Any]) -> str:
    body = sample["body"]
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    if sample["accept"]:
        headers["Accept"] = sample["accept"]
    outputs, inputs = script_of(name)
    holder = body.get("aggregation", body)
    holder["evalscript"] = evalscript(outputs, inputs)
    answer = send(sandbox, sample["url"].partition(".eu")[2], json.dumps(body).encode(), headers)
    assert answer.status == 200, answer.body.decode()
    assert float(answer.headers["x-processingunits-spent"]) > 0
    if "aggregation" in body:
        return check_statistics(json.loads(answer.body))
    width, height = size(body)
    wanted = [
        (response["identifier"], response["format"]["type"]) for response in body["output"].get("responses", [])
    ] or [("default", sample["accept"] or "image/png")]
    files = unpack(answer, wanted)
    assert len(files) == len(wanted), f"{len(wanted)} files were asked for, {len(files)} came"
    for (identifier, media_type), content in zip(wanted, files, strict=True):
        if media_type == "application/json":
            assert json.loads(content), "no userdata"
            continue
        bands, sample_type, _ = outputs[identifier]
        pixels = decode(content, media_type)
        expected = "uint8" if sample_type == "AUTO" else sample_type.lower()
        assert pixels.shape == (height, width, bands), f"{identifier} is {pixels.shape}"
        assert pixels.dtype == expected, f"{identifier} is {pixels.dtype}"
        assert np.isfinite(pixels).all(), f"{identifier} has pixels that are no numbers"
        assert pixels.std() > 0, f"{identifier} shows nothing"
    return f"{width} x {height}, " + ", ".join(f"{one} {kind}" for one, kind in wanted)


def check_statistics(document: Mapping[str, Any]) -> str:
    assert document["status"] == "OK", document["status"]
    for interval in document["data"]:
        stats = interval["outputs"]["output_B04"]["bands"]["B04"]["stats"]
        assert stats["sampleCount"] == 54 * 60, stats
        assert stats["min"] <= stats["mean"] <= stats["max"], stats
    assert document["data"], "no interval has data"
    return f"{len(document['data'])} intervals"


def script_of(name: str) -> tuple[Outputs, str]:
    """The outputs that a sample asks for, and the input they need."""
    if "datafusion" in name:
        ndvi = "[s.l2a.length ? index(s.l2a[0].B08, s.l2a[0].B04) : 0, s.s1.length ? s.s1[0].VV : 0, s.s1.length]"
        inputs = '[{datasource: "s1", bands: ["VV", "VH"]}, {datasource: "l2a", bands: ["B08", "B04"]}]'
        return {"default": (3, "AUTO", ndvi)}, inputs
    if name.startswith("statistical"):
        return {"output_B04": (1, "FLOAT32", "[s.B04]"), "dataMask": (1, "UINT8", "[s.dataMask]")}, bands(
            "B04 dataMask"
        )
    if "raw_bands" in name:
        return {"default": (len(RAW), "UINT16", f"[{', '.join(f's.{band}' for band in RAW)}]")}, (
            f'[{{bands: {json.dumps(RAW)}, units: "DN"}}]'
        )
    if "other_s2l2a" in name:
        values = {"AOT": ("AOT", "FLOAT32"), "SCL": ("SCL", "INT8"), "SNW": ("SNW", "UINT8"), "CLD": ("CLD", "UINT8")}
        angles = ("sunAzimuthAngles", "sunZenithAngles", "viewAzimuthMean", "viewZenithMean")
        values |= {key: (band, "FLOAT32") for key, band in zip(("SAA", "SZA", "VAM", "VZM"), angles, strict=True)}
        outputs = {key: (1, kind, f"[s.{band}]") for key, (band, kind) in values.items()}
        read = " ".join(("B02 B03 B04", *(band for band, _ in values.values())))
        return {"TrueColor": (3, "FLOAT32", TRUE_COLOR), **outputs}, bands(read)
    if "different_formats" in name:
        kinds = {"default": "AUTO", "true_color_8bit": "UINT8", "true_color_16bit": "UINT16"}
        scales = {"AUTO": 1, "UINT8": 255, "UINT16": 65535}
        pictures = {key: (3, kind, f"{TRUE_COLOR}.map((v) => v * {scales[kind]})") for key, kind in kinds.items()}
        return {**pictures, "true_color_32float": (3, "FLOAT32", TRUE_COLOR)}, bands("B02 B03 B04")
    if "multi_part_response_png_and_geotiff" in name:
        return {"default": (1, "FLOAT32", NDVI), "ndvi_image": (3, "AUTO", "[s.B04, s.B08, 0.5]")}, bands("B04 B08")
    if "floating_point" in name:
        return {"default": (1, "FLOAT32", NDVI)}, bands("B04 B08")
    if "int16" in name:
        return {"default": (1, "INT16", f"[10000 * {NDVI}[0]]")}, bands("B04 B08")
    if "ndvi" in name:
        return {"default": (3, "AUTO", f"[{NDVI}[0], s.B08, s.B04]")}, bands("B04 B08")
    if "multi_band" in name:
        return {"default": (3, "INT16", f"{TRUE_COLOR}.map((v) => v * 10000)")}, bands("B02 B03 B04")
    if "masked" in name:
        return {"default": (3, "AUTO", f"s.CLM == 1 ? [0.75 + s.B04, s.B03, s.B02] : {TRUE_COLOR}")}, bands(
            "B02 B03 B04 CLM"
        )
    return {"default": (3, "AUTO", TRUE_COLOR)}, bands("B02 B03 B04")


def bands(names: str) -> str:
    return json.dumps(names.split())


def evalscript(outputs: Outputs, inputs: str) -> str:
    listed = [{"id": key, "bands": count, "sampleType": kind} for key, (count, kind, _) in outputs.items()]
    if "output_B04" in outputs:
        listed[0]["bands"] = ["B04"]
    values = ", ".join(f"{json.dumps(key)}: {value}" for key, (_, _, value) in outputs.items())
    return f"""//VERSION=3
function setup() {{ return {{ input: {inputs}, output: {json.dumps(listed)} }}; }}
function evaluatePixel(s) {{ return {{ {values} }}; }}
function updateOutputMetadata(scenes, input, output) {{ output.userData = {{ factor: input.normalizationFactor }}; }}
"""


def size(body: Mapping[str, Any]) -> tuple[int, int]:
    output = body["output"]
    if "width" in output:
        return output["width"], output["height"]
    west, south, east, north = body["input"]["bounds"]["bbox"]
    return round((east - west) / output["resx"]), round((north - south) / output["resy"])


def unpack(answer: Response, wanted: list[tuple[str, str]]) -> list[bytes]:
    media_type = answer.headers["content-type"]
    if media_type == "application/tar":
        with tarfile.open(fileobj=io.BytesIO(answer.body)) as archive:
            return [archive.extractfile(member).read() for member in archive.getmembers()]
    if media_type.startswith("multipart/mixed"):
        message = message_from_bytes(
            f"Content-Type: {media_type}\r\n\r\n".encode() + answer.body, policy=policy.default
        )
        return [part.get_payload(decode=True) for part in message.iter_parts()]
    assert media_type == wanted[0][1], media_type
    return [answer.body]


def decode(content: bytes, media_type: str) -> np.ndarray:
    if media_type == "image/tiff":
        with rasterio.MemoryFile(content).open() as file:
            assert file.crs is not None, "no CRS"
            return np.moveaxis(file.read(), 0, 2)
    pixels = imagecodecs.png_decode(content) if media_type == "image/png" else imagecodecs.jpeg_decode(content)
    return pixels.reshape(*pixels.shape[:2], -1)


def send(sandbox: Sandbox, path: str, body: bytes, headers: Mapping[str, str]) -> Response:
    return sandbox.handle(Request.of("POST", path, {"Host": "localhost:8321", **headers}, body))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
