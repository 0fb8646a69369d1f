#!/usr/bin/env bash
# The first hour of whoever runs the service: an administrator, an organisation, a key, a France Services point, a file, a person
# who leaves, an older backup that does not bring them back, a journal that holds. Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/first-hour.sh [PORT]
set -euo pipefail

. "$(dirname "$0")/common.sh" "$@"
service=$host
export GUICHET_ATTACHMENT_POLICY=acceptUnscanned

say 'Keys that seal, and the service'
"$guichet" keys init
start
ask "$service/readyz" | jq -c .

say 'An administrator signs in by a mailed link, and confirms by a second factor'
"$guichet" accounts create --email ada@example.fr --name 'Ada Martin' --role administrator | jq -c '{id, email, state}'
session=$(confirm "$(sign_in ada@example.fr)")
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
