package io.github.poollaunch;

import java.io.File;

/** Which variables get to a worker as they are. */
final class EnvironmentVariable {
    private EnvironmentVariable() {}

    /** The message does not tell the value, which may be a secret. */
    static void check(String name, String value) {
        boolean known = File.separatorChar == '\\'
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
    }
}
