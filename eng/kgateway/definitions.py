#!/usr/bin/env python3
"""Rebuilds runtime/BackendDsl.Kgateway/Releases/definitions.json from facts: the definitions of each release of kgateway, without descriptions.

usage: eng/kgateway/definitions.py FACTS   (a folder with one folder of definitions a release, as data/kgateway/releases/crds has them)

The newest release is written whole, every other one as a JSON merge patch (RFC 7386) against it. Two things are no files of the facts:
2.4.0 had no limit on the length of durations yet, and `next` and `docs` come from the package's own union (crds/backendconfigpolicies.yaml). crds/backends.yaml is written too.
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
    found["next"] = read(PACKAGE / "crds" / f"{kind}.yaml")
    found["docs"] = copy.deepcopy(found["2.1"])
    if kind == "backends":
        found["next"] = copy.deepcopy(found["main"])
    else:
        for member, block in DOCUMENTED.items():
            schema = policy_spec(found["next"])[block]["properties"].pop(member)
            policy_spec(found["docs"])[block]["properties"][member] = schema
    return found


# Our own words for the members of a Backend: the typed API is made from crds/backends.yaml.
BACKEND_TEXTS = {
    "": "A destination outside of the cluster's Services.",
    "apiVersion": "Version of the API this object is written in: gateway.kgateway.dev/v1alpha1.",
    "kind": "Kind of this object: Backend.",
    "metadata": "Name, namespace, labels and annotations. Policies select Backends by these labels.",
    "spec": "What the backend is: the type, and the block of that type.",
    "spec.type": "The type. Required in kgateway 2.1; later the block that is there tells it, but up to 2.3 the rules want it too. GCP from 2.3, PriorityGroups from 2.4.",
    "spec.static": "A fixed list of hosts. For the type Static.",
    "spec.static.appProtocol": "Protocol of the hosts. http2, grpc, grpc-web and kubernetes.io/h2c make the backend HTTP/2; kubernetes.io/ws, or nothing, leaves it at HTTP/1.",
    "spec.static.hosts": "The hosts, at least 1. If one of them is a DNS name, all are looked up by DNS.",
    "spec.static.hosts[]": "One host.",
    "spec.static.hosts[].host": "IP address or DNS name. At least 1 character.",
    "spec.static.hosts[].port": "Port, 1 to 65535.",
    "spec.aws": "A Lambda function, or (from 2.4) EC2 instances. For the type AWS.",
    "spec.aws.accountId": "The AWS account, 12 digits. From 2.4 it may stand in lambda instead.",
    "spec.aws.region": "The AWS region. Default: us-east-1.",
    "spec.aws.auth": "Credentials. Without them, those of the gateway's own environment are used.",
    "spec.aws.auth.type": "Secret, or (from 2.4) AssumeRole.",
    "spec.aws.auth.secretRef": "A Secret of the Backend's namespace with the keys accessKey, secretKey and, if need be, sessionToken.",
    "spec.aws.auth.secretRef.name": "Name of the Secret.",
    "spec.aws.auth.assumeRole": "A role that is assumed with the gateway's own credentials.",
    "spec.aws.auth.assumeRole.roleArn": "The ARN of the role.",
    "spec.aws.lambda": "The function that is called.",
    "spec.aws.lambda.accountId": "The AWS account of the function, 12 digits (from 2.4).",
    "spec.aws.lambda.functionName": "Name of the function.",
    "spec.aws.lambda.qualifier": "Version or alias of the function. Default: $LATEST.",
    "spec.aws.lambda.invocationMode": "Sync waits for the answer, Async does not. Default: Sync.",
    "spec.aws.lambda.payloadTransformMode": "Envoy turns the request into JSON with headers and body, None passes the body as it is.",
    "spec.aws.lambda.endpointURL": "Another address than AWS's own, with a port: https://host:443. Without the port the controller ends (up to 2.3), or the cluster fails.",
    "spec.aws.ec2": "EC2 instances that the controller finds (from 2.4).",
    "spec.aws.ec2.addressType": "Which address of an instance is called: PrivateIP or PublicIP.",
    "spec.aws.ec2.filters": "Tags that an instance must have, at most 16.",
    "spec.aws.ec2.filters[]": "One tag: by key alone, or by key and value.",
    "spec.aws.ec2.filters[].key": "Key of a tag, with any value.",
    "spec.aws.ec2.filters[].keyValue": "A tag by key and value.",
    "spec.aws.ec2.filters[].keyValue.key": "Key of the tag.",
    "spec.aws.ec2.filters[].keyValue.value": "Value of the tag.",
    "spec.aws.ec2.port": "Port of the instances. Default: 80.",
    "spec.gcp": "A service of Google Cloud, called by TLS with a token (from 2.3). For the type GCP.",
    "spec.gcp.host": "Host name of the service; also the server name of TLS.",
    "spec.gcp.audience": "Whom the token is for. Default: https:// and the host.",
    "spec.dynamicForwardProxy": "The host that the request itself names. For the type DynamicForwardProxy.",
    "spec.dynamicForwardProxy.enableTls": "Whether that host is called by TLS, trusting the system's authorities.",
    "spec.priorityGroups": "Groups of static Backends (from 2.4), 1 to 16; the first that is healthy is used. For the type PriorityGroups.",
    "spec.priorityGroups[]": "One group.",
    "spec.priorityGroups[].backendRefs": "The Backends of the group, 1 to 16, in the same namespace.",
    "spec.priorityGroups[].backendRefs[]": "One Backend.",
    "spec.priorityGroups[].backendRefs[].name": "Name of the Backend.",
    "status": "What the controller says of it.",
}


def describe(schema, path=""):
    text = BACKEND_TEXTS.get(path)
    found = {"description": text} if text else {}
    for key, value in schema.items():
        if key == "properties":
            found[key] = {n: describe(p, f"{path}.{n}".lstrip(".")) for n, p in value.items()}
        elif key == "items":
            found[key] = describe(value, path + "[]")
        else:
            found[key] = value
    return found


def write_backends(definition):
    """The typed API of Backends: the definition of main, which accepts what every release from 2.2 on accepts, with our own words."""
    typed = copy.deepcopy(definition)
    version = typed["spec"]["versions"][0]
    version["schema"]["openAPIV3Schema"] = describe(version["schema"]["openAPIV3Schema"])
    head = "# Backend (gateway.kgateway.dev/v1alpha1): what kgateway's releases from 2.2 to 2026-08-20 accept. Written by eng/kgateway/definitions.py.\n"
    text = yaml.safe_dump(typed, sort_keys=True, allow_unicode=True, width=140)
    (PACKAGE / "crds" / "backends.yaml").write_text(head + text, encoding="utf-8", newline="\n")


def main():
    facts = pathlib.Path(sys.argv[1])
    write_backends(read(facts / FOLDERS["main"] / "gateway.kgateway.dev_backends.yaml"))
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
