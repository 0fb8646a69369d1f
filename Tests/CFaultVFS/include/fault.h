// A file system for SQLite that fails when told to, and that knows what a power cut would leave. For tests only.
#pragma once
#include <stdbool.h>

/// One file system, under the name that it was created with.
typedef struct CFault CFault;

/// How an operation fails.
typedef enum {
    /// The disk fails.
    CFaultDisk,
    /// The disk is full: writes fail, after half of their bytes.
    CFaultFull,
} CFaultKind;

/// Registers a file system with SQLite; it lives as long as the process.
CFault *cfault_create(const char *name);

/// Fails the n-th operation from now (on a full disk: the n-th write), counted from 1, and all after it when `lasting`.
void cfault_arm(CFault *fault, long operation, CFaultKind kind, bool lasting);

/// Fails nothing any more; says whether something failed since the arming.
bool cfault_disarm(CFault *fault);

/// Calls a function before each write, truncation and wait for the disk, on the thread that does it.
void cfault_observe(CFault *fault, void (*observer)(void *context), void *context);

/// Writes what the disk would hold of a file after a power cut now: all that was waited for, and of the rest some sectors of
/// 512 bytes, chosen by the seed. Called by the observer, or when nobody uses the file system.
bool cfault_write_remains(CFault *fault, const char *path, const char *destination, unsigned long long seed);

/// Fails some allocations that SQLite makes on the calling thread, from the n-th from now; 0 to fail none.
void cfault_arm_memory(long allocation, int count);

/// Says whether an allocation of the calling thread failed since the arming.
bool cfault_memory_failed(void);
