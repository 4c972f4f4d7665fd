"""The raster files of batch jobs: where they go, and what happens to files that are there already."""

from collections.abc import Iterable
from dataclasses import dataclass

from swath_sandbox.api.batch_rendering import Rendering, render_feature
from swath_sandbox.api.errors import bad_payload
from swath_sandbox.api.payload import Payload
from swath_sandbox.api.process_request import ResponseFormat
from swath_sandbox.api.service import Service
from swath_sandbox.encoding import EXTENSIONS
from swath_sandbox.features import Feature

_FOLDERS = "<requestId>/<tileName>/<outputId>.<format>"


@dataclass(frozen=True, slots=True)
class RasterOutput:
    """Where the files of a job go.

    Attributes:
        url: a folder, or a template with `<requestId>`, `<tileName>`, `<outputId>` and `<format>` in it.
        overwrite: whether files that exist are replaced; otherwise they make the job fail.
        skip_existing: whether features are left out whose files all exist.
    """

    url: str
    overwrite: bool = False
    skip_existing: bool = False

    @property
    def root(self) -> str:
        """The folder that all files lie in, those that tell of the job among them."""
        return self.url.partition("<")[0].rpartition("/")[0] if "<" in self.url else self.url.rstrip("/")

    def check_free(self, service: Service, job: str, rendering: Rendering, features: Iterable[Feature]) -> None:
        """Raise ServiceError when files are in the way."""
        if self.overwrite:
            return
        for feature in features:
            urls = self._urls(job, rendering, feature)
            existing = [url for url in urls if service.buckets.exists(url)]
            if existing and not (self.skip_existing and existing == urls):
                raise bad_payload(f"{existing[0]} exists; set overwrite or choose another path")

    def deliver(self, service: Service, job: str, rendering: Rendering, feature: Feature) -> float:
        """Render a feature, write its files and tell what it costs.

        Raises:
            ServiceError: it cannot be rendered.
            BucketError: a file cannot be written.
        """
        urls = self._urls(job, rendering, feature)
        if self.skip_existing and all(service.buckets.exists(url) for url in urls):
            return 0.0
        files, units = render_feature(service, rendering, feature)
        for url, file in zip(urls, files, strict=True):
            service.buckets.write(url, file.content)
        return units

    def place(self, job: str, feature: str, response: ResponseFormat) -> str:
        """The URL of one file."""
        url = self.url if "<outputId>" in self.url else f"{self.url.rstrip('/')}/{_FOLDERS}"
        places = {
            "<requestId>": job,
            "<tileName>": feature,
            "<outputId>": response.identifier,
            "<format>": EXTENSIONS[response.media_type],
        }
        for place, value in places.items():
            url = url.replace(place, value)
        return url

    def _urls(self, job: str, rendering: Rendering, feature: Feature) -> list[str]:
        return [self.place(job, feature.name, response) for response in rendering.responses]


def read_switches(output: Payload, url: str) -> RasterOutput:
    """The output of a request: its URL, which each edition names in its own way, and its switches."""
    overwrite, skip_existing = output.member("overwrite"), output.member("skipExisting")
    return RasterOutput(
        url,
        overwrite=overwrite.flag() if overwrite else False,
        skip_existing=skip_existing.flag() if skip_existing else False,
    )
