#!/usr/bin/env bash
# Make .venv ready: `venv.sh run` for building reports, `venv.sh dev` for tests, lint and benchmarks as well.
# Does nothing when it is ready already. Where something is missing that only the system can install, it installs it
# if it may (root, or sudo without a password) and otherwise stops with the command to type (exit code 3).
set -euo pipefail
cd "$(dirname "$0")/.."
. .ci/lib.sh

kind=${1:?usage: venv.sh run|dev}
case $kind in
  run) file=requirements.txt ;;
  dev) file=requirements-dev.txt ;;
  *) echo "venv.sh: run or dev, not $kind" >&2; exit 2 ;;
esac

find_python() {
  local name
  for name in "${PYTHON:-}" python3.13 python3.12 python3.11 python3.14 python3 python; do
    [ -n "$name" ] && command -v "$name" >/dev/null &&
      "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$name"; return; }
  done
  say "make-deck needs Python 3.11 or newer, and none was found (PYTHON=/path/to/python3 make … names another)."
  return 3
}

make_venv() {
  local python minor
  python=$(find_python)
  rm -rf .venv
  say "Making .venv with $("$python" --version)"
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    minor=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    need_packages "This Python cannot make environments." "python$minor-venv"
  fi
  "$python" -m venv .venv
}

works() { .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

install_requirements() {
  local stamp=.venv/$1.stamp file=$2 sum
  sum=$(cksum <"$file")
  # The requirements for development hold those for running, in the same versions.
  if [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ]; then return; fi
  say "Installing $file"
  .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r "$file"
  # As pip does with what it installs: the first run need not, and where Python may not write it no run would.
  .venv/bin/python -m compileall -q generator
  printf '%s\n' "$sum" >"$stamp"
  if [ "$1" = dev ]; then cksum <requirements.txt >.venv/run.stamp; fi
}

# WeasyPrint loads Pango at run time, so a try is the only true test.
has_pango() { .venv/bin/python -W ignore -c 'import weasyprint' >/dev/null 2>&1; }
has_subset() { .venv/bin/python -W ignore -c 'import weasyprint.text.ffi as f; assert f.harfbuzz_subset' 2>/dev/null; }

need_pango() {
  [ -e .venv/pango.stamp ] && return
  if ! has_pango; then
    need_packages "The handout is set with Pango, which is not installed." \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  elif ! has_subset && may_install; then
    need_packages "Font subsets are made with HarfBuzz, whose part for it is not installed." libharfbuzz-subset0
  fi
  if ! has_pango; then
    say "WeasyPrint still cannot load Pango. This is what it says:"
    .venv/bin/python -c 'import weasyprint' || exit 3
  fi
  touch .venv/pango.stamp
}

works || make_venv
install_requirements "$kind" "$file"
need_pango
