package io.github.poollaunch.bench.contestant;

import java.util.Arrays;

/** Times many short calls one by one. */
public final class Latencies {

    /** One call, with its result checked. */
    @FunctionalInterface
    public interface Call {
        void call(int i) throws Exception;
    }

    private Latencies() {}

    /** Returns the median as {@code ns} and the 99th percentile as {@code p99_ns}. */
    public static Figures of(int calls, Call call) throws Exception {
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            call.call(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return Figures.time(nanos[calls / 2]).and("p99_ns", (double) nanos[(int) (calls * 99L / 100)]);
    }
}
