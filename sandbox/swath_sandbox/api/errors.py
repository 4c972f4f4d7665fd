"""The shapes in which the service refuses a request.

ApiError
├── ServiceError        {"error": {"status", "reason", "message", "code", "errors"}}
│   └── RateLimitError  the same members without the wrapper, and Retry-After in milliseconds
├── CatalogError        {"code", "description"}
└── OAuthError          {"error", "error_description"}
"""

import http
import math
from collections.abc import Mapping, Sequence

from swath_sandbox.api.messages import Response, json_response


class ApiError(Exception):
    """A refusal that knows the answer that says so."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}

    def document(self) -> object:
        """The JSON body of the answer."""
        raise NotImplementedError

    def response(self) -> Response:
        """The answer that tells the client."""
        return json_response(self.document(), self.status, headers=self.headers)


class ServiceError(ApiError):
    """A refusal in the shape that most of the service uses."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        errors: Sequence[Mapping[str, object]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, message, headers)
        self.code = code
        self.errors = errors

    def document(self) -> object:
        """Status, reason, message, code and, when there are any, the violations."""
        members: dict[str, object] = {
            "status": self.status,
            "reason": http.HTTPStatus(self.status).phrase,
            "message": self.message,
            "code": self.code,
        }
        if self.errors:
            members["errors"] = list(self.errors)
        return {"error": members}


class RateLimitError(ServiceError):
    """A rate limit is spent for the next `wait` seconds."""

    def __init__(self, wait: float) -> None:
        milliseconds = max(1, math.ceil(wait * 1000))
        super().__init__(
            429, "RATE_LIMIT_EXCEEDED", "You have exceeded your rate limit", headers={"retry-after": str(milliseconds)}
        )

    def document(self) -> object:
        """The members, which this one refusal sends without a wrapper."""
        return {
            "status": self.status,
            "reason": http.HTTPStatus(self.status).phrase,
            "message": self.message,
            "code": self.code,
        }


class CatalogError(ApiError):
    """A refusal in the shape of the catalogue."""

    def document(self) -> object:
        """The status as a string, and what is wrong."""
        return {"code": str(self.status), "description": self.message}


class OAuthError(ApiError):
    """A refusal of the token endpoint, by its OAuth error code."""

    def __init__(self, status: int, error: str, description: str = "") -> None:
        super().__init__(status, description)
        self.error = error

    def document(self) -> object:
        """The error code and, when there is one, the description."""
        return {"error": self.error, **({"error_description": self.message} if self.message else {})}


def bad_payload(message: str) -> ServiceError:
    """The refusal of a request that makes no sense as a whole."""
    return ServiceError(400, "COMMON_BAD_PAYLOAD", message)


def violation(parameter: str, what: str) -> ServiceError:
    """The refusal of one member of a request body, named by its path, such as `output->width`."""
    errors = ({"parameter": parameter, "violation": what},)
    return ServiceError(400, "COMMON_BAD_PAYLOAD", f"{what}\n", errors=errors)


def not_found() -> ServiceError:
    """The refusal of a path that names nothing."""
    return ServiceError(404, "COMMON_NOT_FOUND", "HTTP 404 Not Found")


def conflict(message: str) -> ServiceError:
    """The refusal of what contradicts the present state of things."""
    return ServiceError(409, "COMMON_CONFLICT", message)


def method_not_allowed(allowed: Sequence[str]) -> ServiceError:
    """The refusal of a method that the path does not have."""
    message = "HTTP 405 Method Not Allowed"
    return ServiceError(405, "COMMON_METHOD_NOT_ALLOWED", message, headers={"allow": ", ".join(sorted(allowed))})


def unsupported_media_type() -> ServiceError:
    """The refusal of a body in a media type that the operation does not read."""
    return ServiceError(415, "COMMON_UNSUPPORTED_MEDIA_TYPE", "HTTP 415 Unsupported Media Type")


def unauthorized() -> ServiceError:
    """The refusal of a request without a valid access token."""
    message = (
        "You are not authorized! Please provide a valid access token within the header "
        "[Authorization: Bearer <accessToken>] of your request."
    )
    return ServiceError(401, "COMMON_UNAUTHORIZED", message)
