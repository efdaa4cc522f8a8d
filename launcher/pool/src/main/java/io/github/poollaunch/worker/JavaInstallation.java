package io.github.poollaunch.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;

/** A Java installation that a user has named, asked what it is before a pool relies on it. */
public final class JavaInstallation {

    private static final int OLDEST = 17;

    /** {@code java -version} takes 0.1 s; this is for one that hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private JavaInstallation() {}

    /**
     * Checks that workers can run on it.
     *
     * @throws IllegalArgumentException if there is no Java in {@code home}, it does not run, or is too old
     */
    public static void check(Path home) {
        Path java = JavaCommand.of(home);
        if (!Files.isExecutable(java)) {
            throw new IllegalArgumentException("there is no Java in " + home + ": " + java + " is missing");
        }
        String answer = ask(java);
        // openjdk version "17.0.15" …, java version "1.8.0_402", "25-ea"
        Matcher matcher = Pattern.compile("version \"(?:1\\.)?(\\d+)").matcher(answer);
        if (!matcher.find()) {
            throw new IllegalArgumentException(java + " does not tell its version; it says: " + answer.strip());
        }
        int version = Integer.parseInt(matcher.group(1));
        if (version < OLDEST) {
            throw new IllegalArgumentException(
                    "the Java in " + home + " is version " + version + ": workers need " + OLDEST + " or newer");
        }
    }

    private static String ask(Path java) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // Not addArgument's default: that would add quotes to a path with blanks.
        CommandLine command = new CommandLine(java.toFile()).addArgument("-version", false);
        DefaultExecutor executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(new PumpStreamHandler(out))
                .get();
        executor.setExitValues(null); // The answer is judged, not the exit code.
        executor.setWatchdog(ExecuteWatchdog.builder().setTimeout(LIMIT).get());
        try {
            int code = executor.execute(command);
            if (code != 0) {
                throw new IllegalArgumentException(
                        java + " -version ended with exit code " + code + " and said: " + text(out));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(java + " cannot be run: " + e.getMessage(), e);
        }
        return text(out);
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(Charset.defaultCharset());
    }
}
