package io.github.poollaunch.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.exec.CommandLine;

/** JVM flags that were typed as one argument: {@code --jvm-args "-Xss4m -Dname='two words'"}. */
final class JvmArgs {
    private JvmArgs() {}

    /**
     * Splits at blanks outside of single or double quotes, and takes the quotes away. Blanks at an argument's ends are
     * lost even inside of quotes.
     *
     * @throws IllegalArgumentException if a quote is not closed, or an argument holds both kinds of quotes
     */
    static List<String> parse(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        List<String> args = new ArrayList<>();
        // The first word is a program's name to Commons Exec, which turns slashes round in it on Windows. It splits at
        // spaces only, and not at the line breaks and tabs of a script.
        for (String arg :
                CommandLine.parse("java " + text.replaceAll("\\s", " ")).getArguments()) {
            if (!arg.isEmpty()) {
                args.add(unquoted(arg));
            }
        }
        return args;
    }

    /**
     * Commons Exec puts quotes around an argument with blanks or quotes in it, for a shell; ProcessBuilder needs none. It
     * strips quotes at an argument's ends before, so that those found there are its own.
     */
    private static String unquoted(String arg) {
        char first = arg.isEmpty() ? ' ' : arg.charAt(0);
        boolean quoted = arg.length() >= 2 && (first == '"' || first == '\'') && arg.charAt(arg.length() - 1) == first;
        return quoted ? arg.substring(1, arg.length() - 1) : arg;
    }
}
