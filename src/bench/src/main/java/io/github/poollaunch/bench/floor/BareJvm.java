package io.github.poollaunch.bench.floor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that only says hello, started with the flags of our children ({@code worker.ChildCommand}). */
final class BareJvm implements AutoCloseable {

    private static final long SECONDS_TO_END = 20;

    private final Process process;
    private final InputStream answers;
    private final OutputStream requests;

    private BareJvm(Process process) {
        this.process = process;
        this.answers = process.getInputStream();
        this.requests = process.getOutputStream();
    }

    /**
     * @param args what it is to do: see {@link Hello}
     */
    static BareJvm launch(int jvmsAtOnce, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:MaxRAMPercentage=" + 75.0 / jvmsAtOnce,
                "-cp",
                classPath(),
                Hello.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new BareJvm(process);
    }

    /** Only what Hello is in. */
    private static String classPath() {
        String resource = "/" + Hello.class.getName().replace('.', '/') + ".class";
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            File file = new File(entry);
            if (file.isDirectory() && new File(file, resource).isFile()) {
                return entry;
            }
        }
        return System.getProperty("java.class.path");
    }

    void awaitHello() throws IOException {
        if (answers.read() != 'h') {
            throw new IOException("a bare JVM did not say hello");
        }
    }

    /** Sends bytes and reads as many. */
    void echo(byte[] bytes, byte[] answer) throws IOException {
        requests.write(bytes);
        requests.flush();
        if (answers.readNBytes(answer, 0, answer.length) != answer.length) {
            throw new IOException("a bare JVM ended");
        }
        if (!Arrays.equals(bytes, answer)) {
            throw new IOException("a bare JVM answered something else");
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        requests.close();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Launches some at once and waits until each has said hello. */
    static List<BareJvm> launchAll(int count, String... args) throws IOException {
        List<BareJvm> jvms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            jvms.add(launch(count, args));
        }
        for (BareJvm jvm : jvms) {
            jvm.awaitHello();
        }
        return jvms;
    }
}
