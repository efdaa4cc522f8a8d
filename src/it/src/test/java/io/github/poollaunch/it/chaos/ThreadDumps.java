package io.github.poollaunch.it.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What this JVM and its children do. */
final class ThreadDumps {

    /** A stopped child answers nobody. */
    private static final int LIMIT_SECONDS = 10;

    private ThreadDumps() {}

    static void print(PrintStream out) {
        ProcessHandle self = ProcessHandle.current();
        print(self, out);
        self.descendants().toList().forEach(child -> print(child, out));
    }

    private static void print(ProcessHandle process, PrintStream out) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        out.println("=== process " + process.pid() + " "
                + process.info().commandLine().orElse(""));
        out.flush();
        try {
            // The dumps go where this JVM's own stdout goes: read here, they could fill a pipe.
            Process dump = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.INHERIT)
                    .start();
            if (!dump.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                dump.destroyForcibly();
                out.println("(it does not answer)");
            }
        } catch (IOException e) {
            out.println("(no thread dump: " + e + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
