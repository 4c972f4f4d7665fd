# Written by tools/generate.py; changes made here are lost.

"""What the operations raise when an answer is not one that the document describes."""


class UnexpectedResponse(Exception):
    """An answer that the document does not describe, with its `status_code` and `content`."""

    def __init__(self, status_code: int, content: bytes, message: str) -> None:
        super().__init__(status_code, content, message)
        self.status_code = status_code
        self.content = content
        self.message = message

    def __str__(self) -> str:
        text = self.content[:500].decode(errors="replace").strip()
        return f"{self.message}\n\n{text}" if text else self.message


class UnexpectedStatus(UnexpectedResponse):
    """The status is not documented, or is that of an error whose body is not the documented one."""

    def __init__(self, status_code: int, content: bytes, message: str = "") -> None:
        super().__init__(status_code, content, message or f"unexpected status {status_code}")


class UnexpectedBody(UnexpectedResponse):
    """The status promises a body that the answer does not have."""


__all__ = ("UnexpectedBody", "UnexpectedResponse", "UnexpectedStatus")
