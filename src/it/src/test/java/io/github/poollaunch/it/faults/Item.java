package io.github.poollaunch.it.faults;

import java.io.Serializable;

/**
 * One item of a case.
 *
 * @param number its place in the case, from 0
 * @param deed what it does in its worker
 * @param log the file that its run is written down in
 * @param payload makes it as large as the case wants it
 */
record Item(int number, Deed deed, String log, String payload) implements Serializable {

    /** Set in the workers only, since the tests make items, too. */
    static final String IN_A_WORKER = "poollaunch.it.faults.worker";

    /** The code of a worker that dies while it reads or writes. */
    static final int HALTED = 9;

    Item {
        if (deed == Deed.DIE_WHILE_IT_IS_DECODED && Boolean.getBoolean(IN_A_WORKER)) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    /** Short: a case's messages have it. */
    @Override
    public String toString() {
        return "item number " + number + " (" + deed + ")";
    }
}
