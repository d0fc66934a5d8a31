/** Signatures of the rapaio kernel's service for displays, to compile against. */
package org.rapaio.jupyter.kernel.display.spi;
