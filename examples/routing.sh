#!/usr/bin/env bash
# A baker in Lille wants to recruit: who would be told and who would not, the need on its way, one expert who takes it and one who
# refuses, the company that follows its link, the figures, and the needs that a change of the address book would orphan.
# Everything in a folder that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/routing.sh [PORT]
set -euo pipefail

. "$(dirname "$0")/common.sh" "$@"
service=$host/v1
export GUICHET_ATTACHMENT_POLICY=acceptUnscanned

"$guichet" keys init > /dev/null
start

say 'An administrator makes the address book: three organisations, an antenne and a team each'
"$guichet" accounts create --email ada@example.fr --name 'Ada Martin' --role administrator > /dev/null
ada="Authorization: Bearer $(confirm "$(sign_in ada@example.fr)")"
team() { # team SLUG CATEGORY ZONE-TYPE ZONE-CODE SUBJECT...: gives the unit; the expert's account is expert@SLUG.example
    ask "$service/directory/organisations" -H "$ada" --json "{\"slug\": \"$1\", \"name\": \"$1\", \"categories\": [\"$2\"]}" > /dev/null
    local unit account expert
    unit=$(ask "$service/directory/units" -H "$ada" \
        --json "{\"organisation\": \"$1\", \"name\": \"Antenne de Lille\", \"zones\": [{\"type\": \"$3\", \"code\": \"$4\"}]}" | jq -r .id)
    account=$("$guichet" accounts create --email "expert@$1.example" --name "Expert $1" --role routingExpert --organisation "$1" | jq -r .id)
    expert=$(ask "$service/experts" -H "$ada" \
        --json "{\"unit\": \"$unit\", \"name\": \"Emploi\", \"mailbox\": \"emploi@$1.example\", \"members\": [\"$account\"]}" | jq -r .id)
    for subject in "${@:5}"; do
        ask "$service/expertises" -H "$ada" --json "{\"expert\": \"$expert\", \"subject\": \"$subject\"}" > /dev/null
    done
    echo "$unit"
}
metiers=$(team metiers-exemple cma departement 59 recruter former)
team negoce-exemple cci region 32 recruter > /dev/null
team emploi-exemple publicOperator epci 200093201 recruter > /dev/null

say 'A baker in Lille wants to recruit: who would be told, who would not, and why'
company='{"commune": "59350", "naf": "10.71C", "activityNatures": ["craft"], "headcountBand": "02"}'
evaluation=$(ask "$service/routing/evaluate" -H "$ada" --json "{\"subject\": \"recruter\", \"company\": $company, \"explain\": \"all\"}")
jq -c '.selected[] | {told: .organisation, by: .zone}' <<< "$evaluation"
jq -c '.rejected[] | {notTold: .organisation, because: [.clauses[] | select(.verdict == "fail") | {code, expected, actual}]}' <<< "$evaluation"

say 'The need is on its way'
state_need() { # state_need SUBJECT DESCRIPTION
    ask "$service/needs" -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" --json "{\"subject\": \"$1\",
      \"company\": $company, \"contact\": {\"name\": \"Aline Petit\", \"email\": \"aline@boulangerie.example\"},
      \"description\": \"$2\", \"privacyNoticeVersion\": \"2026-01\"}"
}
opened=$(state_need recruter 'Je cherche une vendeuse.')
state_need former 'Je veux former mon apprenti.' > /dev/null
jq -c '{state, subject}' <<< "$opened"
need=$(jq -r .id <<< "$opened")
link=http://localhost:$port$(jq -r .tracking <<< "$opened")

answer() { # answer ORGANISATION MOVE
    local token match
    token=$(sign_in "expert@$1.example")
    match=$(ask "$service/needs/$need/matches" -H "Authorization: Bearer $token" | jq -c ".items[] | select(.organisation == \"$1\")")
    ask -X POST "$service/matches/$(jq -r .id <<< "$match")/$2" -H "Authorization: Bearer $token" -H "If-Match: \"$(jq .version <<< "$match").fr.0\"" |
        jq -c '{organisation, status, needOutcome, openMatches}'
}
say 'An expert takes it, another refuses'
answer metiers-exemple take
answer emploi-exemple refuse

say 'The company follows its link'
ask "$link" | jq -c '{state, outcome, organisations: [.organisations[] | {organisation, status}]}'

say 'The expert has helped; the figures'
answer metiers-exemple help
ask "$service/routing/indicators" -H "$ada" | jq -c '{counts, helped: .shares.helped, inFiveDays: .shares.takenInFiveDays}'

say 'A draft of the address book: which needs would find nobody any more'
draft() { # draft ORGANISATION UNIT
    ask "$service/change-sets" -H "$ada" --json "{\"organisation\": \"$1\", \"title\": \"Sans Lille\", \"changes\": [
      {\"operation\": \"changeUnit\", \"unit\": \"$2\", \"changes\": {\"zones\": [{\"type\": \"departement\", \"code\": \"62\"}]}}]}" | jq -r .id
}
ask "$service/routing/replays" -H "$ada" --json "{\"changeSet\": \"$(draft metiers-exemple "$metiers")\"}" |
    jq -c '{replayed, changed, orphaned, holes, needs: [.needs[] | {subject, orphaned, lost: [.lost[].organisation]}]}'
