/**
 * Class-data archives: a JVM that starts from one need not read, check and link the classes in it.
 *
 * <pre>
 *   ClassPath + Java --&gt; ArchiveKey --&gt; ArchiveStore ----&gt; flags of a child's JVM
 *                                           ^
 *   a pool has ended --&gt; Trainings          |  commit
 *                            |              |
 *                            '--&gt; TrainerMain (a process) --&gt; Training --&gt; a child that dumps its classes
 * </pre>
 *
 * Nothing here ever fails a pool's start: without an archive it is only slower.
 */
@NullMarked
package io.github.poollaunch.archive;

import org.jspecify.annotations.NullMarked;
