/** What this machine has, what of it Cairn uses, and what to do where something is missing. */
@NullMarked
package dev.cairn.doctor;

import org.jspecify.annotations.NullMarked;
