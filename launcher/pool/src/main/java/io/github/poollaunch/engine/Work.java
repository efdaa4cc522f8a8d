package io.github.poollaunch.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a worker is to run: a task on some items. */
public interface Work {

    /**
     * What to run.
     *
     * @return the task, as {@link EngineSession#prepare} has made it
     */
    Task task();

    /**
     * The items, in order; at least one, null among them if the input has null.
     *
     * @return the items; not to be changed
     */
    List<@Nullable Object> items();

    /**
     * Whether the first item that throws ends the chunk.
     *
     * @return true if the items behind a failed one are not run
     */
    boolean failFast();

    /**
     * The place of the first item in the call's input, from 0.
     *
     * @return the place, from 0
     */
    long firstIndex();
}
