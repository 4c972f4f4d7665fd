"""The figures of one run as a table of ratios, with the targets beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.clients import HTTPX, MANY, TASKS, THREADS
from benchmarks.contenders import DICTS, OURS, OURS_ALONE, STOCK
from benchmarks.downloading import BARE, BARE_ASYNC
from benchmarks.downloading import OURS as SAVE
from benchmarks.downloading import OURS_ASYNC as ASYNC_SAVE
from benchmarks.images import BARE as TIFFFILE
from benchmarks.images import OURS as DECODE
from benchmarks.images import SENTINELHUB
from benchmarks.listings import OURS as ITEMS
from benchmarks.listings import OURS_ASYNC as ASYNC_ITEMS
from benchmarks.listings import PYSTAC, PYSTAC_DICTS
from benchmarks.parting import ASYNC_CLIENT, CLIENT, COPY, FILES, LOOSE_FILES, OUTPUTS_OBJECT, SAFE_COPY, SPLIT, VIEWS

IDEAL = "least possible"
TOLD = "swath, told the limit"
LEARNING = "swath, learning it"
UNTOLD = "swath, tasks, no limit told"
AHEAD = ", asking ahead"


@dataclass(frozen=True)
class Target:
    """The most that one figure may be, as a multiple of another one of the same measure, or of 1."""

    measure: str
    subject: str
    name: str
    of: str | None
    most: float


HTTP, HTTPS = (f"{scheme}, 32 in flight, 100 ms each" for scheme in ("http", "https"))
PACED = [f"30 {what} and 10 a second, {latency} ms each" for what in ("requests", "units") for latency in (0, 100)]
GIGABYTE = "1 GiB to disk"
LARGE = "2,500 x 2,500 x 3 uint16 as deflated GeoTIFF, decoded and saved"
CONTAINERS = ("tar", "multipart")
PAGED, SLOW = "20,000 items", "pages that take 50 ms, worked on for 60 ms"
TARGETS = (
    Target("import", "client", "from swath import SentinelHub", "import httpx", 1.5),
    Target("import", "model", "from swath_api.models import StacItem", "what a model needs", 1.5),
    Target("decode", "search page", OURS, STOCK, 0.55),
    Target("decode", "search page", OURS, DICTS, 1.7),
    Target("encode", "search page", OURS, STOCK, 0.4),
    Target("memory", "search page", OURS, DICTS, 1.1),
    Target("decode", "search page", OURS_ALONE, STOCK, 0.55),
    Target("decode", "search page", OURS_ALONE, DICTS, 1.7),
    Target("encode", "search page", OURS_ALONE, STOCK, 0.4),
    Target("decode", "statistics", OURS, STOCK, 0.55),
    Target("decode", "statistics", OURS, DICTS, 1.7),
    Target("encode", "statistics", OURS, STOCK, 0.4),
    Target("memory", "statistics", OURS, DICTS, 1.1),
    *(Target("wall", subject, name, IDEAL, 1.05) for subject in (HTTP, HTTPS) for name in (MANY, TASKS, THREADS)),
    *(Target("processor", subject, name, HTTPX, 1.4) for subject in (HTTP, HTTPS) for name in (MANY, TASKS)),
    *(Target("paced", subject, name, IDEAL, 1.05) for subject in PACED for name in (TOLD, LEARNING)),
    *(Target("refusals", subject, TOLD, None, 0) for subject in PACED),
    *(Target("refusals", subject, LEARNING, None, 5) for subject in PACED),
    *(Target("paging", PAGED, name, PYSTAC, 1 / 3) for name in (ITEMS, ASYNC_ITEMS)),
    *(Target("paging", PAGED, name, PYSTAC_DICTS, 1 / 0.5) for name in (ITEMS, ASYNC_ITEMS)),
    *(Target("growth", PAGED, name, None, 2) for name in (ITEMS, ASYNC_ITEMS)),
    Target("download", GIGABYTE, SAVE, BARE, 1 / 0.8),
    Target("download", GIGABYTE, ASYNC_SAVE, BARE_ASYNC, 1 / 0.8),
    *(Target("growth", GIGABYTE, name, None, 32) for name in (SAVE, ASYNC_SAVE)),
    *(Target(what, LARGE, DECODE, name, 1.3) for what in ("image", "processor") for name in (TIFFFILE, SENTINELHUB)),
    *(Target("parts", f"{container} in memory", VIEWS, SPLIT, 1 / 0.35) for container in CONTAINERS),
    Target("parts", "multipart in memory", OUTPUTS_OBJECT, SPLIT, 1 / 0.35),
    *(
        Target("parts", f"{container} to disk", ours, plain, 1 / 0.5)
        for container in CONTAINERS
        for ours, plain in ((FILES, COPY), (LOOSE_FILES, COPY), (FILES, SAFE_COPY))
    ),
    *(Target("growth", f"{container} to disk", FILES, None, 8) for container in CONTAINERS),
    *(
        Target("growth", f"{container} from the network to disk", name, None, 8)
        for container in CONTAINERS
        for name in (CLIENT, ASYNC_CLIENT)
    ),
    *(Target("paging", SLOW, name + AHEAD, name, 1 / 1.7) for name in (ITEMS, ASYNC_ITEMS)),
)
UNITS = {
    "import": ("ms", 1e3),
    "decode": ("ms", 1e3),
    "encode": ("ms", 1e3),
    "memory": ("KiB", 1 / 1024),
    "wall": ("ms", 1e3),
    "processor": ("ms", 1e3),
    "paced": ("s", 1),
    "refusals": ("", 1),
    "paging": ("ms", 1e3),
    "growth": ("MiB", 1),
    "download": ("s", 1),
    "image": ("ms", 1e3),
    "parts": ("ms", 1e3),
    "kills": ("", 1),
}


@dataclass
class Figures:
    """What was measured, in seconds and bytes, by measure, subject and name; of several the least."""

    values: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    remarks: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add(self, measure: str, subject: str, name: str, value: float) -> None:
        known = self.values.setdefault((measure, subject), {})
        known[name] = min(value, known.get(name, value))

    def remark(self, measure: str, subject: str, name: str, text: str) -> None:
        self.remarks[measure, subject, name] = text

    def table(self) -> Iterator[str]:
        """The lines of the table: every figure with its ratio to ours, or to the first one; then the targets."""
        for (measure, subject), known in self.values.items():
            unit, scale = UNITS[measure]
            base = known.get(OURS) or next(iter(known.values()))
            yield f"{measure}, {subject}"
            for name, value in known.items():
                remark = self.remarks.get((measure, subject, name), "")
                times = f"{value / base:.2f}" if base else ""
                yield f"  {name:<60} {value * scale:>9.3f} {unit:<4} {times:>6}  {remark}".rstrip()
        yield "targets"
        for target in TARGETS:
            known = self.values.get((target.measure, target.subject), {})
            if target.name in known and (target.of is None or target.of in known):
                ratio = known[target.name] / (known[target.of] if target.of else 1)
                what = f"{target.measure}, {target.subject}: {target.name}" + (f" to {target.of}" if target.of else "")
                verdict = "met" if ratio <= target.most else "NOT met"
                yield f"  {what:<80} {ratio:>5.2f}  at most {target.most:<4.3g}  {verdict}"
