#!/usr/bin/env python3
"""Writes tests/Cases: definitions (crds/), objects of them, and what is wrong with each object (objects.jsonl).

    eng/cases/schemas.py

Each definition is made by chance from a fixed seed, of every keyword that a structural schema may have. Each object starts as a valid one; then one
to three rules are broken on purpose, and the line says which: the field and the id of the diagnostic. So the expectations come from what was done to
the object, and not from the engine that is tested with them.
"""
import copy
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "Cases"
KINDS = 60
OBJECTS = 220
GROUP = "cases.example.com"

WRONG_TYPE, OUT_OF_RANGE, MULTIPLE, LENGTH, COUNT = "BDSL1001", "BDSL1002", "BDSL1003", "BDSL1004", "BDSL1005"
PATTERN, FORMAT, NOT_ALLOWED, MISSING, DUPLICATE, UNKNOWN = "BDSL1006", "BDSL1007", "BDSL1008", "BDSL1009", "BDSL1010", "BDSL1014"
RULE = "BDSL2001"

WORDS = ["alpha", "beta", "gamma", "delta", "kappa", "sigma", "omega", "lambda", "theta", "zeta"]
FORMATS = {"date": ("2024-02-29", "2024-02-30"), "ipv4": ("10.0.0.1", "10.0.0.256"), "uuid": ("123e4567-e89b-12d3-a456-426614174000", "123e4567"),
           "date-time": ("2024-01-02T03:04:05Z", "2024-01-02"), "byte": ("aGVsbG8=", "a*b"), "duration": ("5s", "five"), "cidr": ("10.0.0.0/8", "10.0.0.0")}


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    # ---- schemas

    def text(self):
        chance = self.random.randrange(6)
        if chance == 0:
            return {"type": "string", "enum": self.random.sample(WORDS, 3)}
        if chance == 1:
            return {"type": "string", "minLength": 2, "maxLength": self.random.randrange(8, 20)}
        if chance == 2:
            return {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"}
        if chance == 3:
            return {"type": "string", "format": self.random.choice(sorted(FORMATS))}
        return {"type": "string"}

    def integer(self):
        low = self.random.randrange(-5, 5)
        schema = {"type": "integer", "minimum": low, "maximum": low + self.random.randrange(10, 1000)}
        if self.random.randrange(3) == 0:
            schema["format"] = self.random.choice(["int32", "int64"])
        if self.random.randrange(5) == 0:
            schema["exclusiveMinimum"] = True
        if self.random.randrange(5) == 0:
            schema["multipleOf"] = 5
        return schema

    def number(self):
        return {"type": "number", "minimum": 0, "maximum": self.random.choice([1, 10, 99.5])}

    def scalar(self):
        return self.random.choice([self.text, self.text, self.integer, self.integer, self.number, lambda: {"type": "boolean"}])()

    def array(self, depth):
        chance = self.random.randrange(3)
        if chance == 0:
            return {"type": "array", "x-kubernetes-list-type": "set", "maxItems": 6, "items": {"type": "string"}}
        if chance == 1 and depth > 0:
            item = self.object(depth - 1)
            item["properties"]["name"] = {"type": "string", "minLength": 1}
            item["required"] = sorted(set(item.get("required", [])) | {"name"})
            return {"type": "array", "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"], "items": item}
        return {"type": "array", "minItems": 1, "maxItems": 4, "items": self.scalar()}

    def object(self, depth):
        properties = {}
        for name in self.random.sample(WORDS, self.random.randrange(3, 7)):
            chance = self.random.randrange(10)
            if depth > 0 and chance < 2:
                properties[name] = self.object(depth - 1)
            elif depth > 0 and chance == 2:
                properties[name] = self.array(depth - 1)
            elif chance == 3:
                properties[name] = {"type": "object", "maxProperties": 4, "additionalProperties": self.integer()}
            else:
                properties[name] = self.scalar()
        schema = {"type": "object", "properties": properties}
        required = [name for name in sorted(properties) if self.random.randrange(4) == 0]
        if required:
            schema["required"] = required
        if self.random.randrange(3) == 0:
            properties["low"] = {"type": "integer"}
            properties["high"] = {"type": "integer"}
            schema["x-kubernetes-validations"] = [{"rule": "!has(self.low) || !has(self.high) || self.low <= self.high", "message": "low is at most high"}]
        return schema

    # ---- objects

    def value(self, schema):
        kind = schema["type"]
        if kind == "string":
            if "enum" in schema:
                return self.random.choice(schema["enum"])
            if "format" in schema:
                return FORMATS[schema["format"]][0]
            return self.random.choice(["abc", "some", "well-known", "ok"])[: schema.get("maxLength", 99)]
        if kind == "integer":
            step = schema.get("multipleOf", 1)
            low = schema.get("minimum", 0) + (1 if schema.get("exclusiveMinimum") else 0)
            high = min(schema.get("maximum", 100), low + 50)
            first = -(-low // step) * step
            return first + step * self.random.randrange(0, (high - first) // step + 1)
        if kind == "number":
            return self.random.choice([0, 0.5, 1])
        if kind == "boolean":
            return self.random.random() < 0.5
        if kind == "array":
            if schema.get("x-kubernetes-list-type") == "set":
                return self.random.sample(WORDS, self.random.randrange(1, 4))
            items = [self.value(schema["items"]) for _ in range(self.random.randrange(1, 4))]
            if schema.get("x-kubernetes-list-type") == "map":
                for index, item in enumerate(items):
                    item["name"] = f"n{index}"
            return items
        if "additionalProperties" in schema:
            return {self.random.choice(["cpu", "a.b/c", "x y", "9"]): self.value(schema["additionalProperties"]) for _ in range(2)}
        made = {}
        for name, child in schema["properties"].items():
            if name in ("low", "high"):
                continue
            if name in schema.get("required", []) or self.random.random() < 0.7:
                made[name] = self.value(child)
        if "low" in schema["properties"] and self.random.random() < 0.6:
            made["low"], made["high"] = sorted([self.random.randrange(9), self.random.randrange(9)])
        return made

    # ---- faults: each is (path, id, what to do)

    def faults(self, schema, value, path, put):
        """Everything that can be broken in a value, as (field, id, action)."""
        kind = schema["type"]
        # A value of another type is none of an enumeration either: two faults at once.
        if "enum" not in schema:
            # Two items of a set that are broken alike would be duplicates, too.
            item = re.search(r"\[(\d+)\]$", path)
            number = 17.5 + int(item[1] if item else 0)
            yield path, WRONG_TYPE, lambda: put(number if kind in ("string", "array", "object", "boolean") else "text")
        if kind == "string":
            if "enum" in schema:
                yield path, NOT_ALLOWED, lambda: put("nothing")
            elif "minLength" in schema:
                yield path, LENGTH, lambda: put("x")
                yield path, LENGTH, lambda: put("x" * (schema["maxLength"] + 1))
            elif "pattern" in schema:
                yield path, PATTERN, lambda: put(self.random.choice(["A", "a-", "-a", "a_b", ""]))
            elif "format" in schema:
                yield path, FORMAT, lambda: put(FORMATS[schema["format"]][1])
        elif kind in ("integer", "number"):
            if "maximum" in schema:
                step = schema.get("multipleOf", 1)
                yield path, OUT_OF_RANGE, lambda: put((int(schema["maximum"]) // step + 1) * step)
                if schema.get("exclusiveMinimum") and schema["minimum"] % step == 0:
                    yield path, OUT_OF_RANGE, lambda: put(schema["minimum"])
                yield path, OUT_OF_RANGE, lambda: put((schema["minimum"] // step - 1) * step)
            if "multipleOf" in schema:
                inside = [n for n in range(schema["minimum"] + 1, schema["maximum"]) if n % schema["multipleOf"]]
                if inside:
                    yield path, MULTIPLE, lambda: put(inside[0])
        elif kind == "array":
            if "maxItems" in schema:
                if schema.get("x-kubernetes-list-type") == "set":
                    yield path, COUNT, lambda: put([f"w{i}" for i in range(schema["maxItems"] + 1)])
                    yield f"{path}[{len(value)}]", DUPLICATE, lambda: put(value + [value[0]])
                else:
                    yield path, COUNT, lambda: put([value[0]] * (schema["maxItems"] + 1))
                    yield path, COUNT, lambda: put([])
            else:
                yield f"{path}[{len(value)}]", DUPLICATE, lambda: put(value + [copy.deepcopy(value[0])])
            for index, item in enumerate(value):
                def put_item(new, index=index):
                    value[index] = new
                # The key of a list map identifies the item: breaking it is another fault than the one that is meant.
                keeps = ("name",) if schema.get("x-kubernetes-list-type") == "map" else ()
                yield from self.within(schema["items"], item, f"{path}[{index}]", put_item, keeps)
        elif "additionalProperties" in schema:
            yield path, COUNT, lambda: put({f"k{i}": next(iter(value.values())) for i in range(schema["maxProperties"] + 1)})
            for key in value:
                def put_entry(new, key=key):
                    value[key] = new
                yield from self.within(schema["additionalProperties"], value[key], f"{path}.{key}", put_entry, ())
        elif kind == "object":
            yield from self.members(schema, value, path, ())

    def within(self, schema, value, path, put, keeps):
        if schema["type"] == "object" and "properties" in schema and keeps:
            yield from self.members(schema, value, path, keeps)
        else:
            yield from self.faults(schema, value, path, put)

    def members(self, schema, value, path, keeps):
        prefix = path + "." if path else ""
        yield f"{prefix}surplus", UNKNOWN, lambda: value.update(surplus=1)
        for name, child in schema["properties"].items():
            if name in keeps or name not in value:
                continue
            if name in schema.get("required", []):
                yield f"{prefix}{name}", MISSING, lambda name=name: value.pop(name)
            if name not in ("low", "high"):
                yield from self.faults(child, value[name], f"{prefix}{name}", lambda new, name=name: value.__setitem__(name, new))
        if "low" in value and "high" in value:
            yield path, RULE, lambda: value.update(low=value["high"] + 1)


def overlaps(one, other):
    """Two faults at one place, or one inside the other, would hide each other."""
    return one == other or one.startswith(other) or other.startswith(one)


def place(fault):
    """What a fault changes: one that gives an item twice makes the whole list anew."""
    return fault[0].rpartition("[")[0] if fault[1] == DUPLICATE else fault[0]


def blocks(identifier):
    """A server runs no rule of an object in which something is missing, of another type, too long, too many or not allowed."""
    return identifier in (WRONG_TYPE, LENGTH, COUNT, NOT_ALLOWED, MISSING, FORMAT)


def main():
    (FOLDER / "crds").mkdir(parents=True, exist_ok=True)
    lines = []
    for number in range(KINDS):
        maker = Maker(1000 + number)
        kind = f"Case{number}"
        spec = maker.object(3)
        schema = {"type": "object", "required": ["spec"],
                  "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}, "spec": spec}}
        definition = {
            "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": f"{kind.lower()}s.{GROUP}"},
            "spec": {"group": GROUP, "scope": "Namespaced",
                     "names": {"kind": kind, "listKind": kind + "List", "plural": kind.lower() + "s", "singular": kind.lower()},
                     "versions": [{"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": schema}}]}}
        (FOLDER / "crds" / f"{kind.lower()}.yaml").write_text(json.dumps(definition, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        for index in range(OBJECTS):
            body = maker.value(spec)
            wanted = 0 if index % 4 == 0 else 1 if index % 4 < 3 else 3
            errors = []
            faults = list(maker.members(spec, body, "spec", ()))
            for _ in range(wanted):
                choices = [f for f in faults
                           if not any(overlaps(place(f), place(e)) for e in errors)
                           and not (f[1] == RULE and any(blocks(i) for _, i in errors))
                           and not (blocks(f[1]) and any(i == RULE for _, i in errors))]
                if not choices:
                    break
                # Every kind of fault as often as any other, however many places there are for it.
                chosen = maker.random.choice(sorted({f[1] for f in choices}))
                path, identifier, act = maker.random.choice([f for f in choices if f[1] == chosen])
                act()
                errors.append((path, identifier))
            lines.append({"object": {"apiVersion": f"{GROUP}/v1", "kind": kind, "metadata": {"name": f"c{index}", "namespace": "n"}, "spec": body},
                          "errors": [f"{identifier} {path}" for path, identifier in sorted(errors)]})
    file = FOLDER / "objects.jsonl"
    file.write_text("".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines), encoding="utf-8", newline="\n")
    print(f"{KINDS} definitions, {len(lines)} objects, {sum(1 for line in lines if not line['errors'])} valid, {file.stat().st_size} bytes")


main()
