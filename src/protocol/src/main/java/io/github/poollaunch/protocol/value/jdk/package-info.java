/** The JDK's value types. Loaded when a program first uses one of them, so that others need not pay for it. */
@NullMarked
package io.github.poollaunch.protocol.value.jdk;

import org.jspecify.annotations.NullMarked;
