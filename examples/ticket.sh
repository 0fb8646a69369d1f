#!/usr/bin/env bash
# A suspended housing benefit, from the mandate to whether it helped, on the clock of a demonstration: an aidant, two agents, a note
# that the aidant never sees; then, six months later, nothing is left of the person. Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/ticket.sh [PORT]
set -euo pipefail

. "$(dirname "$0")/common.sh" "$@"
service=$host
export GUICHET_DEMO=1

somebody() { # somebody NAME ROLE ORGANISATION UNIT: an account with a role, signed in; gives "account token"
    local address=${1,,}@exemple.fr account
    account=$("$guichet" accounts create --email "$address" --name "$1 Exemple" --role "$2" --organisation "$3" --unit "$4" | jq -r .id)
    echo "$account $(visit "$address")"
}
unit() { # unit ORGANISATION: the one that is competent in Vire
    ask "$service/v1/directory/units?commune=14762&organisation=$1" | jq -r '.items[0].id'
}
move() { # move TRANSITION TOKEN BODY
    local tag
    tag=$(curl -sS -o /dev/null -D - "$ticket" -H "Authorization: Bearer $2" | sed -n 's/^etag: *//Ip' | tr -d '\r')
    ask "$ticket/$1" -H "Authorization: Bearer $2" -H "If-Match: $tag" --json "$3" | jq -c '{reference, state, assignee, actions}'
}

say 'A Monday in March: an aidant of France Services in Vire, two agents of the allowance office, one of health insurance'
"$guichet" keys init > /dev/null
start GUICHET_NOW=2026-03-02T09:00:00+01:00
vire=$(ask "$service/v1/france-services/900004" | jq -r .id)
office=$(unit allocations-exemple)
read -r _ anne < <(somebody Anne aidant france-services-exemple "$vire")
read -r _ luc < <(somebody Luc agent allocations-exemple "$office")
read -r _ nora < <(somebody Nora agent allocations-exemple "$office")
read -r karim_account karim < <(somebody Karim agent sante-exemple "$(unit sante-exemple)")

say 'Is it a known problem?'
ask -G "$service/v1/known-answers/suggestions" --data-urlencode 'text=mon APL est suspendue' -H "Authorization: Bearer $anne" |
    jq -c '.items[] | {title, steps}'

say 'The person reads what they are asked, and agrees'
mandate=$(ask "$service/v1/mandates" -H "Authorization: Bearer $anne" --json "{\"type\": \"digital\", \"unit\": \"$vire\",
    \"person\": {\"firstName\": \"Marie\", \"lastName\": \"Inoubliable\", \"birthDate\": \"1958\"}}")
link=$service$(jq -r .link <<< "$mandate")
ask "$link" | grep -o 'Marie Inoubliable'
ask -o /dev/null "$link" -d answer=agree
mandate=$(jq -r .id <<< "$mandate")
ask "$service/v1/mandates/$mandate" -H "Authorization: Bearer $anne" | jq -c '{type, state, expiresAt}'

say 'The ticket'
ticket=$service/v1/tickets/$(ask "$service/v1/tickets" -H "Authorization: Bearer $anne" -H 'Idempotency-Key: first' --json "{
    \"subject\": \"APL suspendue depuis trois mois\", \"description\": \"Le versement a cessé après un déménagement.\",
    \"category\": \"logement\", \"commune\": \"14762\", \"units\": [\"$office\"], \"mandate\": \"$mandate\",
    \"usager\": {\"firstName\": \"Marie\", \"lastName\": \"Inoubliable\", \"birthDate\": \"1958\"},
    \"identifiers\": [{\"type\": \"nir\", \"value\": \"2 58 07 14 118 001 41\"}]}" | jq -r .id)
ask "$ticket" -H "Authorization: Bearer $luc" | jq -c '{reference, state, dueAt, subject, usager: .usager.identifiers}'

say 'An agent takes it, and writes a note that the aidant never sees'
move take "$luc" '{}'
ask -o /dev/null "$ticket/messages" -H "Authorization: Bearer $luc" --json '{"text": "Double dossier à vérifier.", "visibility": "agents"}'
ask -o /dev/null "$ticket/invitations" -H "Authorization: Bearer $luc" \
    --json "{\"accounts\": [\"$karim_account\"], \"visibility\": \"agents\", \"message\": \"Connu chez vous ?\"}"
echo "the agents read: $(ask "$ticket/messages" -H "Authorization: Bearer $karim" | jq -c '[.items[].text]')"
ask -o /dev/null "$ticket/usager/reveal" -H "Authorization: Bearer $luc" --json '{"field": "nir", "reason": "fileSearch"}'
move resolve "$nora" '{"message": "Le droit est rétabli, le rappel part vendredi."}'
echo "the aidant reads: $(ask "$ticket/messages" -H "Authorization: Bearer $anne" | jq -c '[.items[].text]')"
for path in '' /messages /history /participants /readers; do
    if ask "$ticket$path" -H "Authorization: Bearer $anne" | grep -Eq 'dossier à|Connu chez|Karim|note'; then
        echo "a trace of the note in $path" >&2
        exit 1
    fi
done
ask "$service/v1/tickets?q=double" -H "Authorization: Bearer $anne" | jq -c .items

say 'The aidant closes it: it helped'
move close "$anne" '{"reason": "unblocked", "usefulness": "yes"}'
ask "$ticket/history" -H "Authorization: Bearer $anne" | jq -r '.items[] | "\(.at) \(.event)"'

say 'Six months later: what would go, and then it goes'
stop
start GUICHET_NOW=2026-09-07T09:00:00+02:00
"$guichet" privacy retain --mode dry-run | jq -c '.counts[] | select(.name == "ticket-usagers")'
"$guichet" privacy retain --mode apply | jq -c '.counts[] | select(.name == "ticket-usagers")'
keep() { curl -sS --fail-with-body --unix-socket "$GUICHET_DATABASE.socket" -X POST http://localhost/v1/owner/tickets/keeping; }
# Answers kept for repetitions go by the minute, mail that was sent by the hour.
for _ in $(seq 45); do
    keep
    grep -aEq 'noubliable|2580714118001' "$GUICHET_DATABASE" "$GUICHET_DATABASE-wal" || break
    sleep 2
done
if grep -aEq 'noubliable|2580714118001' "$GUICHET_DATABASE" "$GUICHET_DATABASE-wal"; then
    echo 'the person is in the file' >&2
    exit 1
fi
echo 'neither the name nor the number is in the file'
