/** What is told of an exception, and how it becomes one again on the other side. */
@NullMarked
package io.github.poollaunch.protocol.fault;

import org.jspecify.annotations.NullMarked;
