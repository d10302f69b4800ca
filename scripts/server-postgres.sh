#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a fresh cluster of Debian's PostgreSQL: installs it where it is missing (root only).
set -euo pipefail
binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
if [ -z "$(binaries)" ]; then
  if [ "$(id -u)" != 0 ]; then echo "PostgreSQL of Debian is not installed and only root can install it: left out."; exit 0; fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq postgresql >/dev/null
fi
bin=$(binaries)
folder=$(mktemp -d)
port=${FAIRLEAD_TEST_PG_PORT:-54329}
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as() { runuser -u postgres -- "$@"; }
fi
stop() { as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$folder"; }
trap stop EXIT
as "$bin/initdb" -D "$folder/data" -U fairlead --auth=trust -E UTF8 --locale=C >/dev/null
as "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" -o "-p $port -h 127.0.0.1 -k $folder" start >/dev/null
export DATABASE_URL="postgres://fairlead@127.0.0.1:$port/postgres"
export FAIRLEAD_KEY="$(head -c 32 /dev/urandom | base64)"
"$@"
