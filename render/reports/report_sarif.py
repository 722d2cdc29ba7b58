"""A report in SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

from governance import __version__
from governance.checks.registry import CHECKS
from governance.diagnostics import Diagnostic, Lang, Place, Report
from render.data.json_encoding import dumps
from render.text.terminal import Style

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(report: Report, lang: Lang, style: Style) -> str:
    """The report as a SARIF log with one run."""
    used = {found.code for found in report.diagnostics}
    rules = [check for check in CHECKS if check.code in used]
    number = {check.code: index for index, check in enumerate(rules)}
    return dumps(
        {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "govcheck",
                            "semanticVersion": __version__,
                            "rules": [
                                {
                                    "id": check.code,
                                    "shortDescription": {"text": check.title.to(lang)},
                                    "fullDescription": {"text": check.finds.to(lang)},
                                    "help": {"text": f"{check.why.to(lang)} {check.remedy.to(lang)}"},
                                    "defaultConfiguration": {"level": check.severity.value},
                                }
                                for check in rules
                            ],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(found, number[found.code], lang) for found in report.diagnostics],
                }
            ],
        }
    )


def _result(found: Diagnostic, rule: int, lang: Lang) -> dict[str, Any]:
    text = found.message.to(lang) + (f"\n{found.help.to(lang)}" if found.help else "")
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity.value,
        "message": {"text": text},
        "locations": [_location(found.place)],
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": index, **_location(item.place), "message": {"text": item.message.to(lang)}}
            for index, item in enumerate(found.related, 1)
        ]
    properties = {key: value for key, value in (("entity", found.entity), ("clause", found.clause)) if value}
    if properties:
        result["properties"] = properties
    return result


def _location(place: Place) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(os.fsencode(place.path))},
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.end_line,
                "endColumn": place.end_column,
            },
        }
    }
