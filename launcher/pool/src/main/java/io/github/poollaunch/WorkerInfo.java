package io.github.poollaunch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A worker as it was when it was asked for. Immutable.
 *
 * @param id its number in the pool, from 1; a replacement gets a number of its own
 * @param pid its process id; 0 before it is launched; this JVM's own for a worker that is a thread
 * @param state where it stands
 * @param tasksDone how many chunks it has finished
 * @param launchToReady from the launch of its process to its hello; null before that, and for a thread
 */
public record WorkerInfo(
        int id,
        long pid,
        WorkerState state,
        long tasksDone,
        @Nullable Duration launchToReady) {}
