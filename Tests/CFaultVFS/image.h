// What a disk holds of one file for certain, and what was written to it since.
#pragma once
#include <stdbool.h>

typedef struct Image Image;

/// The image of a path, made empty at the first call; images of a list are kept for its life.
Image *image_of(Image **list, const char *path);
void image_write(Image *image, const void *bytes, int length, long long offset);
void image_truncate(Image *image, long long size);
/// What was written is on the disk now.
void image_settle(Image *image);
/// The file is gone, or new.
void image_clear(Image *image);
/// Writes the certain bytes and some of the sectors of the others.
bool image_write_remains(const Image *image, const char *destination, unsigned long long seed);
