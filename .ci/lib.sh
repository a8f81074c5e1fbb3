# What venv.sh and run share; sourced by both.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

# need_packages "why" package...: installs Debian packages, or stops with the command that does.
need_packages() {
  local why=$1 as_root=()
  shift
  if command -v apt-get >/dev/null; then
    if [ "$(id -u)" != 0 ]; then as_root=(sudo); fi
    if may_install; then
      say "$why Installing $*"
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
      return
    fi
    say "$why Install it with:"
    say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
  elif command -v brew >/dev/null; then
    say "$why Install it with:"
    say "  brew install pango"
  else
    say "$why Install your system's packages for: $*"
  fi
  exit 3
}
