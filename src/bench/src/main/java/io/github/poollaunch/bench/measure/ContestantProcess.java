package io.github.poollaunch.bench.measure;

import io.github.poollaunch.bench.contestant.RequestLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A contestant in a process of its own: a line asks, a line answers. */
public final class ContestantProcess implements Contestant {

    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final int SHOWN_LINES = 5;
    private static final String END = "";

    private final Process process;
    private final Writer requests;
    private final Path errors;
    private final Duration limit;

    /** Filled by the reader's thread; {@link #END} is last. */
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private ContestantProcess(Process process, Path errors, Duration limit) {
        this.process = process;
        this.errors = errors;
        this.limit = limit;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::readAnswers, "bench-answers-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it and waits until it is up.
     *
     * @param limit for each of its answers
     */
    public static ContestantProcess start(List<String> command, Map<String, String> environment, Duration limit) {
        try {
            Path errors = Files.createTempFile("pool-launch-bench-", ".stderr");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            builder.environment().putAll(environment);
            ContestantProcess contestant = new ContestantProcess(builder.start(), errors, limit);
            Sample unused = contestant.ask("ready");
            return contestant;
        } catch (IOException e) {
            throw new ContestantException("cannot be started: " + e.getMessage(), false);
        }
    }

    private void readAnswers() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                answers.add(line);
            }
        } catch (IOException e) {
            // It ended while it wrote: the answer is missing, which is noticed.
        } finally {
            answers.add(END);
        }
    }

    @Override
    public Sample ask(String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
            while (true) {
                String answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (answer == null) {
                    throw new ContestantException(
                            "no answer within " + limit.toSeconds() + " s to: " + request + lastErrors(), false);
                }
                if (answer.equals(END)) {
                    throw dead(request);
                }
                if (isAnswer(answer)) {
                    return Sample.parse(answer);
                }
            }
        } catch (IOException e) {
            throw dead(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContestantException("interrupted", false);
        }
    }

    private static boolean isAnswer(String line) {
        return line.startsWith(RequestLoop.OK)
                || line.startsWith(RequestLoop.SKIP)
                || line.startsWith(RequestLoop.ERROR);
    }

    private ContestantException dead(String request) {
        return new ContestantException("died at: " + request + lastErrors(), false);
    }

    private String lastErrors() {
        try {
            List<String> lines = Files.readAllLines(errors, StandardCharsets.ISO_8859_1);
            String last = String.join(" | ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
            return last.isBlank() ? "" : "; its stderr ends with: " + last;
        } catch (IOException e) {
            return "; its stderr cannot be read: " + e;
        }
    }

    /** Ends it in order, and if that does not help by force, with all that it has started. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        try {
            requests.close();
        } catch (IOException e) {
            // It is dead already, and could not be told.
        }
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
        try {
            Files.deleteIfExists(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
