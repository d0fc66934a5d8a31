/**
 * Makes Cairn available to other projects: the code as one artefact, and for each platform a small
 * one that adds the native libraries, laid out as a Maven repository in a folder.
 */
package dev.cairn.setup.publish;
