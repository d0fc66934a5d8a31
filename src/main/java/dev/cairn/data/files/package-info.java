/**
 * Files of images with their classes: {@link dev.cairn.data.files.FileBytes} reads and unpacks,
 * {@link dev.cairn.data.files.Idx} and {@link dev.cairn.data.files.Cifar} decode into plain arrays.
 * Nothing here knows what a data set is.
 */
@NullMarked
package dev.cairn.data.files;

import org.jspecify.annotations.NullMarked;
