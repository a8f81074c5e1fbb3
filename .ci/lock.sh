#!/usr/bin/env bash
# Write requirements.txt and requirements-dev.txt anew from pyproject.toml: exact versions, a hash for every file.
# Run it after a change to the dependencies (`make lock`). `UPGRADE=1 make lock` takes the newest versions. Pinned
# versions are kept otherwise. It reads no pip settings of the machine, so that only public files are listed.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:?usage: lock.sh PYTHON}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS='' PIP_EXTRA_INDEX_URL=''

"$python" - "$work" <<'PY'
import pathlib
import sys
import tomllib

work = pathlib.Path(sys.argv[1])
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text("utf-8"))
(work / "requirements.in").write_text("\n".join(project["project"]["dependencies"]))
dev = ["-r requirements.in", "-c requirements.txt", *project["dependency-groups"]["dev"]]
(work / "requirements-dev.in").write_text("\n".join(dev))
PY

for name in requirements requirements-dev; do
  [ -f "$name.txt" ] && [ -z "${UPGRADE:-}" ] && cp "$name.txt" "$work/$name.txt"
  (cd "$work" && "$python" -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
    --no-annotate --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
    -o "$name.txt" "$name.in")
  sed '/^#/d; /^$/d' "$work/$name.txt" >"$name.txt"
done
