package io.github.poollaunch.it.cli;

import io.github.poollaunch.cli.Main;
import io.github.poollaunch.examples.Numbers;
import io.github.poollaunch.it.Pools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The command as a process. It is killed when it takes longer than any test may, so that no read waits for ever. */
final class Command implements AutoCloseable {

    private static final long LIMIT_SECONDS = 50;

    /** What a command that has ended left. */
    record Ended(int code, String out, String err) {}

    private final Process process;
    private final Path err;
    private final BufferedReader out;

    private Command(Process process, Path err) {
        this.process = process;
        this.err = err;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        var unused = process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).whenComplete((ended, timeout) -> {
            if (timeout != null) {
                kill();
            }
        });
    }

    /** Starts the command with pipes. */
    static Command start(String... args) {
        return start(builder -> {}, List.of(), args);
    }

    /** Starts it with a changed environment, and flags for its own JVM. */
    static Command start(Consumer<ProcessBuilder> change, List<String> jvmFlags, String... args) {
        try {
            Path err = Files.createTempFile("pool-launch-it", ".err");
            ProcessBuilder builder = new ProcessBuilder(line(jvmFlags, args)).redirectError(err.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            change.accept(builder);
            return new Command(builder.start(), err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end with {@code stdin} as its input. */
    static Ended run(byte[] stdin, Consumer<ProcessBuilder> change, List<String> jvmFlags, String... args) {
        try {
            Path in = Files.createTempFile("pool-launch-it", ".in");
            Files.write(in, stdin);
            try (Command command = start(
                    builder -> {
                        builder.redirectInput(in.toFile());
                        change.accept(builder);
                    },
                    jvmFlags,
                    args)) {
                return command.end();
            } finally {
                Files.delete(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ended run(String stdin, String... args) {
        return run(stdin.getBytes(StandardCharsets.UTF_8), builder -> {}, List.of(), args);
    }

    /** The same, with coverage, which costs it more than all of its start. */
    static Ended covered(String stdin, String... args) {
        return run(stdin.getBytes(StandardCharsets.UTF_8), builder -> {}, Pools.coverage(), args);
    }

    private static List<String> line(List<String> jvmFlags, String... args) {
        List<String> line = new ArrayList<>();
        if (resetsSignals()) {
            // A background job of a shell ignores SIGINT, and so does all that it starts.
            line.addAll(List.of("env", "--default-signal=INT,TERM"));
        }
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.addAll(jvmFlags);
        line.add("-Dpoollaunch.classpath.default=" + location(Numbers.class));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(Arrays.asList(args));
        return line;
    }

    static boolean resetsSignals() {
        try {
            Process env = new ProcessBuilder("env", "--default-signal=INT", "true")
                    .redirectErrorStream(true)
                    .start();
            return env.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder or jar that a class is in. */
    static Path location(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    /** What tests' functions need. */
    static String[] map(String method, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "map",
                CliFunctions.class.getName() + "::" + method,
                "--classpath",
                location(CliFunctions.class).toString()));
        args.addAll(Arrays.asList(more));
        return args.toArray(new String[0]);
    }

    Process process() {
        return process;
    }

    /** Its children that are JVMs of the pool. */
    List<ProcessHandle> children() {
        return process.descendants()
                .filter(each -> words(each).anyMatch(word -> word.endsWith(".ChildMain")))
                .toList();
    }

    /** A process's command line. The JDK tells of its first 4 KiB only on Linux, and a class path may take more. */
    private static Stream<String> words(ProcessHandle process) {
        Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        if (!Files.exists(Path.of("/proc/self/cmdline"))) {
            return process.info().arguments().stream().flatMap(Arrays::stream);
        }
        try {
            return Arrays.stream(
                    Files.readString(line, StandardCharsets.ISO_8859_1).split("\\x00", -1));
        } catch (IOException e) {
            // It has just ended.
            return Stream.empty();
        }
    }

    void feed(String text) throws IOException {
        OutputStream stdin = process.getOutputStream();
        stdin.write(text.getBytes(StandardCharsets.UTF_8));
        stdin.flush();
    }

    /** Feeds a text again and again until the command reads no more; counts how often. */
    Thread feedForEver(String text, AtomicLong fed) {
        Thread feeder = new Thread(
                () -> {
                    try {
                        while (true) {
                            feed(text);
                            fed.incrementAndGet();
                        }
                    } catch (IOException e) {
                        // The command has ended.
                    }
                },
                "feeder");
        feeder.setDaemon(true);
        feeder.start();
        return feeder;
    }

    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits for a line; null at the end. */
    String readLine() throws IOException {
        return out.readLine();
    }

    /** Nobody reads its results any more. */
    void closeOutput() throws IOException {
        out.close();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** Waits for its end, and takes all that it left. */
    Ended end() throws IOException {
        StringBuilder rest = new StringBuilder();
        try {
            char[] block = new char[8 * 1024];
            int read;
            while ((read = out.read(block)) > 0) {
                rest.append(block, 0, read);
            }
        } catch (IOException e) {
            // Closed by the test.
        }
        process.onExit().join();
        return new Ended(process.exitValue(), rest.toString(), Files.readString(err));
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        kill();
        process.onExit().join();
        Files.delete(err);
    }

    /** For {@link #run}: variables on top of the usual ones. */
    static Consumer<ProcessBuilder> environment(Map<String, String> variables) {
        return builder -> builder.environment().putAll(variables);
    }
}
