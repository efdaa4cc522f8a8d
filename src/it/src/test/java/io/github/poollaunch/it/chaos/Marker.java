package io.github.poollaunch.it.chaos;

import java.util.List;

/** A flag on the command line of all children of a run, by which they are found when their parent does not know them any more. */
record Marker(String flag) {

    private static final String PROPERTY = "-Dpoollaunch.it.chaos=";

    static Marker ofThisRun() {
        return new Marker(PROPERTY + ProcessHandle.current().pid() + "-" + System.nanoTime());
    }

    List<String> processes() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(each -> each.pid() != self)
                .filter(each -> each.info().commandLine().orElse("").contains(flag))
                .map(each -> each.pid() + ", of this run")
                .toList();
    }
}
