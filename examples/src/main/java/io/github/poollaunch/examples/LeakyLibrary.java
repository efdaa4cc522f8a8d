package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Against what leaks: a worker is replaced after so many tasks, in the background. Its finalizer tells, at the end, what it
 * has done.
 */
public final class LeakyLibrary {
    private LeakyLibrary() {}

    /** Grows with each call, as code that cannot be mended does. */
    private static final List<byte[]> LEAK = new ArrayList<>();

    public static int work(int item) {
        LEAK.add(new byte[1000]);
        return item + 1;
    }

    public static int leaked() {
        return LEAK.size();
    }

    public static void main(String[] args) {
        Pool pool = Pool.builder()
                .processes(2)
                .maxTasksPerChild(5)
                .finalizer(LeakyLibrary::leaked)
                .build();
        try (pool) {
            List<Integer> items = IntStream.range(0, 20).boxed().toList();
            System.out.println(pool.map(LeakyLibrary::work, items, 1).size() + " results"); // a chunk is a task
        }
        // What finalizers return is complete when the pool has ended.
        List<Integer> leaked =
                pool.finalizerResults().stream().map(Integer.class::cast).toList();
        System.out.println(leaked.stream().mapToInt(i -> i).sum() + " leaked in all"); // 20
        System.out.println(leaked.stream().allMatch(each -> each <= 5) ? "never more than 5 in a worker" : leaked);
    }
}
