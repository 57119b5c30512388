#!/usr/bin/env bash
# Makes sure of what some tests need beside Python: `install.sh browser`, `office` or `database`. Installs Debian's
# packages where this user may, otherwise says in one line what to do; the tests that need them then skip with the reason.
set -u
missing=()

has_command() {
  local name
  for name; do command -v "$name" >/dev/null && return; done
  return 1
}
has_file() { compgen -G "$1" >/dev/null; }
need_chinese_font() { fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fonts-noto-cjk fontconfig); }

case "${1-}" in
  browser)
    tests="Browser tests"
    has_command chromium chromium-browser google-chrome || missing+=(chromium)
    need_chinese_font
    ;;
  office)
    tests="Tests with LibreOffice"
    has_file /usr/lib/libreoffice/program/libsdlo.so || missing+=(libreoffice-impress)
    has_file /usr/lib/libreoffice/program/libsclo.so || missing+=(libreoffice-calc)
    need_chinese_font
    ;;
  database) # the tests start a server of their own
    tests="Tests on PostgreSQL"
    has_command initdb || has_file '/usr/lib/postgresql/*/bin/initdb' || missing+=(postgresql)
    ;;
  *)
    echo "usage: $0 browser|office|database" >&2
    exit 2
    ;;
esac

skipped() { # one line, and no failure: the other tests can run
  echo "$tests will be skipped: $1."
  exit 0
}

[ ${#missing[@]} -eq 0 ] && exit 0
has_command apt-get || skipped "install ${missing[*]} with this system's package manager"
run=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || skipped "ask an administrator for 'apt-get install ${missing[*]}'"
  run=(sudo -n)
fi
export DEBIAN_FRONTEND=noninteractive
"${run[@]}" apt-get update -qq && "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
  skipped "'apt-get install ${missing[*]}' did not succeed"
