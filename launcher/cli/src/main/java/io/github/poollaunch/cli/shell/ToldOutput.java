package io.github.poollaunch.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A stdout that remembers why it could not be written to, since a PrintWriter between keeps it to itself. Used by one thread. */
public final class ToldOutput extends FilterOutputStream {

    private @Nullable IOException failure;

    public ToldOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /**
     * Returns a command's exit code: that of a command that went well is another one if what it had to say is lost. A reader that
     * is gone is no fault.
     *
     * @param err where it is told
     */
    public int exitCode(int code, PrintStream err) {
        if (failure == null || BrokenPipe.is(failure)) {
            return code;
        }
        err.println("pool-launch: stdout cannot be written to: " + failure.getMessage());
        return code == ExitCodes.OK ? ExitCodes.SOME_FAILED : code;
    }
}
