package io.github.poollaunch.it.chaos;

/** Which failures are no defect: the job was cancelled, its pool terminated, a kill has hit an item that is not retried. */
interface Excuses {

    Excuses NONE = failure -> null;

    /** Returns what it is to be counted as; null if there is no excuse for it. */
    Count of(Throwable failure);

    /** Whether the job's pool was terminated, or is about to be. */
    default boolean poolIsTerminated() {
        return false;
    }
}
