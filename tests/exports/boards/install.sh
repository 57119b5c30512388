#!/usr/bin/env bash
# Makes sure of a PostgreSQL server for the tests of boards. Installs Debian's package where this user may, otherwise says
# in one line what to do; the tests that need it then skip with the reason. The tests start a server of their own.
set -u
command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0
run=()
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then run=(sudo -n); else
    echo "Tests on PostgreSQL will be skipped: ask an administrator for 'apt-get install postgresql'."
    exit 0
  fi
fi
if ! command -v apt-get >/dev/null; then
  echo "Tests on PostgreSQL will be skipped: install it with this system's package manager."
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if ! { "${run[@]}" apt-get update -qq && "${run[@]}" apt-get install -y -qq --no-install-recommends postgresql >/dev/null; }; then
  echo "Tests on PostgreSQL will be skipped: 'apt-get install postgresql' did not succeed."
fi
exit 0
