#!/usr/bin/env bash
# Put one npm package into .tools/NAME, where tests and benchmarks look for it: npm.sh NAME PACKAGE VERSION.
# Each has a folder of its own, because npm removes what it did not put there itself.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=.tools/${1:?name} package=${2:?package} version=${3:?version}
found=$folder/node_modules/$package/package.json
if [ -f "$found" ] && grep -q "\"version\": *\"$version\"" "$found"; then exit 0; fi
mkdir -p "$folder"
npm install --silent --no-save --no-fund --no-audit --prefix "$folder" "$package@$version"
echo "$package $version is in $folder" >&2
