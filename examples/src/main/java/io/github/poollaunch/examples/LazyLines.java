package io.github.poollaunch.examples;

import io.github.poollaunch.Items;
import io.github.poollaunch.Pool;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import java.util.List;
import java.util.stream.Stream;

/** Streams: {@code imap} pulls its input as results are read, so that the input may be endless or larger than memory. */
public final class LazyLines {
    private LazyLines() {}

    public static int value(String line) {
        return Integer.parseInt(line.strip());
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.of(2)) {
            // An endless input; closing the stream of results stops the pulling.
            Stream<String> endless = Stream.iterate(1, i -> i + 1).map(i -> " " + i);
            try (Stream<Integer> values = pool.imap(LazyLines::value, Items.of(endless), 100).stream()) {
                System.out.println(values.limit(1000).mapToInt(i -> i).sum()); // 500500
            }

            // An item that fails is told in its place; the next call goes on behind it.
            try (ResultStream<Integer> values = pool.imap(LazyLines::value, List.of("1", "two", "3"))) {
                while (values.hasNext()) {
                    try {
                        System.out.println(values.next());
                    } catch (TaskFailedException e) {
                        System.out.println("line " + (e.index() + 1) + ": " + e.getCause());
                    }
                }
            }

            // In the order in which they are done, with whichever came first first.
            int sum = 0;
            for (int value : pool.imapUnordered(LazyLines::value, List.of("10", "20", "30"))) {
                sum += value;
            }
            System.out.println(sum); // 60
        }
    }
}
