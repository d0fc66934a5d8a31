/** Which kernels compute a net, for people. */
@NullMarked
package dev.cairn.engine.profile;

import org.jspecify.annotations.NullMarked;
