/**
 * Signatures of the rapaio kernel's display interface, to compile against: its own class files are
 * for JDK 25. They are not in the jar; a rapaio kernel brings the real ones.
 */
package org.rapaio.jupyter.kernel.display;
