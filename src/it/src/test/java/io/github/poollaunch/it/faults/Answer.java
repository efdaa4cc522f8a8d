package io.github.poollaunch.it.faults;

import java.util.List;

/**
 * What an item's task returns.
 *
 * @param number the item's
 * @param payload the item's
 * @param pid of the worker that ran it
 * @param rest empty, but where encoding it is what a fault is about
 */
record Answer(int number, String payload, long pid, List<Integer> rest) {

    static Answer to(Item item) {
        return new Answer(item.number(), item.payload(), ProcessHandle.current().pid(), List.of());
    }
}
