package io.github.poollaunch.bench.field;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Another program that is here.
 *
 * @param command how it is called
 * @param version what it says of itself
 */
public record Tool(String command, String version) {

    private static final long SECONDS = 20;

    /** Returns the program, asked by some words, of which the first is its command; null if it is not here. */
    static @Nullable Tool find(String... asked) {
        String said = output(asked);
        return said == null ? null : new Tool(asked[0], said.lines().findFirst().orElse(""));
    }

    /** Returns what a command prints; null if it cannot be started or fails. */
    public static @Nullable String output(String... command) {
        try {
            List<String> words = new ArrayList<>(List.of(command));
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? text.strip() : null;
        } catch (IOException e) {
            return null; // It is not here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
