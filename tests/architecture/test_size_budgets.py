"""Small modules, small functions: the grain of the project.

A module's lines are all its lines. A function's lines are what a reader has to follow: from `def`
to its end, without the docstring, blank lines and comments.
"""

import ast
import io
import statistics
import tokenize

from tests.architecture.source import Definition, Module, definitions, modules

MODULE_AT_MOST = 400
MODULE_MEDIAN = 100
FUNCTION_AT_MOST = 60
FUNCTION_MEDIAN = 8

# A longer function stands here with its reason, or it is taken apart.
LONGER: dict[str, str] = {}

SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


def _code_lines(module: Module) -> set[int]:
    """The numbers of the lines that hold code: no blank ones, no comments."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(module.text).readline):
        if token.type not in SILENT:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


def _length(definition: Definition, code: set[int]) -> int:
    node = definition.node
    own = set(range(node.lineno, (node.end_lineno or node.lineno) + 1)) & code
    if ast.get_docstring(node, clean=False) is not None:
        said = node.body[0]
        own -= set(range(said.lineno, (said.end_lineno or said.lineno) + 1))
    return len(own)


def _functions() -> dict[str, int]:
    lengths = {}
    for module in modules():
        code = _code_lines(module)
        for definition in definitions(module):
            if not isinstance(definition.node, ast.ClassDef) and not definition.inside_function:
                lengths[definition.name] = _length(definition, code)
    return lengths


def test_no_module_is_too_long() -> None:
    long = {module.name: module.lines for module in modules() if module.lines > MODULE_AT_MOST}
    assert not long, f"more than {MODULE_AT_MOST} lines: {long}"


def test_the_median_module_is_small() -> None:
    lengths = [module.lines for module in modules() if module.path.name != "__init__.py"]
    assert statistics.median(lengths or [0]) <= MODULE_MEDIAN


def test_the_median_function_is_small() -> None:
    assert statistics.median(_functions().values() or [0]) <= FUNCTION_MEDIAN


def test_a_long_function_is_listed_with_its_reason() -> None:
    long = {name for name, length in _functions().items() if length > FUNCTION_AT_MOST}
    assert long == set(LONGER), (
        f"more than {FUNCTION_AT_MOST} lines without a reason: {sorted(long - set(LONGER))}; "
        f"listed, yet short now: {sorted(set(LONGER) - long)}"
    )
    assert all(LONGER.values())
