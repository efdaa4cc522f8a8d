package io.github.poollaunch.cli.shell;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * What a command reads and writes; a test gives others.
 *
 * @param in raw, so that a line is read as soon as it is there
 * @param out raw: {@code System.out} keeps quiet about a reader that is gone
 * @param err for people
 */
public record StandardStreams(InputStream in, OutputStream out, PrintStream err) {

    /** This process's own. */
    public static StandardStreams ofThisProcess() {
        return new StandardStreams(
                new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), System.err);
    }
}
