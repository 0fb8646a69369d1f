#!/usr/bin/env bash
# The path of an author: a rate is changed in YAML, checked, tried, reviewed by somebody else, published from an instant on,
# seen in the results, and taken back.
# Usage: AUTHOR=token REVIEWER=token [GUICHET=.build/release/guichet] examples/authors.sh [ADDRESS]
set -euo pipefail

service=${1:-http://localhost:8080}
guichet=${GUICHET:-$(dirname "$0")/../.build/release/guichet}
models=$service/v1/simulation/models/prime
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$(dirname "$0")"/prime/* "$folder"

say() { printf '\n== %s\n' "$1"; }
upload() { # what the folder holds, as a draft
    local files='[]' file
    for file in "$folder"/*; do
        files=$(jq --arg name "$(basename "$file")" --rawfile content "$file" '. + [{name: $name, content: $content}]' <<< "$files")
    done
    curl -sS --fail-with-body "$models/versions" -H "Authorization: Bearer $AUTHOR" --json "{\"files\": $files}"
}
transition() { # transition NUMBER WHAT TOKEN BODY
    local tag
    tag=$(curl -sS -o /dev/null -D - "$models/versions/$1" -H "Authorization: Bearer $3" | sed -n 's/^etag: *//Ip' | tr -d '\r')
    curl -sS --fail-with-body -X POST "$models/versions/$1/$2" -H "Authorization: Bearer $3" -H "If-Match: $tag" ${4:+--json "$4"} |
        jq -r '"\(.model)@\(.version): \(.state)"'
}
result() { # what the public gets
    curl -sS "$service/v1/simulation/evaluate" --json \
        '{"model": "prime", "expressions": "prime", "situation": {"salaire": "2000 €/mois"}}' | jq '.evaluate[0].nodeValue'
}

say 'The first version'
"$guichet" models check "$folder"
"$guichet" models test "$folder"
first=$(upload | jq -r .version)
transition "$first" submit "$AUTHOR"
transition "$first" publish "$REVIEWER" '{}'
echo "the public gets $(result)"

say 'The rate changes in the YAML'
cp -r "$folder" "$folder.before"
trap 'rm -rf "$folder" "$folder.before"' EXIT
sed -i 's/valeur: 10%/valeur: 12%/' "$folder/prime.publicodes"
"$guichet" models check "$folder"
"$guichet" models test "$folder" || echo '(the example must follow)'
sed -i 's/2 000 € × 10 %/2 000 € × 12 %/; s/valeur attendue: 200/valeur attendue: 240/' "$folder/prime.publicodes"
"$guichet" models test "$folder"
"$guichet" models diff "$folder.before" "$folder"

say 'Somebody else reads and publishes it, from an instant on'
second=$(upload | jq -r .version)
transition "$second" submit "$AUTHOR"
curl -sS "$models/diff?from=published&to=$second" -H "Authorization: Bearer $REVIEWER" |
    jq -r '.results[] | "\(.title): \(.before) becomes \(.after)"'
transition "$second" publish "$REVIEWER" "{\"from\": \"$(date -u -d '+2 seconds' +%Y-%m-%dT%H:%M:%SZ)\"}"
echo "before that instant, the public gets $(result)"
for _ in $(seq 60); do
    [ "$(result)" = 240 ] && break
    sleep 0.2
done
echo "after it, the public gets $(result)"

say 'It is taken back'
curl -sS --fail-with-body -X POST "$models/rollback" -H "Authorization: Bearer $REVIEWER" | jq -c .
echo "the public gets $(result)"
