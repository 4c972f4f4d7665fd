"""One way to write each annotation, so that only what it means counts."""

import ast

from .facts import AnyFunction
from .sources import Definition, Module, Sources


class Shortener(ast.NodeTransformer):
    """Takes the modules off names of ours, and quotes off annotations: `"models.Page"` and `Page` are one."""

    def __init__(self, sources: Sources, module: Module) -> None:
        self.sources = sources
        self.module = module

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        # What stands in a body is nobody's business, but `__init__` says what attributes there are.
        body, node.body = node.body, node.body if node.name == "__init__" else []
        self._visit_signature(node)
        node.body = body
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        body, node.body = node.body, []
        self._visit_signature(node)
        node.body = body
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AnnAssign:
        node.annotation = _unquoted(node.annotation)
        self.generic_visit(node)
        return node

    def _visit_signature(self, node: AnyFunction) -> None:
        for argument in ast.walk(node.args):
            if isinstance(argument, ast.arg) and argument.annotation:
                argument.annotation = _unquoted(argument.annotation)
        node.returns = _unquoted(node.returns) if node.returns else None
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        found = self.sources.find_expression(self.module, node)
        if isinstance(found, Definition):
            return ast.Name(found.name, ast.Load())
        return ast.Name(node.attr, ast.Load()) if self.sources.is_ours(self.module, node) else node


def parsed(text: str) -> ast.expr | None:
    """The expression that a text holds, or None if it is none."""
    try:
        return ast.parse(text, mode="eval").body
    except SyntaxError:
        return None


def _unquoted(annotation: ast.expr) -> ast.expr:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return parsed(annotation.value) or annotation
    return annotation
