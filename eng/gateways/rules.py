#!/usr/bin/env python3
"""Prints the controller rules of runtime/BackendDsl.EnvoyGateway/Rules/*.yaml: the attributes that travel with the assembly
(Rules/<Kind>Rules.cs) and the page of each diagnostic (docs/diagnostics/BDSL43xx.md). The form of a rule: docs/controller-rules.md."""
import glob
import json
import os

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PACKAGE = os.path.join(ROOT, "runtime", "BackendDsl.EnvoyGateway")


def literal(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def attributes(group, kind, source, rules):
    lines = [f"// Printed from Rules/{source} by eng/gateways/rules.py. Change that file, not this one.", "using BackendDsl;", ""]
    for rule in rules:
        lines.append(f'[assembly: ControllerRule("{group}", "{kind}", {literal(rule["id"])},')
        lines.append(f'    {literal(rule["at"])},')
        lines.append(f'    {literal(rule["rule"])},')
        end = [f'    {literal(rule["message"])}', f'    Title = {literal(rule["title"])}']
        if "fields" in rule:
            end.append(f'    Fields = {literal(rule["fields"])}')
        if rule["severity"] == "warning":
            end.append("    IsWarning = true")
        lines.append(",\n".join(end) + ")]")
    return "\n".join(lines) + "\n"


def page(kind, rules):
    first = rules[0]
    places = []
    for rule in rules:
        place = f'`{rule["at"]}`' if "fields" not in rule else ", ".join(f'`{rule["at"]}.{b}`' for b in rule["fields"].split(", "))
        if place not in places:
            places.append(place)
    show = lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    return (f'# {first["id"]}: {first["title"]}\n\n{first["why"]}\n\nSeverity: {first["severity"]}. About {", ".join(places)} of a {kind}. '
            f'Source: {first["source"]}.\n\n## Example\n\nBad: `{show(first["bad"])}`\n\nGood: `{show(first["good"])}`\n')


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def main():
    for path in sorted(glob.glob(os.path.join(PACKAGE, "Rules", "*.yaml"))):
        with open(path, encoding="utf-8") as file:
            document = yaml.load(file, yaml.CSafeLoader)
        kind, rules = document["kind"], document["rules"]
        write(os.path.join(PACKAGE, "Rules", kind + "Rules.cs"), attributes(document["group"], kind, os.path.basename(path), rules))
        for id in dict.fromkeys(rule["id"] for rule in rules):
            write(os.path.join(ROOT, "docs", "diagnostics", id + ".md"), page(kind, [r for r in rules if r["id"] == id]))


if __name__ == "__main__":
    main()
