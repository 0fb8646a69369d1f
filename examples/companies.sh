#!/usr/bin/env bash
# Company sheets: a stock is imported; two inspection services meet on the same establishment; the customs' deposit is simulated, then
# applied; a source outside is dead and the sheet is whole; a file is exported. Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/companies.sh [PORT]
set -euo pipefail

. "$(dirname "$0")/common.sh" "$@"
service=$host
export GUICHET_COMPANY_SOURCES=$folder/sources.json

write() { ask -H "Idempotency-Key: $RANDOM-$RANDOM" "$@"; }
account() { # account ADDRESS ROLE [ORGANISATION]: makes an account, gives its id
    "$guichet" accounts create --email "$1" --name "${1%@*}" --role "$2" ${3:+--organisation "$3"} | jq -r .id
}
# A register that nobody answers for.
echo '{"mode": "live", "reach": "inside", "connectors": {"recherche-entreprises": {"address": "http://127.0.0.1:9"}}}' > "$GUICHET_COMPANY_SOURCES"
"$guichet" keys init > /dev/null
start

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
ada="Authorization: Bearer $(confirm "$(sign_in ada@example.fr)")"
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

say 'A partner tries it out before it counts: months of a workforce, held against each rule'
trial=$(write "$service/v1/agreements" -H "$ada" --json '{"partner": "Douane (essai)", "organisation": "douane-exemple",
  "legalBasis": "CRPA, L114-8", "purposes": ["control"], "section": "workforce", "scopes": ["workforce"], "recipients": "Inspections",
  "retentionDays": 365, "startsOn": "2026-01-01", "endsOn": "2027-12-31", "isTrial": true,
  "mapping": {"siret": "SIRET", "dataDate": "DATE", "key": "MOIS", "columns": [{"from": "EFFECTIF", "to": "total", "type": "number"}]}}' | jq -r .id)
printf 'SIRET;DATE;MOIS;EFFECTIF\n73282932000074;30/06/2026;2026-06;x\n73282932000074;31/07/2026;;26\n' > "$folder/wrong.csv"
printf 'SIRET;DATE;MOIS;EFFECTIF\n73282932000074;30/06/2026;2026-06;25\n73282932000074;31/07/2026;2026-07;26\n' > "$folder/right.csv"
for file in wrong right; do
    write "$service/v1/agreements/$trial/checks" -H "$max" -H 'Content-Type: text/csv' --data-binary "@$folder/$file.csv" |
        jq -c '{passed, failed: [.rules[] | select(.outcome == "failed") | {code, seen}]}'
done
write "$service/v1/deposits?agreement=$trial" -H "$max" -H 'Content-Type: text/csv' --data-binary "@$folder/right.csv" | jq -c '{applied, created}'
ask "$service/v1/agreements/$trial/records/$siret" -H "$max" | jq -c '.items[] | {key, data}'
write "$service/v1/agreements/$trial/activate" -H "$ada" -X POST | jq -c '{partner, isTrial, isActive}'

say 'An export: numbers are texts, and no name is a formula'
export=$(write "$service/v1/company-exports" -H "$lea" --json '{"format": "csv", "search": {"naf": "10.71C", "departement": "59"}}' | jq -r .id)
for _ in $(seq 100); do
    [ "$(ask "$service/v1/company-exports/$export" -H "$lea" | jq -r .state)" = ready ] && break
    sleep 0.1
done
ask "$service/v1/company-exports/$export/file" -H "$lea" | cut -d';' -f1-4
echo 'the story is told'
