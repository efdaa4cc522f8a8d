package io.github.poollaunch.it.faults;

import java.util.AbstractList;

/** Ends its VM when some megabytes of it have been read. */
final class DeadlyList extends AbstractList<Integer> {

    private static final int DEADLY = 500_000;

    @Override
    public Integer get(int index) {
        if (index == DEADLY) {
            Runtime.getRuntime().halt(Item.HALTED);
        }
        return index;
    }

    @Override
    public int size() {
        return 2 * DEADLY;
    }
}
