package io.github.poollaunch.cli.shell;

import java.io.IOException;
import java.util.Locale;

/** The reader of our stdout is gone, as in {@code pool-launch map … | head -1}: it has what it wants, no fault of anyone. */
public final class BrokenPipe {
    private BrokenPipe() {}

    /** Whether that is what {@code e} says; Java tells it in words only. */
    public static boolean is(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }
}
