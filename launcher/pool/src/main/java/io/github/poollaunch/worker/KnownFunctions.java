package io.github.poollaunch.worker;

import io.github.poollaunch.protocol.message.RequestWriter;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The functions that one child knows. Each is defined before its first chunk, and forgotten when others have been used
 * since, so that a pool that gets a new lambda for each call does not fill its children. Not thread-safe.
 */
final class KnownFunctions {

    private static final int LIMIT = 64;

    /** In the order of their last use, oldest first. */
    private final Map<Integer, Boolean> numbers = new LinkedHashMap<>(16, 0.75f, true);

    /** Whether the child knows it. */
    boolean has(RemoteTask task) {
        return numbers.containsKey(task.number());
    }

    void ensure(RemoteTask task, RequestWriter requests) throws IOException {
        if (numbers.get(task.number()) != null) {
            return;
        }
        if (numbers.size() >= LIMIT) {
            Iterator<Integer> oldestFirst = numbers.keySet().iterator();
            requests.forget(oldestFirst.next());
            oldestFirst.remove();
        }
        requests.define(task.number(), task.spec());
        numbers.put(task.number(), true);
    }
}
