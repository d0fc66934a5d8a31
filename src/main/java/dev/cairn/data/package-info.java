/**
 * What a network learns from: {@link dev.cairn.data.Dataset}, its three parts as {@link
 * dev.cairn.data.Examples}, the files they are read from, and {@link dev.cairn.data.Batches}, which
 * fills direct memory one step ahead of training.
 */
@NullMarked
package dev.cairn.data;

import org.jspecify.annotations.NullMarked;
