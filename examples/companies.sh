#!/usr/bin/env bash
# Company sheets: a stock is imported; two inspection services meet on the same establishment; the customs' deposit is simulated, then
# applied; a source outside is dead and the sheet is whole; a file is exported. Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/companies.sh [PORT]
set -euo pipefail

guichet=${GUICHET:-$(dirname "$0")/../.build/release/guichet}
port=${1:-8099}
service=http://localhost:$port
folder=$(mktemp -d)
export GUICHET_DATABASE=$folder/guichet.sqlite GUICHET_KEYS=$folder/keys GUICHET_PORT=$port GUICHET_METRICS_PORT=off
export GUICHET_LOG_LEVEL=error GUICHET_COMPANY_SOURCES=$folder/sources.json
pid=
finish() { [ -z "$pid" ] || kill "$pid" 2> /dev/null || true; rm -rf "$folder"; }
trap finish EXIT

say() { printf '\n== %s\n' "$1"; }
ask() { curl -sS --fail-with-body "$@"; }
write() { ask -H "Idempotency-Key: $RANDOM-$RANDOM" "$@"; }
account() { # account ADDRESS ROLE [ORGANISATION]: makes an account, gives its id
    "$guichet" accounts create --email "$1" --name "${1%@*}" --role "$2" ${3:+--organisation "$3"} | jq -r .id
}
sign_in() { # sign_in ADDRESS: asks for a link, reads it in the outbox, gives a session's token
    ask -o /dev/null "$service/v1/sessions/magic-links" --json "{\"email\": \"$1\"}"
    local letter=
    for _ in $(seq 100); do
        letter=$("$guichet" outbox list --limit 5 | jq -r "select(.address == \"$1\") | .id" | head -1)
        [ -n "$letter" ] && break
        sleep 0.1
    done
    ask "$service/v1/sessions" --json "{\"token\": \"$("$guichet" outbox show "$letter" | grep -o 'gl_[A-Za-z0-9_-]*' | head -1)\"}" |
        jq -r .token
}
one_time_code() { # one_time_code SECRET: what an authenticator shows (RFC 6238)
    local key counter digest offset
    key=$(printf '%s' "$1" | base32 -d | od -An -tx1 -v | tr -d ' \n')
    counter=$(printf '%016x' $(($(date +%s) / 30)))
    digest=$(printf "$(printf '%s' "$counter" | sed 's/../\\x&/g')" | openssl dgst -sha1 -mac HMAC -macopt "hexkey:$key" -r | cut -d' ' -f1)
    offset=$((16#${digest:39:1} * 2))
    printf '%06d' $(((16#${digest:$offset:8} & 0x7fffffff) % 1000000))
}

# A register that nobody answers for.
echo '{"mode": "live", "reach": "inside", "connectors": {"recherche-entreprises": {"address": "http://127.0.0.1:9"}}}' > "$GUICHET_COMPANY_SOURCES"
"$guichet" keys init > /dev/null
"$guichet" serve > "$folder/log" 2>&1 &
pid=$!
curl -sS --retry 30 --retry-delay 1 --retry-connrefused -o /dev/null "$service/readyz" 2> /dev/null

say 'The stock of the register, imported where it lies'
cat > "$folder/units.csv" << 'CSV'
siren,statutDiffusionUniteLegale,etatAdministratifUniteLegale,denominationUniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,trancheEffectifsUniteLegale,dateDernierTraitementUniteLegale
732829320,O,A,"=BOULANGERIE DE L'ECHELLE",5499,10.71C,NAFRev2,22,2026-09-20T10:00:00
CSV
cat > "$folder/places.csv" << 'CSV'
siret,statutDiffusionEtablissement,etatAdministratifEtablissement,etablissementSiege,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,trancheEffectifsEtablissement,dateDernierTraitementEtablissement
73282932000074,O,A,true,RUE DE LANNOY,59100,ROUBAIX,59512,10.71C,NAFRev2,22,2026-09-20T10:00:00
CSV
"$guichet" import companies "$folder/units.csv" "$folder/places.csv"

say 'An administrator makes two groups, with a law, an end and scopes, and an agreement with the customs'
account ada@example.fr administrator > /dev/null
labour_id=$(account lea@dreets.example agent dreets-exemple)
fraud_id=$(account noe@ddpp.example agent ddpp-exemple)
account max@douane.example agent douane-exemple > /dev/null
session=$(sign_in ada@example.fr)
device=$(ask "$service/v1/second-factors" -H "Authorization: Bearer $session" --json '{"label": "Telephone"}')
session=$(ask "$service/v1/second-factors/$(jq -r .id <<< "$device")/confirm" -H "Authorization: Bearer $session" \
    --json "{\"code\": \"$(one_time_code "$(jq -r .secret <<< "$device")")\"}" | jq -r .token)
ada="Authorization: Bearer $session"
for group in "Inspection du travail|dreets-exemple|$labour_id" "Repression des fraudes|ddpp-exemple|$fraud_id"; do
    IFS='|' read -r name organisation chief <<< "$group"
    write "$service/v1/groups" -H "$ada" --json "{\"name\": \"$name\", \"organisation\": \"$organisation\",
      \"legalBasis\": \"Code du travail, L8112-1; code de la consommation, L511-3\", \"startsOn\": \"2026-01-01\", \"endsOn\": \"2027-12-31\",
      \"scopes\": [\"interventions:read\", \"interventions:write\", \"customs\", \"export\"], \"admins\": [\"$chief\"]}" | jq -c '{name, scopes}'
done
agreement=$(write "$service/v1/agreements" -H "$ada" --json '{"partner": "Douane", "organisation": "douane-exemple",
  "legalBasis": "CRPA, L114-8", "purposes": ["control"], "section": "approvals", "scopes": ["customs"], "recipients": "Inspections",
  "retentionDays": 365, "startsOn": "2026-01-01", "endsOn": "2027-12-31",
  "mapping": {"siret": "SIRET", "dataDate": "DATE", "columns": [{"from": "OEA", "to": "authorisedOperator", "type": "text"}]}}' | jq -r .id)
ask "$service/v1/agreements" | jq -c '.items[] | {partner, isActive}'

lea="Authorization: Bearer $(sign_in lea@dreets.example)"
noe="Authorization: Bearer $(sign_in noe@ddpp.example)"
max="Authorization: Bearer $(sign_in max@douane.example)"
siret=73282932000074

say 'A sheet: the source outside is dead, the others answer'
ask "$service/v1/establishments/$siret" -H "$lea" | jq -c '.sections | {identity: .identity.status, executives: .executives.status,
  why: .executives.reason, finances: .finances.status}'
ask "$service/v1/connectors" | jq -c '.items[] | {code, breaker, lastFault}'

say 'Two services plan to go to the same place'
day=$(date -d '+10 days' +%F)
write "$service/v1/interventions" -H "$noe" --json "{\"siret\": \"$siret\", \"kind\": \"visit\", \"state\": \"planned\", \"day\": \"$day\",
  \"confidentiality\": \"summary\", \"summary\": \"Affichage des prix\"}" | jq -c '{kind, month, clashes}'
write "$service/v1/interventions" -H "$lea" --json "{\"siret\": \"$siret\", \"kind\": \"inspection\", \"state\": \"planned\", \"day\": \"$day\",
  \"confidentiality\": \"metadata\"}" | jq -c '{kind, month, clashes: [.clashes[] | {service: .group.name, kind, month}]}'
ask "$service/v1/establishments/$siret/interventions" -H "$lea" | jq -c '.items[] | {service: .group.name, kind, summary}'
fraud=$(ask "$service/v1/groups" -H "$noe" | jq -r '.items[0].id')
exchange=$(write "$service/v1/exchanges" -H "$lea" --json "{\"toGroup\": \"$fraud\", \"siret\": \"$siret\", \"question\": \"On y va ensemble ?\"}" | jq -r .id)
write "$service/v1/exchanges/$exchange/answer" -H "$noe" -H 'If-Match: *' --json '{"text": "Oui, a 9 h."}' | jq -c '{question, state, text}'

say 'The deposit of the customs: simulated, applied, sent again'
printf 'SIRET;DATE;OEA\r\n73282932000074;12/03/2026;Agr\351\351\r\n123;12/03/2026;non\r\n' > "$folder/deposit.csv"
for step in 'simulate=true' 'simulate=false' 'simulate=false'; do
    write "$service/v1/deposits?agreement=$agreement&$step" -H "$max" -H 'Content-Type: text/csv' --data-binary "@$folder/deposit.csv" |
        jq -c '{applied, rows, created, unchanged, refused}'
done
ask "$service/v1/establishments/$siret/sections/approvals" -H "$lea" -H 'X-Purpose: control' |
    jq -c '{status, source: .source.provider, data}, (.supplements[]? | {status, source: .source.provider, data})'

say 'An export: numbers are texts, and no name is a formula'
export=$(write "$service/v1/company-exports" -H "$lea" --json '{"format": "csv", "search": {"naf": "10.71C", "departement": "59"}}' | jq -r .id)
for _ in $(seq 100); do
    [ "$(ask "$service/v1/company-exports/$export" -H "$lea" | jq -r .state)" = ready ] && break
    sleep 0.1
done
ask "$service/v1/company-exports/$export/file" -H "$lea" | cut -d';' -f1-4
echo 'the story is told'
