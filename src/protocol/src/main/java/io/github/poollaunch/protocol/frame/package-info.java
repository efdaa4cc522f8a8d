/**
 * JSON text sequences (RFC 7464): RS, one JSON text, LF; behind a text that announces bytes, these and an LF. Frames are
 * bytes here; what they say is decided above.
 */
@NullMarked
package io.github.poollaunch.protocol.frame;

import org.jspecify.annotations.NullMarked;
