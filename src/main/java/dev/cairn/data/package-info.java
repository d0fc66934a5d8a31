/**
 * What a network learns from: {@link dev.cairn.data.Dataset}, its three parts as {@link
 * dev.cairn.data.Examples}, and {@link dev.cairn.data.Datasets}, which makes them from files and
 * tables.
 */
@NullMarked
package dev.cairn.data;

import org.jspecify.annotations.NullMarked;
