package io.github.poollaunch.it.faults;

import io.github.poollaunch.PoolSupplier;

/** An item as an executor's task: a class, since a lambda's first use takes a worker many times as long. */
record Submitted(Item item) implements PoolSupplier<Answer> {

    @Override
    public Answer get() throws Exception {
        return Tasks.run(item);
    }
}
