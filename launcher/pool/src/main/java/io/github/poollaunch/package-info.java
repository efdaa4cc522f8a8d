/**
 * A pool of worker processes: Python's {@code multiprocessing.Pool} for Java.
 *
 * <pre>
 *  caller          dispatch                          worker (a thread each)              child JVM
 *  ------          --------                          ----------------------              ---------
 *  map(f, items)
 *    items ------> Job --Chunk--> JobQueue --take--> Worker --Request--> stdin --------> Inbox
 *                   ^                                  |                                    |
 *                   |                                  |                                 TaskLoop: f(item)
 *    List&lt;R&gt; &lt;--- Job &lt;-----------ChunkOutcome-------- Worker &lt;--Reply---- stdout &lt;---------'
 *                                                    StderrPump &lt;---------- stderr &lt;----- prints of f
 * </pre>
 *
 * This package is the public API; {@link io.github.poollaunch.engine} is for those who write an engine of their own;
 * the other packages are internal.
 */
@NullMarked
package io.github.poollaunch;

import org.jspecify.annotations.NullMarked;
