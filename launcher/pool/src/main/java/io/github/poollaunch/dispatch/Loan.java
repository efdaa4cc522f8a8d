package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;

/**
 * An idle worker and a chunk that are lent to a caller, who must run it.
 *
 * @param queue where the worker comes from, and goes back to
 */
record Loan(JobQueue queue, IdleWorkers.Place worker, Chunk chunk) {

    /** Has the worker run the chunk, or begin with it if that takes more than a moment, and gives it back. */
    void run() {
        boolean over = false;
        try {
            over = worker.serve(chunk);
        } finally {
            queue.giveBack(worker, over ? null : chunk);
        }
    }
}
