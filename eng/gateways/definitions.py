#!/usr/bin/env python3
"""Writes the custom resource definitions that BackendDsl.GatewayApi and BackendDsl.EnvoyGateway ship, and those of samples/Delivery.

  eng/gateways/definitions.py CRD-DIRECTORY

CRD-DIRECTORY has the folders named in TARGETS with the definitions of the releases. Only facts are taken from them: names, types,
limits, defaults and rules. Descriptions, annotations and printer columns are left out; the descriptions of our own stand in descriptions.txt
beside this file (one a line: "KIND PATH: TEXT", the path without list marks; the same sentence serves every list item and branch).
"""
import os
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGETS = {
    "runtime/BackendDsl.EnvoyGateway/crds": [
        ("envoy-gateway", "backends.gateway.envoyproxy.io", ["v1alpha1"]),
        ("envoy-gateway", "backendtrafficpolicies.gateway.envoyproxy.io", ["v1alpha1"]),
        ("envoy-gateway", "envoyproxies.gateway.envoyproxy.io", ["v1alpha1"]),
    ],
    "runtime/BackendDsl.GatewayApi/crds": [
        ("gateway-api", "backendtlspolicies.gateway.networking.k8s.io", ["v1"]),
        ("gateway-api", "gatewayclasses.gateway.networking.k8s.io", ["v1"]),
        ("gateway-api", "gateways.gateway.networking.k8s.io", ["v1"]),
        ("gateway-api", "grpcroutes.gateway.networking.k8s.io", ["v1"]),
        ("gateway-api", "httproutes.gateway.networking.k8s.io", ["v1"]),
        ("gateway-api", "listenersets.gateway.networking.k8s.io", ["v1"]),
        ("gateway-api", "referencegrants.gateway.networking.k8s.io", ["v1"]),
    ],
    "samples/Delivery/crds": [
        ("argo-cd", "applications.argoproj.io", ["v1alpha1"]),
        ("cert-manager", "certificates.cert-manager.io", ["v1"]),
        ("cert-manager", "clusterissuers.cert-manager.io", ["v1"]),
    ],
}


class Unused(set):
    """Descriptions that no field took."""


class Dumper(yaml.CSafeDumper):
    def ignore_aliases(self, data):
        return True


def read_descriptions():
    texts = {}
    path = os.path.join(HERE, "descriptions.txt")
    if os.path.exists(path):
        for line in open(path, encoding="utf-8"):
            line = line.strip()
            if line and not line.startswith("#"):
                head, text = line.split(": ", 1)
                texts[tuple(head.split(" ", 1)) if " " in head else (head, "")] = text
    return texts


def schema(node, kind, path, texts, unused):
    """The schema without descriptions but our own."""
    result = {}
    if (kind, path) in texts:
        result["description"] = texts[(kind, path)]
        unused.discard((kind, path))
    for key, value in node.items():
        if key in ("description", "example", "externalDocs"):
            continue
        if key == "properties":
            value = {n: schema(v, kind, f"{path}.{n}" if path else n, texts, unused) for n, v in sorted(value.items())}
        elif key in ("items", "additionalProperties", "not") and isinstance(value, dict):
            value = schema(value, kind, path, texts, unused)
        elif key in ("allOf", "anyOf", "oneOf"):
            # No descriptions in branches: a server keeps them out of the structural schema.
            value = [schema(v, kind, path, {}, unused) for v in value]
        result[key] = value
    return result


def definition(source, versions, texts, unused):
    spec = source["spec"]
    kind = spec["names"]["kind"]
    kept = []
    for version in spec["versions"]:
        if version["name"] not in versions:
            continue
        entry = {"name": version["name"], "served": True, "storage": True}
        entry["schema"] = {"openAPIV3Schema": schema(version["schema"]["openAPIV3Schema"], kind, "", texts, unused)}
        if "subresources" in version:
            entry["subresources"] = version["subresources"]
        kept.append(entry)
    assert len(kept) == len(versions), (kind, versions)
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": source["metadata"]["name"]},
        "spec": {"group": spec["group"], "names": spec["names"], "scope": spec["scope"], "versions": kept},
    }


def main():
    crds = sys.argv[1]
    texts = read_descriptions()
    unused = Unused(texts)
    for folder, files in TARGETS.items():
        target = os.path.join(ROOT, folder)
        os.makedirs(target, exist_ok=True)
        for directory, name, versions in files:
            with open(os.path.join(crds, directory, name + ".yaml"), encoding="utf-8") as file:
                source = next(d for d in yaml.load_all(file, yaml.CSafeLoader) if d)
            result = definition(source, versions, texts, unused)
            text = yaml.dump(result, Dumper=Dumper, sort_keys=True, width=140, allow_unicode=True)
            with open(os.path.join(target, name.split(".")[0] + ".yaml"), "w", encoding="utf-8", newline="\n") as file:
                file.write("# Written by eng/gateways/definitions.py.\n" + text)
    if unused:
        sys.exit("descriptions of fields that are not there: " + ", ".join(" ".join(u) for u in sorted(unused)))


if __name__ == "__main__":
    main()
