/**
 * The kernel of the specification "Java (Cairn)": JJava's kernel with what a notebook about
 * training needs besides. Compiled at set-up against the jar of the Python package {@code jjava};
 * it may look into that version's private parts, since exactly that version is installed.
 */
package dev.cairn.jjava;
