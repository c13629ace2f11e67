# This source file is part of the Funnel project.
# SPDX-License-Identifier: Apache-2.0
"""The instructions of a Dockerfile that ours has."""

import re


def stages(text):
    """The stages, a list of (instruction, argument) each."""
    result = []
    for line in re.sub(r"\\\n\s*", " ", text).splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        instruction, argument = line.split(None, 1)
        if instruction == "FROM":
            result.append([])
        result[-1].append((instruction, argument.strip()))
    return result


def expanded(text, variables):
    """The text with its variables replaced by their values."""
    return re.sub(r"\$\{?(\w+)\}?", lambda match: variables[match.group(1)], text)
