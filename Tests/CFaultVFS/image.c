#include "image.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { sectorSize = 512 };

/// A change that may be lost: bytes written, or a truncation when there are none.
typedef struct Change {
    struct Change *next;
    long long offset;
    int length;
    unsigned char bytes[];
} Change;

typedef struct {
    unsigned char *bytes;
    long long size;
    long long capacity;
} Content;

struct Image {
    Image *next;
    char *path;
    Content settled;
    Change *first;
    Change **last;
};

Image *image_of(Image **list, const char *path) {
    for (Image *image = *list; image; image = image->next) {
        if (strcmp(image->path, path) == 0) return image;
    }
    Image *image = calloc(1, sizeof(Image));
    image->path = strdup(path);
    image->last = &image->first;
    image->next = *list;
    *list = image;
    return image;
}

static void resize(Content *content, long long size) {
    if (size > content->capacity) {
        content->capacity = size * 2;
        content->bytes = realloc(content->bytes, content->capacity);
    }
    if (size > content->size) memset(content->bytes + content->size, 0, size - content->size);
    content->size = size;
}

static void put(Content *content, const unsigned char *bytes, int length, long long offset) {
    if (offset + length > content->size) resize(content, offset + length);
    memcpy(content->bytes + offset, bytes, length);
}

static void append(Image *image, const void *bytes, int length, long long offset) {
    Change *change = malloc(sizeof(Change) + length);
    change->next = NULL;
    change->offset = offset;
    change->length = length;
    if (length > 0) memcpy(change->bytes, bytes, length);
    *image->last = change;
    image->last = &change->next;
}

void image_write(Image *image, const void *bytes, int length, long long offset) { append(image, bytes, length, offset); }

void image_truncate(Image *image, long long size) { append(image, NULL, 0, size); }

static void forget(Image *image) {
    for (Change *change = image->first; change;) {
        Change *next = change->next;
        free(change);
        change = next;
    }
    image->first = NULL;
    image->last = &image->first;
}

void image_settle(Image *image) {
    for (const Change *change = image->first; change; change = change->next) {
        if (change->length > 0) {
            put(&image->settled, change->bytes, change->length, change->offset);
        } else {
            resize(&image->settled, change->offset);
        }
    }
    forget(image);
}

void image_clear(Image *image) {
    forget(image);
    image->settled.size = 0;
}

/// splitmix64: the next number of a seed.
static unsigned long long draw(unsigned long long *seed) {
    unsigned long long mixed = (*seed += 0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
    return mixed ^ mixed >> 31;
}

bool image_write_remains(const Image *image, const char *destination, unsigned long long seed) {
    Content content = {malloc(image->settled.size + 1), image->settled.size, image->settled.size};
    if (image->settled.size > 0) memcpy(content.bytes, image->settled.bytes, image->settled.size);
    // Of eight cuts one keeps all, one keeps nothing, the others keep sectors at random.
    const unsigned long long luck = draw(&seed) % 8;
    for (const Change *change = image->first; change; change = change->next) {
        if (change->length == 0) {
            if (luck == 0 || (luck > 1 && draw(&seed) % 2)) resize(&content, change->offset);
            continue;
        }
        for (int start = 0; start < change->length; start += sectorSize) {
            if (luck == 1 || (luck > 1 && draw(&seed) % 2)) continue;
            const int rest = change->length - start;
            put(&content, change->bytes + start, rest < sectorSize ? rest : sectorSize, change->offset + start);
        }
    }
    FILE *file = fopen(destination, "w");
    const bool isWhole = file && fwrite(content.bytes, 1, content.size, file) == (size_t)content.size;
    const bool isClosed = file && fclose(file) == 0;
    free(content.bytes);
    return isWhole && isClosed;
}
