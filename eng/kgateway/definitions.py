#!/usr/bin/env python3
"""Rebuilds runtime/BackendDsl.Kgateway/Releases/definitions.json from facts: the definitions of each release of kgateway, without descriptions.

usage: eng/kgateway/definitions.py FACTS   (a folder with one folder of definitions a release, as data/kgateway/releases/crds has them)

The newest release is written whole, every other one as a JSON merge patch (RFC 7386) against it. Two things are no files of the facts:
2.4.0 had no limit on the length of durations yet, and `next` and `docs` come from the package's own union (crds/).
"""
import copy
import json
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "runtime" / "BackendDsl.Kgateway"
BASE = "2.4"
FOLDERS = {"2.1.0": "2.1.0", "2.1.2": "2.1.2", "2.1": "2.1.x-head", "2.2.0": "2.2.0", "2.2": "2.2.x-head", "2.3.0": "2.3.0", "2.3": "2.3.x-head",
           "2.4": "2.4.x-head", "main": "2026-08-20"}
KINDS = ("backendconfigpolicies", "backends")
DOCUMENTED = {"headerFormat": "http1ProtocolOptions", "headersWithUnderscoresAction": "commonHttpProtocolOptions"}


def facts_only(definition):
    """Names, scope and schemas; no descriptions, no metadata but the name."""
    def strip(node, inside_properties=False):
        if isinstance(node, dict):
            return {k: strip(v, k == "properties" and not inside_properties) for k, v in node.items() if inside_properties or k != "description"}
        return [strip(n) for n in node] if isinstance(node, list) else node
    spec = strip(definition["spec"])
    for version in spec["versions"]:
        version.pop("additionalPrinterColumns", None)
    return {"apiVersion": definition["apiVersion"], "kind": definition["kind"], "metadata": {"name": definition["metadata"]["name"]}, "spec": spec}


def policy_spec(definition):
    return definition["spec"]["versions"][0]["schema"]["openAPIV3Schema"]["properties"]["spec"]["properties"]


def without_duration_limits(node):
    """2.4.0: the limit of 32 came later in the branch."""
    if isinstance(node, dict):
        rules = node.get("x-kubernetes-validations", [])
        if node.get("maxLength") == 32 and any("h|m|s|ms" in r["rule"] for r in rules):
            node = {k: v for k, v in node.items() if k != "maxLength"}
        return {k: without_duration_limits(v) for k, v in node.items()}
    return [without_duration_limits(n) for n in node] if isinstance(node, list) else node


def merge_patch(old, new):
    patch = {}
    for key in old.keys() | new.keys():
        if key not in new:
            patch[key] = None
        elif key not in old:
            patch[key] = new[key]
        elif isinstance(old[key], dict) and isinstance(new[key], dict):
            inner = merge_patch(old[key], new[key])
            if inner:
                patch[key] = inner
        elif old[key] != new[key]:
            patch[key] = new[key]
    return patch


def take_schema(definition):
    return definition["spec"]["versions"][0].pop("schema")["openAPIV3Schema"]


def compact(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def read(path):
    return facts_only(yaml.safe_load(path.read_text(encoding="utf-8")))


def variants(facts, kind):
    found = {name: read(facts / folder / f"gateway.kgateway.dev_{kind}.yaml") for name, folder in FOLDERS.items()}
    found["2.4.0"] = without_duration_limits(found["2.4"])
    union = read(PACKAGE / "crds" / f"{kind}.yaml")
    found["next"] = copy.deepcopy(union)
    found["docs"] = copy.deepcopy(found["2.1"])
    if kind == "backends":
        found["next"] = copy.deepcopy(found["main"])
    else:
        for member, block in DOCUMENTED.items():
            schema = policy_spec(found["next"])[block]["properties"].pop(member)
            policy_spec(found["docs"])[block]["properties"][member] = schema
    return found


def main():
    facts = pathlib.Path(sys.argv[1])
    result = {"base": BASE, "kinds": {}}
    for kind in KINDS:
        found = variants(facts, kind)
        base = found.pop(BASE)
        schema = take_schema(base)
        result["kinds"][kind] = {"definition": base, "schema": schema, "patches": {name: merge_patch(schema, take_schema(found[name])) for name in sorted(found)}}
    # One line for each definition and patch: readable in a diff, and small.
    lines = []
    for kind, entry in result["kinds"].items():
        patches = ",\n".join(f"{json.dumps(n)}: {compact(p)}" for n, p in entry["patches"].items())
        lines.append(f'{json.dumps(kind)}: {{"definition": {compact(entry["definition"])},\n"schema": {compact(entry["schema"])},\n"patches": {{\n{patches}\n}}}}')
    text = f'{{"base": {json.dumps(BASE)}, "kinds": {{\n' + ",\n".join(lines) + "\n}}"
    (PACKAGE / "Releases" / "definitions.json").write_text(text + "\n", encoding="utf-8", newline="\n")


main()
