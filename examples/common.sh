# What the stories share, sourced with the port: a service of their own in a folder that goes away, and how somebody signs in.
# shellcheck shell=bash disable=SC2034

guichet=$(realpath "${GUICHET:-$(dirname "${BASH_SOURCE[0]}")/../.build/release/guichet}")
port=${1:-8098}
host=http://localhost:$port
folder=$(mktemp -d)
export GUICHET_DATABASE=$folder/guichet.sqlite GUICHET_KEYS=$folder/keys GUICHET_PORT=$port GUICHET_METRICS_PORT=off
export GUICHET_LOG_LEVEL=error
pid=
finish() { [ -z "$pid" ] || kill "$pid" 2> /dev/null || true; rm -rf "$folder"; }
trap finish EXIT

say() { printf '\n== %s\n' "$1"; }
ask() { curl -sS --fail-with-body "$@"; }
start() { # start [VARIABLE=VALUE...]: the service, once it answers
    env "$@" "$guichet" serve > "$folder/log" 2>&1 & pid=$!
    curl -sS --retry 120 --retry-delay 1 --retry-connrefused -o /dev/null "$host/readyz" 2> /dev/null
}
stop() { kill "$pid"; wait "$pid" || true; pid=; }
open_session() { # open_session LINK-TOKEN: gives the session's token
    ask "$host/v1/sessions" --json "{\"token\": \"$1\"}" | jq -r .token
}
letter_to() { "$guichet" outbox list --limit 5 | jq -r "select(.address == \"$1\") | .id" | head -1; } # the newest
sign_in() { # sign_in ADDRESS: asks for a link, reads it in the outbox, gives a session's token
    local earlier letter
    earlier=$(letter_to "$1")
    ask -o /dev/null "$host/v1/sessions/magic-links" --json "{\"email\": \"$1\"}"
    for _ in $(seq 100); do
        letter=$(letter_to "$1")
        [ -n "$letter" ] && [ "$letter" != "$earlier" ] && break
        sleep 0.1
    done
    open_session "$("$guichet" outbox show "$letter" | grep -o 'gl_[A-Za-z0-9_-]*' | head -1)"
}
visit() { # visit ADDRESS: the same by a link that the owner of the machine makes
    open_session "$("$guichet" accounts sign-in-link --email "$1" | jq -r .token)"
}
one_time_code() { # one_time_code SECRET: what an authenticator shows (RFC 6238)
    local key counter digest offset
    key=$(printf '%s' "$1" | base32 -d | od -An -tx1 -v | tr -d ' \n')
    counter=$(printf '%016x' $(($(date +%s) / 30)))
    digest=$(printf "$(printf '%s' "$counter" | sed 's/../\\x&/g')" | openssl dgst -sha1 -mac HMAC -macopt "hexkey:$key" -r | cut -d' ' -f1)
    offset=$((16#${digest:39:1} * 2))
    printf '%06d' $(((16#${digest:$offset:8} & 0x7fffffff) % 1000000))
}
confirm() { # confirm SESSION: adds a second factor, gives the confirmed session's token
    local device
    device=$(ask "$host/v1/second-factors" -H "Authorization: Bearer $1" --json '{"label": "Telephone"}')
    ask "$host/v1/second-factors/$(jq -r .id <<< "$device")/confirm" -H "Authorization: Bearer $1" \
        --json "{\"code\": \"$(one_time_code "$(jq -r .secret <<< "$device")")\"}" | jq -r .token
}
