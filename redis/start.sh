#!/bin/sh
# Starts Redis with the users of users.acl. Their passwords come from the environment; only their hashes are
# written, to a file system in memory. There are an operator, an editor and a watcher only where their passwords
# are set.
# Beside it a file added-users may have what readout users --add printed, for more prefixes. Arguments go to
# redis-server.
set -eu

users=${USERS_FILE:-/tmp/users.acl}
added=${ADDED_USERS_FILE:-$(dirname "$0")/added-users}

password_of() {
  case $1 in
    worker) printf %s "${REDIS_WORKER_PASSWORD:?set REDIS_WORKER_PASSWORD}" ;;
    producer) printf %s "${REDIS_PRODUCER_PASSWORD:?set REDIS_PRODUCER_PASSWORD}" ;;
    reader) printf %s "${REDIS_READER_PASSWORD:?set REDIS_READER_PASSWORD}" ;;
    watcher) printf %s "${REDIS_WATCHER_PASSWORD:-}" ;;
    editor) printf %s "${REDIS_EDITOR_PASSWORD:-}" ;;
    operator) printf %s "${REDIS_OPERATOR_PASSWORD:-}" ;;
    *) echo "users.acl: start.sh knows no password for $1" >&2; exit 1 ;;
  esac
}

umask 077
grep '^user ' "$(dirname "$0")/users.acl" | while read -r line; do
  name=${line#user }
  name=${name%% *}
  if [ "$name" = default ]; then
    printf '%s\n' "$line"
    continue
  fi
  password=$(password_of "$name")
  if [ -n "$password" ]; then
    printf '%s #%s\n' "$line" "$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)"
  fi
done > "$users"
if [ -f "$added" ]; then
  sed -n 's/^ACL SETUSER /user /p' "$added" >> "$users"
fi
unset REDIS_WORKER_PASSWORD REDIS_PRODUCER_PASSWORD REDIS_READER_PASSWORD REDIS_EDITOR_PASSWORD REDIS_OPERATOR_PASSWORD \
  REDIS_WATCHER_PASSWORD REDISCLI_AUTH

exec redis-server --aclfile "$users" "$@"
