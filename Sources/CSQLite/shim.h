#include <sqlite3.h>

// Variadic functions and cast macros do not reach Swift: one wrapper each.
static inline int csqlite_config_log(void (*log)(void *, int, const char *)) {
    return sqlite3_config(SQLITE_CONFIG_LOG, log, (void *)0);
}
// No account is kept of the engine's memory: all threads would wait for one lock at each allocation
// (SQLITE_CONFIG_MEMSTATUS). It is refused once the engine is in use.
static inline int csqlite_keep_no_account(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
// Room that a connection takes small memory from, without asking for it each time (SQLITE_DBCONFIG_LOOKASIDE): what prepared
// statements hold for good must not use it up. To be called before the first statement.
static inline int csqlite_reserve(sqlite3 *connection, int size, int count) {
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_LOOKASIDE, (void *)0, size, count);
}
static inline int csqlite_db_config(sqlite3 *connection, int option, int value) {
    return sqlite3_db_config(connection, option, value, (int *)0);
}
// SQLite copies the bytes. No address would mean NULL: an empty value has one.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int place, const char *text, sqlite3_uint64 length) {
    return sqlite3_bind_text64(statement, place, text ? text : "", length, SQLITE_TRANSIENT, SQLITE_UTF8);
}
static inline int csqlite_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, sqlite3_uint64 length) {
    return sqlite3_bind_blob64(statement, place, bytes ? bytes : "", length, SQLITE_TRANSIENT);
}
