package io.github.poollaunch.bench.contestant;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Answers the driver's requests, a line each, until its stdin ends. */
public final class RequestLoop {

    /** Before figures. */
    public static final String OK = "ok";

    /** Before the reason why a contestant has no such workload. */
    public static final String SKIP = "skip";

    /** Before what went wrong. */
    public static final String ERROR = "error";

    /** A contestant: it runs one workload and says what it measured. */
    @FunctionalInterface
    public interface Workloads {
        /**
         * Runs a workload once and checks its result.
         *
         * @throws UnsupportedOperationException if it has no such workload
         * @throws Exception if anything went wrong, a wrong result too
         */
        Figures run(Request request) throws Exception;
    }

    private RequestLoop() {}

    /** Runs until stdin ends. What others print on stdout goes to stderr meanwhile. */
    public static void run(Workloads workloads, AutoCloseable rest) throws Exception {
        try (PrintStream answers =
                        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                BufferedReader requests =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.setOut(System.err);
            String line;
            while ((line = requests.readLine()) != null) {
                answers.println(answer(workloads, line));
            }
        } catch (IOException e) {
            // The driver is gone, or ends this process now: there is nobody left to be told.
        } finally {
            rest.close();
        }
    }

    static String answer(Workloads workloads, String line) {
        try {
            Request request = Request.parse(line);
            return request.workload().equals("ready")
                    ? OK
                    : workloads.run(request).line();
        } catch (UnsupportedOperationException e) {
            return SKIP + ' ' + oneLine(e);
        } catch (Exception | Error e) {
            e.printStackTrace(System.err);
            return ERROR + ' ' + oneLine(e);
        }
    }

    private static String oneLine(Throwable e) {
        return e.toString().replace('\n', ' ').replace('\r', ' ');
    }

    /** Fails unless {@code right}. */
    public static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("wrong result: " + what);
        }
    }

    /** Returns what a call gives and how long it took. */
    public static <R> Timed<R> timed(Callable<R> call) throws Exception {
        long start = System.nanoTime();
        R result = call.call();
        return new Timed<>(result, System.nanoTime() - start);
    }

    /** A result and the time that it took, in nanoseconds. */
    public record Timed<R>(R result, long nanos) {}
}
