# SPDX-FileCopyrightText: 2026 Regietafel contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checks publiccode.yml: the fields that version 0.5.0 of the standard asks for, and those it has dropped.

Usage: check_publiccode.py [FILE]. Exit code 1 and a line per fault when something is wrong.
"""

import datetime
import pathlib
import re
import sys

import yaml

SOFTWARE_TYPES = {
    "standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend",
    "standalone/other", "addon", "library", "configurationFiles",
}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
MAINTENANCE = {"internal", "contract", "community", "none"}
# The part of the controlled list of categories that this kind of software can fall under.
CATEGORIES = {
    "business-intelligence", "collaboration", "compliance-management", "data-analytics", "data-collection",
    "data-visualization", "financial-reporting", "knowledge-management", "project-management",
    "resource-management", "predictive-analysis", "workflow-management",
}
DEPRECATED = {"genericName", "monochromeLogo", "inputTypes", "outputTypes"}


def keys(node):
    """Every key anywhere in the document."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield key
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


def check_description(language, text):
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(language)):
        yield f"description: {language!r} is not a language"
    if not isinstance(text, dict):
        yield f"description.{language}: must hold fields"
        return
    short = str(text.get("shortDescription", "")).strip()
    long = str(text.get("longDescription", "")).strip()
    if not 1 <= len(short) <= 150:
        yield f"description.{language}.shortDescription: {len(short)} characters, 1 to 150 allowed"
    if not 150 <= len(long) <= 10_000:
        yield f"description.{language}.longDescription: {len(long)} characters, 150 to 10000 allowed"
    features = text.get("features", [])
    if not isinstance(features, list) or any(not isinstance(item, str) for item in features):
        yield f"description.{language}.features: must be a list of texts"


def check_values(data):
    if data.get("publiccodeYmlVersion") != "0.5.0":
        yield "publiccodeYmlVersion: must be the text 0.5.0"
    if not str(data.get("name") or "").strip():
        yield "name: missing"
    if not re.fullmatch(r"https://\S+", str(data.get("url", ""))):
        yield "url: must be an https address"
    if data.get("developmentStatus") not in STATUSES:
        yield f"developmentStatus: must be one of {sorted(STATUSES)}"
    if data.get("softwareType") not in SOFTWARE_TYPES:
        yield f"softwareType: must be one of {sorted(SOFTWARE_TYPES)}"
    if not data.get("platforms"):
        yield "platforms: at least one"
    unknown = set(data.get("categories") or ["none"]) - CATEGORIES
    if unknown:
        yield f"categories: {sorted(unknown)} not in the list"
    if "releaseDate" in data:
        try:
            datetime.date.fromisoformat(str(data["releaseDate"]))
        except ValueError:
            yield "releaseDate: must be a date such as 2026-11-23"
    for country in (data.get("intendedAudience") or {}).get("countries", []):
        if not re.fullmatch(r"[a-z]{2}", str(country)):
            yield f"intendedAudience.countries: {country!r} is not a two-letter code"


def check(data):
    """All faults in the parsed document."""
    if not isinstance(data, dict):
        yield "the file must hold fields"
        return
    yield from check_values(data)
    description = data.get("description") or {}
    if not description:
        yield "description: at least one language"
    for language, text in description.items():
        yield from check_description(language, text)
    licence = str((data.get("legal") or {}).get("license", ""))
    if not re.fullmatch(r"[A-Za-z0-9.+-]+( (OR|AND|WITH) [A-Za-z0-9.+-]+)*", licence):
        yield "legal.license: must be an SPDX expression"
    maintenance = data.get("maintenance") or {}
    if maintenance.get("type") not in MAINTENANCE:
        yield f"maintenance.type: must be one of {sorted(MAINTENANCE)}"
    people = "contractors" if maintenance.get("type") == "contract" else "contacts"
    entries = maintenance.get(people) or []
    if maintenance.get("type") != "none" and (not entries or any(not entry.get("name") for entry in entries)):
        yield f"maintenance.{people}: at least one, each with a name"
    localisation = data.get("localisation") or {}
    if not isinstance(localisation.get("localisationReady"), bool):
        yield "localisation.localisationReady: must be true or false"
    if not localisation.get("availableLanguages"):
        yield "localisation.availableLanguages: at least one"
    for key in sorted(DEPRECATED & set(keys(data))):
        yield f"{key}: no longer part of the standard"


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    path = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else root / "publiccode.yml"
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        print(f"{path.name}: {error}")
        return 1
    faults = list(check(data))
    for fault in faults:
        print(f"{path.name}: {fault}")
    if not faults:
        print(f"{path.name}: in order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
