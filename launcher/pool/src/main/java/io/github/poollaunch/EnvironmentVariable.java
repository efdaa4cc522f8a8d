package io.github.poollaunch;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Which variables get to a worker as they are. */
final class EnvironmentVariable {
    private EnvironmentVariable() {}

    private static final boolean WINDOWS = File.separatorChar == '\\';

    static void check(String name, String value) {
        // Windows has them as they are.
        check(
                name,
                value,
                WINDOWS ? StandardCharsets.UTF_8 : Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
    }

    /**
     * The message does not tell the value, which may be a secret.
     *
     * @param encoding in which the JDK gives values to a process, and a worker reads them; what it lacks becomes a question mark
     */
    static void check(String name, String value, Charset encoding) {
        boolean known = WINDOWS
                ? !name.isEmpty() && name.indexOf('=', 1) < 0 && name.indexOf('\0') < 0
                : name.matches("[A-Za-z_][A-Za-z0-9_]*");
        if (!known) {
            throw new IllegalArgumentException("the environment variable \"" + name
                    + "\" would not get to the workers: use a name of letters, digits and underscores");
        }
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the value of the environment variable " + name + " has a null character, at which it would end");
        }
        if (!value.equals(new String(value.getBytes(encoding), encoding))) {
            throw new IllegalArgumentException("the value of the environment variable " + name
                    + " has characters that the encoding of this JVM's locale, " + encoding
                    + ", lacks: start it with LC_ALL=C.UTF-8, say");
        }
    }
}
