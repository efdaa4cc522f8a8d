package io.github.poollaunch.crew;

import io.github.poollaunch.engine.ChildOptions;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Whether somebody may stop a JVM at a breakpoint: then nothing that runs in it is late. A debugger that is attached to a JVM
 * without any such argument is not noticed.
 */
public final class Debugging {

    /** Where a JVM looks for arguments besides its command line. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private Debugging() {}

    /** Looked up once: a process cannot change what it was started with. */
    private static final class ThisJvm {
        static final boolean DEBUGGED = find();

        private ThisJvm() {}

        private static boolean find() {
            // Not by java.management, which costs tens of milliseconds to load, and may be missing.
            ProcessHandle.Info self = ProcessHandle.current().info();
            // Of a long command line the system may only tell the beginning, as one text.
            String[] arguments = self.arguments().orElse(null);
            String[] known =
                    arguments != null ? arguments : words(self.commandLine().orElse(""));
            return isAmong(List.of(known)) || isIn(System.getenv());
        }
    }

    /** Whether this JVM was started to be debugged. */
    public static boolean ofThisJvm() {
        return ThisJvm.DEBUGGED;
    }

    /** Whether JVMs started so will be debugged. */
    public static boolean ofChildren(ChildOptions options) {
        return isAmong(options.jvmArgs()) || isIn(options.environment());
    }

    private static boolean isIn(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null && isAmong(List.of(words(value)))) {
                return true;
            }
        }
        return false;
    }

    private static String[] words(String line) {
        StringTokenizer words = new StringTokenizer(line, " \t\n\r\f\u000b\"'");
        String[] all = new String[words.countTokens()];
        for (int i = 0; i < all.length; i++) {
            all[i] = words.nextToken();
        }
        return all;
    }

    // Plain loops: a pool's start waits for no first stream or lambda.
    private static boolean isAmong(List<String> words) {
        for (String word : words) {
            if (isDebugger(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a JVM's argument loads the debugger's agent. */
    static boolean isDebugger(String word) {
        return word.equals("-agentlib:jdwp")
                || word.startsWith("-agentlib:jdwp=")
                || (word.startsWith("-agentpath:") && isJdwpLibrary(word.substring("-agentpath:".length())))
                || word.startsWith("-Xrunjdwp")
                || word.equals("-Xdebug");
    }

    /** {@code /jdk/lib/libjdwp.so=transport=…}; a folder named so is none. */
    private static boolean isJdwpLibrary(String path) {
        int options = path.indexOf('=');
        String file = options < 0 ? path : path.substring(0, options);
        int name = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
        return file.substring(name).contains("jdwp");
    }
}
