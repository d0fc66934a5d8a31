/**
 * How values look: live panel, charts, tables and pictures, as plain text, as HTML without scripts
 * and as PNG. {@link dev.cairn.show.Rendering} turns a value into a {@link dev.cairn.show.Shown};
 * nothing here throws while it draws, since that would end a notebook kernel's shell thread.
 */
@NullMarked
package dev.cairn.show;

import org.jspecify.annotations.NullMarked;
