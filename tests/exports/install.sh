#!/usr/bin/env bash
# Makes sure of LibreOffice for the tests that open exported files in a real reader. Installs
# Debian's packages where this user may, otherwise says in one line what to do; the tests then skip with the reason.
set -u
missing=()
ls /usr/lib/libreoffice/program/libsdlo.so >/dev/null 2>&1 || missing+=(libreoffice-impress)
ls /usr/lib/libreoffice/program/libsclo.so >/dev/null 2>&1 || missing+=(libreoffice-calc)
fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk fontconfig)
[ ${#missing[@]} -eq 0 ] && exit 0
run=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then run=(sudo -n); else
    echo "Tests with LibreOffice will be skipped: ask an administrator for 'apt-get install ${missing[*]}'."
    exit 0
  fi
fi
if ! command -v apt-get >/dev/null; then
  echo "Tests with LibreOffice will be skipped: install ${missing[*]} with this system's package manager."
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if ! { "${run[@]}" apt-get update -qq && "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
  echo "Tests with LibreOffice will be skipped: 'apt-get install ${missing[*]}' did not succeed."
fi
exit 0
