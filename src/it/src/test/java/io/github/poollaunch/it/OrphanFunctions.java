package io.github.poollaunch.it;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;

/** Tasks that start processes which are still there when their worker is not. */
public final class OrphanFunctions {

    /** How a process was started. */
    public enum Kind {
        /** It has the worker's stdout and stderr. */
        CHILD,
        /** In a session of its own; its parent was a shell that is gone. */
        DAEMON,
        /** It has the protocol's pipe to the parent as well. */
        PIPE_HOLDER
    }

    /** How a worker ends. */
    public enum Death {
        EXIT,
        HALT,
        SIGKILL
    }

    private OrphanFunctions() {}

    /** Returns the pid of a process that runs for long. */
    public static long start(Kind kind) throws IOException {
        return switch (kind) {
            case CHILD ->
                new ProcessBuilder("sleep", "1000").inheritIO().start().pid();
            case DAEMON -> daemon();
            case PIPE_HOLDER ->
                new ProcessBuilder("sleep", "1000")
                        .redirectOutput(new File("/dev/fd/3"))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .pid();
        };
    }

    private static long daemon() throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "nohup setsid sleep 1000 >/dev/null 2>&1 & echo $!")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = shell.inputReader()) {
            return Long.parseLong(out.readLine());
        }
    }

    public static int die(Death death) throws IOException {
        switch (death) {
            case EXIT -> System.exit(3);
            case HALT -> Runtime.getRuntime().halt(4);
            case SIGKILL ->
                new ProcessBuilder(
                                "kill",
                                "-KILL",
                                Long.toString(ProcessHandle.current().pid()))
                        .start();
        }
        return (int) Functions.hangBeyondInterrupts(0);
    }

    /** Starts processes for as long as it is let, each in the background. */
    public static int forkForEver(int ignored) throws IOException, InterruptedException {
        while (true) {
            new ProcessBuilder("/bin/sh", "-c", "sleep 1000 & sleep 1001 &")
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }
}
