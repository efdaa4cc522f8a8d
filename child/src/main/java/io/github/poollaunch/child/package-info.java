/**
 * What runs in a child JVM.
 *
 * <pre>
 *   fd 4 --> Inbox (its own thread) --frames--> TaskLoop (the main thread) --replies--> fd 3
 *              | end of stream: the parent is gone                |
 *              v                                                  v
 *            halt                                        the user's functions, whose prints
 *                                                        go to fd 1 and 2, both the stderr pipe
 * </pre>
 *
 * This code shares its VM with the user's. It brings jackson-core and the protocol, and uses no lambdas on the way to
 * the first result: each would cost a child's start some milliseconds.
 */
@NullMarked
package io.github.poollaunch.child;

import org.jspecify.annotations.NullMarked;
