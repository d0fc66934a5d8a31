/**
 * Files that only open with a key, and that show it when they were changed: {@link
 * dev.cairn.seal.Seal}, which stands for the key, and {@link dev.cairn.seal.SealedFile}. The only
 * place with Tink.
 */
@NullMarked
package dev.cairn.seal;

import org.jspecify.annotations.NullMarked;
