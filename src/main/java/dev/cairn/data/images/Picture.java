package dev.cairn.data.images;

import java.nio.file.Path;

/**
 * A file that may be a picture.
 *
 * @param file where it lies
 * @param label its class
 */
record Picture(Path file, int label) {}
