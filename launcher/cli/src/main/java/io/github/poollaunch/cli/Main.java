package io.github.poollaunch.cli;

import io.github.poollaunch.archive.CommandArchive;
import io.github.poollaunch.cli.map.PlainMap;
import io.github.poollaunch.cli.shell.ExitCodes;
import io.github.poollaunch.cli.shell.Interruption;
import io.github.poollaunch.cli.shell.StandardStreams;
import io.github.poollaunch.cli.shell.Terminal;
import java.io.InputStream;

/** Runs the command, and ends the JVM with its exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        StandardStreams streams = StandardStreams.ofThisProcess();
        // With the engines of this JVM a task that prints, or reads, must not get into the results or at the input.
        System.setOut(System.err);
        System.setIn(InputStream.nullInputStream());
        Interruption interruption = Interruption.watch(System.err);
        Integer mapped = PlainMap.execute(args, streams, interruption);
        int code = mapped != null
                ? mapped
                : CommandTree.execute(
                        args, streams, Terminal.detect(System::getProperty, System.getenv()), interruption);
        if (code != ExitCodes.INTERRUPTED) {
            interruption.commandHasEnded();
            CommandArchive.wantIfMissing();
        }
        // Threads that wait for input, or for a task that hangs, must not keep the JVM alive.
        System.exit(code);
    }
}
