/** Kernel specifications of all hosts: what is in them, where they go, and what is there. */
package dev.cairn.setup.kernels;
