#!/usr/bin/env bash
# Makes sure of a Chromium and a Chinese font for the browser tests. Installs Debian's packages where this user may,
# otherwise says in one line what to do; the tests that need them then skip with the reason.
set -u
missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk)
[ ${#missing[@]} -eq 0 ] && exit 0
run=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then run=(sudo -n); else
    echo "Browser tests will be skipped: ask an administrator for 'apt-get install ${missing[*]}'."
    exit 0
  fi
fi
if ! command -v apt-get >/dev/null; then
  echo "Browser tests will be skipped: install ${missing[*]} with this system's package manager."
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if ! { "${run[@]}" apt-get update -qq && "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" fontconfig >/dev/null; }; then
  echo "Browser tests will be skipped: 'apt-get install ${missing[*]}' did not succeed."
fi
exit 0
