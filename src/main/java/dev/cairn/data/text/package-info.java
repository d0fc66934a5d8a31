/**
 * Texts as rows of whole numbers: files read strictly, and {@link dev.cairn.data.text.Vocabulary}.
 * Nothing here knows classes or parts of data.
 */
@NullMarked
package dev.cairn.data.text;

import org.jspecify.annotations.NullMarked;
