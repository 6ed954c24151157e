#!/usr/bin/env bash
# Validates the workflow files of the sample with the schemas that others publish in packages: GitHub's by action-validator, GitLab's by gitlab-ci-local,
# which wants Node 22 or newer. No package has the schema of Azure Pipelines. Needs npm; not a step of .ci/run, which would then depend on it.
set -euo pipefail
cd "$(dirname "$0")/.."
pipelines=samples/Shop/pipelines
npx --yes -p @action-validator/core@0.6.0 -p @action-validator/cli@0.6.0 action-validator "$pipelines/github.yml"
echo "$pipelines/github.yml: valid"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$pipelines/gitlab.yml" "$folder/.gitlab-ci.yml"
cd "$folder"
# It asks git for the repository's name.
git init -q .
git remote add origin https://example.com/shop/shop.git
npx --yes gitlab-ci-local@4.75.1 --list
echo "$pipelines/gitlab.yml: valid"
