#!/usr/bin/env bash
# Packs the committed state from two clones in two places, and compares the packages file by file. Ends with 0 where all bytes are the same.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for clone in one two/deeper; do
  mkdir -p "$work/$clone"
  git clone -q "$root" "$work/$clone/source"
  (cd "$work/$clone/source" && dotnet pack eng/packages.proj -v quiet -clp:NoSummary -c Release -p:ContinuousIntegrationBuild=true -p:UseSharedCompilation=false -o "$work/$clone/packages")
done
status=0
for package in "$work"/one/packages/*.nupkg; do
  name=$(basename "$package")
  for clone in one two/deeper; do
    mkdir -p "$work/$clone/content/$name"
    # The part with a random name holds the same properties as the nuspec, and the relations name it.
    unzip -q "$work/$clone/packages/$name" -x 'package/*' '_rels/*' -d "$work/$clone/content/$name"
  done
  if diff -rq "$work/one/content/$name" "$work/two/deeper/content/$name"; then
    echo "same: $name"
  else
    status=1
  fi
done
exit $status
