#include <sqlite3.h>
#include <stddef.h>

#include "fault.h"

static sqlite3_mem_methods real;
static _Thread_local long countdown;
static _Thread_local int failures;
static _Thread_local bool hasFailed;

static bool fails(void) {
    if (countdown == 0 || --countdown > 0) return false;
    if (--failures > 0) countdown = 1;
    return hasFailed = true;
}

static void *allocate(int size) { return fails() ? NULL : real.xMalloc(size); }

static void *reallocate(void *memory, int size) { return fails() ? NULL : real.xRealloc(memory, size); }

/// SQLite takes its allocator before its first use only, which in a test process is the loading of the program.
__attribute__((constructor)) static void install(void) {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
    sqlite3_mem_methods failing = real;
    failing.xMalloc = allocate;
    failing.xRealloc = reallocate;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
}

void cfault_arm_memory(long allocation, int count) {
    countdown = allocation;
    failures = count;
    hasFailed = false;
}

bool cfault_memory_failed(void) { return hasFailed; }
