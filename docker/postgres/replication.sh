#!/bin/sh
# Run once, when the primary is made: lets the standby copy it, and has a commit answered when both have it. Should the
# standby be lost for long: `ALTER SYSTEM SET synchronous_standby_names = ''`, then `SELECT pg_reload_conf()`.
set -eu
echo 'host replication guichet all scram-sha-256' >> "$PGDATA/pg_hba.conf"
echo "synchronous_standby_names = '*'" >> "$PGDATA/postgresql.conf"
