#!/usr/bin/env bash
# The first hour of an integrator: every command of docs/first-hour.md in order, on a fresh demonstration, and every page that it names.
# Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/integrator.sh [PORT]
set -euo pipefail

. "$(dirname "$0")/common.sh" "$@"
root=$(cd "$(dirname "$0")/.." && pwd)

# The commands of the page, except the one that starts the service; each block is one step, which says where it stands.
commands=$(awk '/^ *```sh/ { inside = 1; print "echo; echo \"== line " NR "\""; next } /^ *```/ { inside = 0 } inside && !/^make demo/' "$root/docs/first-hour.md")
commands=${commands//localhost:8080/localhost:$port}
commands=${commands//guichet=.build\/release\/guichet/guichet=$guichet}

export GUICHET_DEMO=1 GUICHET_DATABASE=$folder/guichet-demo.sqlite GUICHET_KEYS=$folder/guichet-demo.keys
"$guichet" keys init > /dev/null
start GUICHET_NOW=2026-03-02T09:00:00+01:00

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
