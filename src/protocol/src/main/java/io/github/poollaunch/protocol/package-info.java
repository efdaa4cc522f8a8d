/**
 * What parent and child agree on.
 *
 * <pre>
 *   protocol.message   requests and replies: which members a frame has, in which order
 *      |        |
 *   protocol.value   protocol.function     values as JSON's tokens; functions by name
 *      |     '---- protocol.databind       classes with Jackson annotations
 *   protocol.fault                         what is told of an exception
 *   protocol.direct                        classes made to call the user's code, for both
 *      |
 *   protocol.format   what these tokens are written in: JSON, Smile, a user's own
 *      |
 *   protocol.frame    RFC 7464: RS, one JSON text, LF; bytes that the text announces
 * </pre>
 *
 * Both sides load this module into a VM that they share with the user's code, and a child pays for every class of it
 * before its first result. So it knows jackson-core and nothing else, but for
 * databind and Smile behind doors that are opened when they are needed.
 */
@NullMarked
package io.github.poollaunch.protocol;

import org.jspecify.annotations.NullMarked;
