import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from swath.core.events import Attempt
from swath.core.operations import Kind
from swath.wire.tracing import route, tracing

ID = "4a9e1c9e-7b0c-4a38-8e0e-6b1c1f2d3e4f"
STARTED = 1_717_243_200.25
ANSWERED = Attempt(
    "POST", "services.example", "/process/v1", Kind.PAID, 1, STARTED, 0.5, 200, received=12345, units=0.33
)


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    # The provider of a process can be set only once.
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    return exporter


def span_of(attempt: Attempt, spans: InMemorySpanExporter) -> ReadableSpan:
    record = tracing()
    assert record is not None
    record(attempt)
    (span,) = spans.get_finished_spans()
    return span


def test_an_attempt_becomes_a_client_span_with_its_own_times(spans: InMemorySpanExporter) -> None:
    span = span_of(ANSWERED, spans)
    assert (span.name, span.kind) == ("POST /process/v1", trace.SpanKind.CLIENT)
    assert [span.start_time, span.end_time] == pytest.approx([STARTED * 1e9, (STARTED + 0.5) * 1e9], rel=0, abs=1000)
    assert span.status.status_code is trace.StatusCode.UNSET
    assert span.parent is None
    assert span.instrumentation_scope is not None
    assert span.instrumentation_scope.name == "swath"
    assert dict(span.attributes or {}) == {
        "http.request.method": "POST",
        "http.response.status_code": 200,
        "server.address": "services.example",
        "server.port": 443,
        "url.full": "https://services.example/process/v1",
        "url.path": "/process/v1",
        "swath.kind": "paid",
        "swath.units": 0.33,
    }


@pytest.mark.parametrize(
    ("attempt", "attributes"),
    [
        (replace(ANSWERED, number=3), {"http.request.resend_count": 2}),
        (replace(ANSWERED, host="localhost:8321", scheme="http"), {"server.address": "localhost", "server.port": 8321}),
        (
            replace(ANSWERED, host="localhost", scheme="http"),
            {"server.port": 80, "url.full": "http://localhost/process/v1"},
        ),
        (replace(ANSWERED, host="[::1]:8321", scheme="http"), {"server.address": "::1", "server.port": 8321}),
        (replace(ANSWERED, status=404), {"error.type": "404", "http.response.status_code": 404}),
        (replace(ANSWERED, status=None, error="ReadTimeout"), {"error.type": "ReadTimeout"}),
        (replace(ANSWERED, status=None), {"error.type": "_OTHER"}),
        (replace(ANSWERED, path="/byoc/v1/collections/a\nb"), {"url.path": "/byoc/v1/collections/a\\nb"}),
    ],
)
def test_attributes_are_those_of_the_conventions(
    attempt: Attempt, attributes: dict[str, object], spans: InMemorySpanExporter
) -> None:
    found = span_of(attempt, spans).attributes or {}
    assert {name: found[name] for name in attributes} == attributes


@pytest.mark.parametrize(
    ("attempt", "description"),
    [
        (replace(ANSWERED, status=429, code="RATE_LIMIT_EXCEEDED"), "RATE_LIMIT_EXCEEDED"),
        (replace(ANSWERED, status=500), None),
        (replace(ANSWERED, status=None, error="ReadTimeout"), None),
    ],
)
def test_a_failed_attempt_is_a_failed_span(
    attempt: Attempt, description: str | None, spans: InMemorySpanExporter
) -> None:
    status = span_of(attempt, spans).status
    assert (status.status_code, status.description) == (trace.StatusCode.ERROR, description)


def test_a_span_belongs_to_what_the_application_is_doing(spans: InMemorySpanExporter) -> None:
    record = tracing()
    assert record is not None
    with trace.get_tracer("application").start_as_current_span("report") as parent:
        record(ANSWERED)
    span, _ = spans.get_finished_spans()
    assert span.parent is not None
    assert span.parent.span_id == parent.get_span_context().span_id


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/process/v1", "/process/v1"),
        ("/api/v1/catalog/1.0.0/search", "/api/v1/catalog/1.0.0/search"),
        (f"/batch/v2/process/{ID}/start", "/batch/v2/process/{id}/start"),
        (f"/byoc/v1/collections/{ID}/tiles/{ID}/files/B04.tif", "/byoc/v1/collections/{id}/tiles/{id}/files/{id}"),
        ("/batch/v2/tilinggrids/1", "/batch/v2/tilinggrids/{id}"),
        (f"/api/v1/metadata/collection/byoc-{ID}", "/api/v1/metadata/collection/{id}"),
        ("/catalog/v1/collections/sentinel-2-l2a/items/S2B_33TVM%20x", "/catalog/v1/collections/{id}/items/{id}"),
        (
            "/auth/realms/CDSE/protocol/openid-connect/token",
            "/auth/realms/CDSE/protocol/openid-connect/token",
        ),
        ("/", "/"),
        ("", ""),
    ],
)
def test_a_span_is_named_by_what_is_asked_and_not_for_which(path: str, pattern: str) -> None:
    assert route(path) == pattern


def test_no_operation_of_the_interface_loses_a_word() -> None:
    paths = yaml.load((Path(__file__).parents[3] / "openapi.yaml").read_text("utf-8"), yaml.CSafeLoader)["paths"]
    for path in paths:
        known = path.replace("-{", "/{").split("/")
        assert all(part.startswith("{") or route(part) == part for part in known), path


@pytest.mark.parametrize("imports", ["", "import opentelemetry.trace"])
def test_opentelemetry_is_used_where_the_application_uses_it_and_never_imported(imports: str) -> None:
    program = f"""
import sys
{imports}
import swath
from swath.wire.tracing import tracing
with swath.SentinelHub("id", "secret"):
    print(tracing() is not None, "opentelemetry.trace" in sys.modules)
"""
    answer = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert answer.stdout.split() == [str(bool(imports))] * 2
