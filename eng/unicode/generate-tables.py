#!/usr/bin/env python3
"""Writes runtime/BackendDsl.Cel/Regex/UnicodeTables.Data.cs: general categories, scripts and simple case folding of Unicode 15.0,
the version of the Go releases that API servers are built with.

Needs a Python whose unicodedata is 15.0 (3.12), perl (scripts and folding of the characters up to 14.0) and node (scripts of the characters
added by 15.0). Each range is written as the distance from the end of the range before and, after '+', its length less one, in base 36.
"""
import os
import subprocess
import sys
import unicodedata

assert unicodedata.unidata_version == "15.0.0", "run with a Python of Unicode 15.0"
LIMIT = 0x110000
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(n):
    text = ""
    while True:
        text = DIGITS[n % 36] + text
        n //= 36
        if n == 0:
            return text


def encode(points):
    ranges = []
    for p in points:
        if ranges and ranges[-1][1] == p - 1:
            ranges[-1][1] = p
        else:
            ranges.append([p, p])
    out, end = [], 0
    for lo, hi in ranges:
        out.append(base36(lo - end) + ("+" + base36(hi - lo) if hi > lo else ""))
        end = hi
    return ",".join(out)


def perl(program):
    return subprocess.run(["perl", "-MUnicode::UCD=prop_invmap", "-e", program], capture_output=True, text=True, check=True).stdout.split("\n")


def inversion(prop):
    lines = perl(
        f'my ($l,$m,$f,$d)=prop_invmap("{prop}"); for my $i (0..$#$l) {{ print "$l->[$i] ", (ref $m->[$i] ? "ref" : $m->[$i]), "\\n" }}')
    pairs = [line.split(" ") for line in lines if line]
    return [(int(p), v) for p, v in pairs]


category = {}
for p in range(LIMIT):
    category.setdefault(unicodedata.category(chr(p)), []).append(p)

assigned = [unicodedata.category(chr(p)) != "Cn" for p in range(LIMIT)]
script_of = [None] * LIMIT
starts = inversion("Script")
for i, (lo, name) in enumerate(starts):
    hi = starts[i + 1][0] if i + 1 < len(starts) else LIMIT
    for p in range(lo, hi):
        script_of[p] = name
node = subprocess.run(
    ["node", "-e", """
const names = process.argv[1].split(' ');
for (const name of names) {
  let re; try { re = new RegExp('\\\\p{Script=' + name + '}', 'u'); } catch { continue; }
  for (let p = 0; p < 0x110000; p++) if (re.test(String.fromCodePoint(p))) console.log(p + ' ' + name);
}""", " ".join(sorted({n for n in script_of if n != "Unknown"} | {"Kawi", "Nag_Mundari"}))],
    capture_output=True, text=True, check=True).stdout.split("\n")
for line in node:
    if line:
        p, name = line.split(" ")
        if script_of[int(p)] == "Unknown" and assigned[int(p)]:
            script_of[int(p)] = name
scripts = {}
for p, name in enumerate(script_of):
    if name != "Unknown":
        scripts.setdefault(name, []).append(p)

folds = {}
starts = inversion("Simple_Case_Folding")
for i, (lo, value) in enumerate(starts):
    hi = starts[i + 1][0] if i + 1 < len(starts) else LIMIT
    if value != "0":
        for p in range(lo, hi):
            folds.setdefault(int(value) + p - lo, []).append(p)
orbits = sorted(sorted([to, *froms]) for to, froms in folds.items())

lines = []
for name, points in sorted(category.items()):
    lines.append(("Category", name, encode(points)))
for name, points in sorted(scripts.items()):
    lines.append(("Script", name, encode(points)))

target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../runtime/BackendDsl.Cel/Regex/UnicodeTables.Data.cs")
with open(target, "w", encoding="ascii", newline="\n") as f:
    f.write("// Facts of the Unicode Character Database 15.0.0, written by eng/unicode/generate-tables.py; the form is described there.\n")
    f.write("namespace BackendDsl.Cel.Regex;\n\ninternal static partial class UnicodeTables\n{\n")
    f.write("    private static string? CategoryData(string name) => name switch\n    {\n")
    for kind, name, text in lines:
        if kind == "Category":
            f.write(f'        "{name}" => "{text}",\n')
    f.write("        _ => null,\n    };\n\n    private static string? ScriptData(string name) => name switch\n    {\n")
    for kind, name, text in lines:
        if kind == "Script":
            f.write(f'        "{name}" => "{text}",\n')
    f.write("        _ => null,\n    };\n\n")
    longer = [n for n in sorted(scripts) if n != n.capitalize()]
    f.write("    private static readonly string[] s_longScriptNames =\n    [\n")
    for name in longer:
        f.write(f'        "{name}",\n')
    f.write("    ];\n\n")
    # Runs of orbits of equal shape share one entry: first member (as distance), differences of the others, step, count.
    runs = []
    for orbit in orbits:
        shape = [m - orbit[0] for m in orbit[1:]]
        if runs and runs[-1][1] == shape:
            first, _, step, count = runs[-1]
            last = first + step * (count - 1)
            if count == 1 and orbit[0] - first <= 2:
                runs[-1] = [first, shape, orbit[0] - first, 2]
                continue
            if count > 1 and orbit[0] - last == step:
                runs[-1][3] += 1
                continue
        runs.append([orbit[0], shape, 1, 1])
    previous, out = 0, []
    for first, shape, step, count in runs:
        out.append(base36(first - previous) + ":" + "/".join(base36(s) for s in shape) + ("*" if step == 2 else "+" if count > 1 else "") + (base36(count) if count > 1 else ""))
        previous = first
    f.write("    // Orbits of simple case folding: distance of the first member from the one before, differences of the others, then\n")
    f.write("    // '+' (step 1) or '*' (step 2) and how often the same shape repeats.\n")
    f.write('    private const string FoldData = "' + ",".join(out) + '";\n}\n')
print(os.path.getsize(target), "bytes,", len(scripts), "scripts,", len(orbits), "orbits", file=sys.stderr)
