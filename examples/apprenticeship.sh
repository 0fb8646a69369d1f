#!/usr/bin/env bash
# From a 17-year-old's profile to an accepted contract, then a job dating whose result anybody can check. Everything in a folder
# that goes away.
# Usage: [GUICHET=.build/release/guichet] examples/apprenticeship.sh [PORT]
set -euo pipefail

. "$(dirname "$0")/common.sh" "$@"
service=$host/v1
export GUICHET_RATE_LIMITS=off

person() { # person EMAIL NAME ROLE [ZONES]: an account and its session, as a field that curl sends
    "$guichet" accounts create --email "$1" --name "$2" --role "$3" ${4:+--zones "$4"} > /dev/null
    echo "Authorization: Bearer $(visit "$1")"
}
step() { # step FIELD PATH VERSION [BODY]: a step of something at the version seen
    ask -X POST "$service/apprenticeship/$2" -H "$1" -H "If-Match: \"$3.fr.0\"" --json "${4:-"{}"}"
}
offer() { # offer TITLE: an open offer of the baker's
    local id
    id=$(ask "$service/apprenticeship/offers" -H "$baker" --json "{
        \"employer\": \"$employer\", \"contact\": {\"email\": \"paul@fournil.example\"}, \"title\": \"$1\", \"trade\": \"boulanger\",
        \"targetLevel\": 3, \"start\": \"$start\", \"isStartFlexible\": true, \"durationMonths\": 24, \"nightWork\": true,
        \"workplace\": {\"commune\": \"59512\"}, \"description\": \"Pétrissage, façonnage et cuisson dans une équipe de trois personnes.\"}" | jq -r .id)
    step "$baker" "offers/$id/publish" 1 > /dev/null
    echo "$id"
}
profile() { # profile FIELD NAME BIRTH
    ask -X PUT "$service/apprenticeship/candidates/me" -H "$1" --json "{
        \"firstName\": \"$2\", \"lastName\": \"Exemple\", \"email\": \"candidat@exemple.fr\", \"birthDate\": \"$3\",
        \"representative\": {\"name\": \"Sofia Exemple\", \"email\": \"sofia@exemple.fr\"}, \"commune\": \"59350\", \"radiusKm\": 30,
        \"currentLevel\": 2, \"soughtLevel\": 3, \"wishes\": [{\"trade\": \"boulanger\"}], \"availableFrom\": \"$(date +%F)\",
        \"availableUntil\": \"$(date -d '+1 year' +%F)\", \"durationMonths\": 24, \"motivation\": \"Le pain, depuis toujours.\"}"
}

"$guichet" keys init
start
start=$(date -d '+3 months' +%F)
minor=$(date -d '-17 years' +%F)
adult=$(date -d '-20 years' +%F)

say 'May she begin at 17, and what is she paid?'
ask "$service/apprenticeship/eligibility?birthDate=$minor&start=$start" | jq -c '{isEligible, sentence, needsRepresentative, rule}'
ask "$service/apprenticeship/pay?birthDate=$minor&start=$start&months=24" | jq -c '.periods[] | {from, band, year, minimumPay}'

say 'A baker registers, a counsellor verifies, an offer opens'
baker=$(person paul@gmail.com 'Paul Exemple' employer)
adviser=$(person conseil@exemple.fr 'Awa Exemple' counsellor departement:59)
employer=$(ask "$service/apprenticeship/employers" -H "$baker" \
    --json '{"siret": "73282932000074", "name": "Boulangerie Exemple", "commune": "59512"}' | jq -r .id)
step "$adviser" "employers/$employer/verify" 1 '{"isAccepted": true}' | jq -c '{name, verification}'
bakery=$(offer 'Apprenti boulanger ou apprentie boulangère')

say 'Inès, 17, writes her profile and finds it, with its reasons'
ines=$(person ines@exemple.fr 'Inès Exemple' candidate)
candidate=$(profile "$ines" Inès "$minor" | jq -r .id)
ask "$service/apprenticeship/candidates/me/recommendations" -H "$ines" |
    jq -c '.items[] | {title: .offer.title, km: .offer.distanceKm, mutual: .score.mutual}, (.criteria[] | [.code, .points, .sentence]), {warnings: [.warnings[].code]}'

say 'Her mother consents; she applies'
sofia=$(person sofia@exemple.fr 'Sofia Exemple' representative)
step "$sofia" "representations/$candidate/consent" 1 | jq -c '{needsConsent}'
application=$(ask "$service/apprenticeship/applications" -H "$ines" -H "Idempotency-Key: first" \
    --json "{\"offer\": \"$bakery\", \"message\": \"Je serais heureuse d'apprendre chez vous.\"}" | jq -r .id)
ask "$service/apprenticeship/applications/$application" -H "$baker" | jq -c '{candidate, state, profile}'

say 'From the interview to the contract'
step "$baker" "applications/$application/propose-interview" 1 | jq -c .state
step "$ines" "applications/$application/accept-interview" 2 | jq -c .state
ask "$service/apprenticeship/applications/$application" -H "$baker" | jq -c '{name: .profile.firstName}'
step "$baker" "applications/$application/hold-interview" 3 | jq -c .state
step "$baker" "applications/$application/propose" 4 '{"mentor": {"apprentices": 1, "repeating": 0}}' | jq -c .state
step "$ines" "applications/$application/accept" 5 '{"withdrawOthers": true}' | jq -c .state
ask "$service/apprenticeship/offers/$bakery" -H "$baker" | jq -c '{state, reason}'

say 'A job dating: four candidates, three posts'
event=$(ask "$service/apprenticeship/job-datings" -H "$adviser" \
    --json "{\"title\": \"Les métiers de bouche\", \"commune\": \"59350\", \"day\": \"$(date -d '+1 month' +%F)\"}")
jq -c '{commitment, seed}' <<< "$event"
event=job-datings/$(jq -r .id <<< "$event")
o1=$(offer 'Fournil du nord') o2=$(offer 'Fournil du centre') o3=$(offer 'Fournil du sud')
for one in "$o1" "$o2" "$o3"; do ask "$service/apprenticeship/$event/registrations" -H "$baker" --json "{\"offer\": \"$one\"}"; done
ana=$(person ana@exemple.fr Ana candidate) bilel=$(person bilel@exemple.fr Bilel candidate)
chloe=$(person chloe@exemple.fr Chloé candidate) driss=$(person driss@exemple.fr Driss candidate)
for who in "$ana/Ana" "$bilel/Bilel" "$chloe/Chloé" "$driss/Driss"; do
    profile "${who%/*}" "${who#*/}" "$adult" > /dev/null
    ask "$service/apprenticeship/$event/registrations" -H "${who%/*}" --json '{}'
done
wish() { ask -X PUT "$service/apprenticeship/$event/wishes" -H "$1" --json "$(jq -nc '{offers: $ARGS.positional}' --args "${@:2}")" > /dev/null; }
wish "$ana" "$o1" "$o2"; wish "$bilel" "$o1" "$o3" "$o2"; wish "$chloe" "$o2" "$o1"; wish "$driss" "$o1" "$o2" "$o3"
ask -X POST "$service/apprenticeship/$event/timetable" -H "$adviser" --json '{}' |
    jq -r '"\(.slots) slots", (.meetings[] | select(.slot == 0) | "\(.time) \(.name) - \(.offerTitle)")'
rank() { # rank OFFER NAME...: whom an offer would take, the dearest first, as the meetings named them
    local names
    names=$(ask "$service/apprenticeship/$event/rankings/$1" -H "$baker")
    ask -X PUT "$service/apprenticeship/$event/rankings/$1" -H "$baker" --json "$(jq -c '
        (.candidates | map({(.name | split(" ")[0]): .candidate}) | add) as $by | {tiers: ($ARGS.positional | map([$by[.]]))}
        ' --args "${@:2}" <<< "$names")" > /dev/null
}
rank "$o1" Driss Ana Chloé Bilel; rank "$o2" Bilel Ana Chloé Driss; rank "$o3" Driss Bilel
ask -X POST "$service/apprenticeship/$event/assignment" -H "$adviser" --json '{}' |
    jq -r --arg o1 "$o1" --arg o2 "$o2" --arg o3 "$o3" \
        '{($o1): "O1", ($o2): "O2", ($o3): "O3"} as $n | .placements[] | "\(.name | split(" ")[0]) -> \(if .offer then $n[.offer] else "none" end)"'
ask "$service/apprenticeship/$event/proof" -H "$chloe" | jq -c '{holds, blockingPairs, isReplayedAlike, seed, commitment}'
seed=$(ask "$service/apprenticeship/$event" | jq -r .seed)
[ "$(printf '%s' "$seed" | sha256sum | cut -d' ' -f1)" = "$(ask "$service/apprenticeship/$event" | jq -r .commitment)" ] &&
    echo 'the seed is the one that was promised'
