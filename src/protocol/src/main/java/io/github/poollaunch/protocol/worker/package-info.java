/** What a task can know of the worker that runs it: the same storage in a child JVM and for workers inside the parent. */
@NullMarked
package io.github.poollaunch.protocol.worker;

import org.jspecify.annotations.NullMarked;
