#!/usr/bin/env bash
# A simulation as a newcomer does it: from nothing, a question at a time, to a result and its explanation.
# Usage: examples/simulation.sh [SIMULATOR] [ADDRESS]
set -euo pipefail

simulator=${1:-salarie}
service=${2:-http://localhost:8080}
answers='{}'

ask() { # ask PATH BODY
    curl -sS --fail-with-body "$service$1" --json "$2"
}

while true; do
    answer=$(ask "/v1/simulation/simulators/$simulator" "{\"answers\": $answers}")
    question=$(jq -c '.nextQuestions[0] // empty' <<< "$answer")
    [ -n "$question" ] || break
    # What counts by default is a good answer; otherwise the first choice, or an amount.
    reply=$(jq -c 'if .default then .default.value elif .choices then .choices[0].value
                   elif .type == "number" then 3000 elif .type == "boolean" then true else null end' <<< "$question")
    echo "$(jq -r '.text' <<< "$question") $reply"
    answers=$(jq -c --argjson question "$question" --argjson reply "$reply" '. + {($question.rule): $reply}' <<< "$answers")
done

echo
jq -r '.results[] | "\(.title): \(.text)"' <<< "$answer"

# Why? The last result, explained.
request=$(jq -c '{expression: .results[-1].rule, situation, model: .model.id, depth: 2}' <<< "$answer")
echo
ask /v1/simulation/explain "$request" | jq -r '.explanation | "\(.title) = \(.formula)", "  = \(.calculation // .text)"'
