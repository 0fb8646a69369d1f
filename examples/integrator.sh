#!/usr/bin/env bash
# The first hour of an integrator: every command of docs/first-hour.md in order, on a fresh demonstration, and every page that it names.
# Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/integrator.sh [PORT]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
program=${GUICHET:-$root/.build/release/guichet}
port=${1:-8098}
folder=$(mktemp -d)
pid=
finish() { [ -z "$pid" ] || kill "$pid" 2> /dev/null || true; rm -rf "$folder"; }
trap finish EXIT

# The commands of the page, except the one that starts the service; each block is one step, which says where it stands.
commands=$(awk '/^ *```sh/ { inside = 1; print "echo; echo \"== line " NR "\""; next } /^ *```/ { inside = 0 } inside && !/^make demo/' "$root/docs/first-hour.md")
commands=${commands//localhost:8080/localhost:$port}
commands=${commands//guichet=.build\/release\/guichet/guichet=$program}

export GUICHET_DATABASE=$folder/guichet-demo.sqlite GUICHET_KEYS=$folder/guichet-demo.keys GUICHET_PORT=$port GUICHET_METRICS_PORT=off
export GUICHET_DEMO=1 GUICHET_LOG_LEVEL=error
"$program" keys init > /dev/null
GUICHET_NOW=2026-03-02T09:00:00+01:00 "$program" serve > "$folder/log" 2>&1 & pid=$!
curl -sS --retry 60 --retry-delay 1 --retry-connrefused -o /dev/null "http://localhost:$port/readyz" 2> /dev/null

for page in $(grep -o 'http://localhost:8080[^) >,]*' "$root/docs/first-hour.md" | sort -u); do
    curl -sS --fail -o /dev/null "${page/localhost:8080/localhost:$port}" || { echo "$page" >&2; exit 1; }
done

# A refusal stops it: an answer that jq cannot read as expected prints null.
cd "$folder"
bash -euo pipefail -c "$commands" > "$folder/said" || { cat "$folder/said"; exit 1; }
cat "$folder/said"
if grep -qwE 'null|problem' "$folder/said"; then
    echo 'a step did not answer what the page promises' >&2
    exit 1
fi
echo 'every step answered'
