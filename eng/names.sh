#!/usr/bin/env bash
# What changed in the names users write, for the changelog: names that are gone, and new ones, by definition.
# Usage: eng/names.sh [SINCE]   (a commit or tag; default: the last tag, else what is committed)
# A name that is gone can be kept by a project with Names= on its CustomResourceDefinition item, see docs/naming.md.
set -euo pipefail
cd "$(dirname "$0")/.."
since=${1:-$(git describe --tags --abbrev=0 2>/dev/null || echo HEAD)}
git diff --no-color --no-ext-diff -U0 "$since" -- tests/Cases/names | awk '
  /^diff /  { file = $4; sub(/.*\//, "", file); sub(/\.txt$/, "", file); told = 0; next }
  /^(index|---|\+\+\+|@@|new file|deleted file|similarity|rename)/ { next }
  /^[-+]/   { if (!told) { print "### " file; told = 1 }
              line = substr($0, 2); print (substr($0, 1, 1) == "-" ? "- gone: `" : "- new: `") line "`" }'
