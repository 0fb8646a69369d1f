#include "fault.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"

struct CFault {
    sqlite3_vfs vfs;
    sqlite3_vfs *system;
    pthread_mutex_t mutex;
    long countdown;
    CFaultKind kind;
    bool isLasting;
    bool hasFailed;
    void (*observer)(void *context);
    void *context;
    Image *images;
};

typedef struct {
    sqlite3_file base;
    CFault *fault;
    Image *image;
    sqlite3_file *real;
} File;

#define FAULT(file) (((File *)(file))->fault)
#define IMAGE(file) (((File *)(file))->image)
#define REAL(file) (((File *)(file))->real)

/// Counts an operation; whether it must fail. A full disk fails writes only.
static bool failsAs(CFault *fault, bool isWrite) {
    pthread_mutex_lock(&fault->mutex);
    bool isNow = false;
    if ((isWrite || fault->kind == CFaultDisk) && fault->countdown > 0 && --fault->countdown == 0) {
        isNow = fault->hasFailed = true;
        if (fault->isLasting) fault->countdown = 1;
    }
    pthread_mutex_unlock(&fault->mutex);
    return isNow;
}

static bool fails(CFault *fault) { return failsAs(fault, false); }

/// Does something to the image of a file that has one.
#define remember(file, change) \
    do { \
        if (!IMAGE(file)) break; \
        pthread_mutex_lock(&FAULT(file)->mutex); \
        change; \
        pthread_mutex_unlock(&FAULT(file)->mutex); \
    } while (0)

static Image *find(CFault *fault, const char *path) {
    pthread_mutex_lock(&fault->mutex);
    Image *image = image_of(&fault->images, path);
    pthread_mutex_unlock(&fault->mutex);
    return image;
}

static void observe(CFault *fault) {
    if (fault->observer) fault->observer(fault->context);
}

static int closeFile(sqlite3_file *file) { return REAL(file)->pMethods ? REAL(file)->pMethods->xClose(REAL(file)) : SQLITE_OK; }

static int readFile(sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset) {
    if (fails(FAULT(file))) return SQLITE_IOERR_READ;
    return REAL(file)->pMethods->xRead(REAL(file), bytes, length, offset);
}

static int writeFile(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
    observe(FAULT(file));
    const bool isFailing = failsAs(FAULT(file), true);
    const int written = isFailing ? length / 2 : length;
    remember(file, image_write(IMAGE(file), bytes, written, offset));
    const int status = REAL(file)->pMethods->xWrite(REAL(file), bytes, written, offset);
    if (isFailing) return FAULT(file)->kind == CFaultFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    return status;
}

static int truncateFile(sqlite3_file *file, sqlite3_int64 size) {
    observe(FAULT(file));
    if (fails(FAULT(file))) return SQLITE_IOERR_TRUNCATE;
    remember(file, image_truncate(IMAGE(file), size));
    return REAL(file)->pMethods->xTruncate(REAL(file), size);
}

static int syncFile(sqlite3_file *file, int flags) {
    observe(FAULT(file));
    if (fails(FAULT(file))) return SQLITE_IOERR_FSYNC;
    remember(file, image_settle(IMAGE(file)));
    // Nobody cuts the power of the machine that runs the tests: they need not wait for its disk.
    return SQLITE_OK;
}

static int fileSize(sqlite3_file *file, sqlite3_int64 *size) {
    if (fails(FAULT(file))) return SQLITE_IOERR_FSTAT;
    return REAL(file)->pMethods->xFileSize(REAL(file), size);
}

static int lockFile(sqlite3_file *file, int level) {
    if (fails(FAULT(file))) return SQLITE_IOERR_LOCK;
    return REAL(file)->pMethods->xLock(REAL(file), level);
}

static int unlockFile(sqlite3_file *file, int level) { return REAL(file)->pMethods->xUnlock(REAL(file), level); }

static int checkReserved(sqlite3_file *file, int *result) { return REAL(file)->pMethods->xCheckReservedLock(REAL(file), result); }

static int control(sqlite3_file *file, int operation, void *argument) {
    return REAL(file)->pMethods->xFileControl(REAL(file), operation, argument);
}

static int sectorSize(sqlite3_file *file) { return REAL(file)->pMethods->xSectorSize(REAL(file)); }

static int characteristics(sqlite3_file *file) { return REAL(file)->pMethods->xDeviceCharacteristics(REAL(file)); }

static int mapShared(sqlite3_file *file, int region, int size, int extends, void volatile **address) {
    if (fails(FAULT(file))) return SQLITE_IOERR_SHMMAP;
    return REAL(file)->pMethods->xShmMap(REAL(file), region, size, extends, address);
}

static int lockShared(sqlite3_file *file, int offset, int count, int flags) {
    if ((flags & SQLITE_SHM_LOCK) && fails(FAULT(file))) return SQLITE_IOERR_SHMLOCK;
    return REAL(file)->pMethods->xShmLock(REAL(file), offset, count, flags);
}

static void barrier(sqlite3_file *file) { REAL(file)->pMethods->xShmBarrier(REAL(file)); }

static int unmapShared(sqlite3_file *file, int deletes) { return REAL(file)->pMethods->xShmUnmap(REAL(file), deletes); }

static const sqlite3_io_methods methods = {
    2,           closeFile,  readFile,      writeFile, truncateFile, syncFile,        fileSize,  lockFile,   unlockFile,
    checkReserved, control,    sectorSize,    characteristics, mapShared, lockShared, barrier, unmapShared, NULL, NULL,
};

static int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags) {
    CFault *fault = (CFault *)vfs;
    File *opened = (File *)file;
    opened->base.pMethods = NULL;
    if (fails(fault)) return SQLITE_CANTOPEN;
    opened->fault = fault;
    opened->real = (sqlite3_file *)&opened[1];
    opened->image = name && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) ? find(fault, name) : NULL;
    const int status = fault->system->xOpen(fault->system, name, opened->real, flags, outFlags);
    if (status == SQLITE_OK) opened->base.pMethods = &methods;
    return status;
}

static int deleteFile(sqlite3_vfs *vfs, const char *name, int synchronizes) {
    CFault *fault = (CFault *)vfs;
    if (fails(fault)) return SQLITE_IOERR_DELETE;
    Image *image = find(fault, name);
    pthread_mutex_lock(&fault->mutex);
    image_clear(image);
    pthread_mutex_unlock(&fault->mutex);
    return fault->system->xDelete(fault->system, name, synchronizes);
}

static int accessFile(sqlite3_vfs *vfs, const char *name, int flags, int *result) {
    CFault *fault = (CFault *)vfs;
    if (fails(fault)) return SQLITE_IOERR_ACCESS;
    return fault->system->xAccess(fault->system, name, flags, result);
}

CFault *cfault_create(const char *name) {
    CFault *fault = calloc(1, sizeof(CFault));
    fault->system = sqlite3_vfs_find(NULL);
    fault->vfs = *fault->system;
    fault->vfs.pNext = NULL;
    fault->vfs.zName = strdup(name);
    fault->vfs.szOsFile = (int)sizeof(File) + fault->system->szOsFile;
    fault->vfs.xOpen = openFile;
    fault->vfs.xDelete = deleteFile;
    fault->vfs.xAccess = accessFile;
    pthread_mutex_init(&fault->mutex, NULL);
    return sqlite3_vfs_register(&fault->vfs, 0) == SQLITE_OK ? fault : NULL;
}

void cfault_arm(CFault *fault, long operation, CFaultKind kind, bool lasting) {
    pthread_mutex_lock(&fault->mutex);
    fault->countdown = operation;
    fault->kind = kind;
    fault->isLasting = lasting;
    fault->hasFailed = false;
    pthread_mutex_unlock(&fault->mutex);
}

bool cfault_disarm(CFault *fault) {
    pthread_mutex_lock(&fault->mutex);
    fault->countdown = 0;
    const bool hasFailed = fault->hasFailed;
    pthread_mutex_unlock(&fault->mutex);
    return hasFailed;
}

void cfault_observe(CFault *fault, void (*observer)(void *context), void *context) {
    fault->context = context;
    fault->observer = observer;
}

bool cfault_write_remains(CFault *fault, const char *path, const char *destination, unsigned long long seed) {
    const Image *image = find(fault, path);
    pthread_mutex_lock(&fault->mutex);
    const bool isWritten = image_write_remains(image, destination, seed);
    pthread_mutex_unlock(&fault->mutex);
    return isWritten;
}
