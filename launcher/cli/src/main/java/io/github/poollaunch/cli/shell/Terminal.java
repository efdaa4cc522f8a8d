package io.github.poollaunch.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody looks at our output.
 *
 * @param stdout whether stdout is a terminal
 * @param stderr whether stderr is a terminal
 * @param colours whether a terminal may be sent colours
 */
public record Terminal(boolean stdout, boolean stderr, boolean colours) {

    /** A comma-separated list of stdout and stderr: which of them the launch script found to be a terminal. */
    static final String PROPERTY = "poollaunch.terminal";

    /** Nobody looks. */
    public static final Terminal NONE = new Terminal(false, false, false);

    /** Looks at what the launch script has told, or else at the streams themselves. */
    public static Terminal detect(UnaryOperator<@Nullable String> property, Map<String, String> environment) {
        String told = property.apply(PROPERTY);
        boolean stdout = told == null ? isTerminal(1) : listed(told, "stdout");
        boolean stderr = told == null ? isTerminal(2) : listed(told, "stderr");
        // no-color.org: any value but an empty one.
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || "dumb".equals(environment.getOrDefault("TERM", "dumb"));
        return new Terminal(stdout, stderr, !unwanted);
    }

    /** Whether stdout takes colours. */
    public boolean coloursOnStdout() {
        return stdout && colours;
    }

    private static boolean listed(String list, String name) {
        return Arrays.asList(list.split(",", -1)).contains(name);
    }

    /**
     * System.console() tells only whether stdin and stdout both are terminals, and from Java 22 on not even that. Where
     * there is no /proc, and no script that has told, colours are left out.
     */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
