#!/usr/bin/env bash
# The first hour of whoever runs the service: an administrator, an organisation, a key, a France Services point, a file, a person
# who leaves, an older backup that does not bring them back, a journal that holds. Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/first-hour.sh [PORT]
set -euo pipefail

guichet=${GUICHET:-$(dirname "$0")/../.build/release/guichet}
port=${1:-8099}
service=http://localhost:$port
folder=$(mktemp -d)
export GUICHET_DATABASE=$folder/guichet.sqlite GUICHET_KEYS=$folder/keys GUICHET_PORT=$port GUICHET_METRICS_PORT=off
export GUICHET_ATTACHMENT_POLICY=acceptUnscanned GUICHET_LOG_LEVEL=error
pid=
finish() { [ -z "$pid" ] || kill "$pid" 2> /dev/null || true; rm -rf "$folder"; }
trap finish EXIT

say() { printf '\n== %s\n' "$1"; }
start() { "$guichet" serve > "$folder/log" 2>&1 & pid=$!; curl -sS --retry 30 --retry-delay 1 --retry-connrefused -o /dev/null "$service/readyz" 2> /dev/null; }
stop() { kill "$pid"; wait "$pid" || true; pid=; }
ask() { curl -sS --fail-with-body "$@"; }
sign_in() { # sign_in ADDRESS: asks for a link, reads it in the outbox, gives a session's token
    ask -o /dev/null "$service/v1/sessions/magic-links" --json "{\"email\": \"$1\"}"
    local letter=
    for _ in $(seq 100); do
        letter=$("$guichet" outbox list --limit 1 | jq -r "select(.address == \"$1\") | .id" | head -1)
        [ -n "$letter" ] && break
        sleep 0.1
    done
    local token
    token=$("$guichet" outbox show "$letter" | grep -o 'gl_[A-Za-z0-9_-]*' | head -1)
    ask "$service/v1/sessions" --json "{\"token\": \"$token\"}" | jq -r .token
}
one_time_code() { # one_time_code SECRET: what an authenticator shows (RFC 6238)
    local key counter digest offset
    key=$(printf '%s' "$1" | base32 -d | od -An -tx1 -v | tr -d ' \n')
    counter=$(printf '%016x' $(($(date +%s) / 30)))
    digest=$(printf "$(printf '%s' "$counter" | sed 's/../\\x&/g')" | openssl dgst -sha1 -mac HMAC -macopt "hexkey:$key" -r | cut -d' ' -f1)
    offset=$((16#${digest:39:1} * 2))
    printf '%06d' $(((16#${digest:$offset:8} & 0x7fffffff) % 1000000))
}

say 'Keys that seal, and the service'
"$guichet" keys init
start
ask "$service/readyz" | jq -c .

say 'An administrator signs in by a mailed link, and confirms by a second factor'
"$guichet" accounts create --email ada@example.fr --name 'Ada Martin' --role administrator | jq -c '{id, email, state}'
session=$(sign_in ada@example.fr)
device=$(ask "$service/v1/second-factors" -H "Authorization: Bearer $session" --json '{"label": "Telephone"}')
code=$(one_time_code "$(jq -r .secret <<< "$device")")
session=$(ask "$service/v1/second-factors/$(jq -r .id <<< "$device")/confirm" -H "Authorization: Bearer $session" \
    --json "{\"code\": \"$code\"}" | jq -r .token)
administrator="Authorization: Bearer $session"
ask "$service/v1/me" -H "$administrator" | jq -c '{name: .account.name, roles, secondFactor}'

say 'An organisation, and a key for its system'
ask "$service/v1/directory/organisations" -H "$administrator" \
    --json '{"slug": "france-services-exemple", "name": "France services (exemple)", "categories": ["association"], "reach": "national"}' |
    jq -c '{slug, name, version}'
key=$(ask "$service/v1/api-keys" -H "$administrator" \
    --json '{"name": "Plateforme", "organisation": "france-services-exemple", "scopes": ["directory:write"], "mode": "live"}')
jq -c '.key | {id, scopes, expiresAt}' <<< "$key"

say 'The France Services point nearest to a commune'
ask -X PUT "$service/v1/france-services/59001" -H "Authorization: Bearer $(jq -r .secret <<< "$key")" --json '{
  "organisation": "france-services-exemple", "name": "Maison de Fives (exemple)", "zones": [{"type": "commune", "code": "59350"}],
  "address": {"street": "1 rue de Fives", "postalCode": "59800", "commune": "59350"}}' | jq -c '{matricule, name, state}'
ask "$service/v1/directory/units?commune=59350&network=franceServices" | jq -c '.items[] | {name, distanceKm, covers}'

say 'A file'
printf '%%PDF-1.4\n%%%%EOF\n' > "$folder/note.pdf"
file=$(ask "$service/v1/attachments" -H "$administrator" -F "file=@$folder/note.pdf;type=application/pdf")
jq -c '{name, type, state, sha256}' <<< "$file"
ask "$service/v1/attachments/$(jq -r .id <<< "$file")/content" -H "$administrator" | cmp - "$folder/note.pdf" && echo 'the same bytes come back'

say 'A person, a backup, and the person is erased'
"$guichet" accounts create --email marie@example.fr --name 'Marie Inoubliable' > "$folder/marie"
"$guichet" backup "$folder/before.sqlite" > /dev/null
"$guichet" privacy export --email marie@example.fr | jq -c '[.data[] | select(.items != []) | .name]'
"$guichet" privacy erase --email marie@example.fr | jq -c '{subject, erasedAt}'

say 'The older backup comes back; the person does not'
stop
"$guichet" restore "$folder/before.sqlite" --keep-replaced "$folder/replaced.sqlite" > /dev/null
start
"$guichet" accounts list | jq -c '{name, email}'
if grep -aq Inoubliable "$GUICHET_DATABASE" "$GUICHET_DATABASE-wal"; then
    echo 'the name is in the file' >&2
    exit 1
fi
echo 'the name is nowhere in the file'

say 'The journal holds'
"$guichet" journal verify | jq -c '{entries, erasedEntries, faults}'
