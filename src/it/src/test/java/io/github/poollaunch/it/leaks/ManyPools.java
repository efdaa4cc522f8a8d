package io.github.poollaunch.it.leaks;

import java.io.PrintStream;

/** Makes and ends pools, most of them of threads. */
record ManyPools(int pools, int withProcesses, PrintStream out) {

    /** Whether nothing was left. */
    boolean run() throws InterruptedException {
        ThreadPools threads = new ThreadPools();
        ProcessPools processes = new ProcessPools();
        Table table = new Table(
                out, pools + " pools made, used and ended, " + withProcesses + " of them with processes", pools);
        table.row(0);
        int withProcessesDone = 0;
        for (int done = 1; done <= pools; done++) {
            // Evenly among the others.
            if ((long) done * withProcesses / pools > withProcessesDone) {
                processes.one(withProcessesDone);
                withProcessesDone++;
            } else {
                threads.one(done);
            }
            if (done % (pools / Table.ROWS) == 0) {
                table.row(done);
            }
        }
        out.println("workers killed: " + processes.kills());
        Wrong.unless(withProcesses < 10 || processes.kills() > 0, "no worker was killed");
        return table.judge();
    }
}
