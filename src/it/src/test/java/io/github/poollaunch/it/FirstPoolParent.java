package io.github.poollaunch.it;

import io.github.poollaunch.Pool;
import java.util.ArrayList;
import java.util.List;

/** A parent JVM that squares three numbers by a call of its first pool, and prints the results. */
public final class FirstPoolParent {

    /** How it calls. */
    enum Call {
        MAP,
        APPLY,
        APPLY_ASYNC,
        IMAP,
        IMAP_UNORDERED
    }

    private FirstPoolParent() {}

    public static void main(String[] args) {
        List<Integer> items = List.of(1, 2, 3);
        List<Integer> squares = new ArrayList<>();
        try (Pool pool = Pool.of(1)) {
            switch (Call.valueOf(args[0])) {
                case MAP -> squares.addAll(pool.map(Functions::square, items));
                case APPLY -> {
                    for (int item : items) {
                        squares.add(pool.apply(Functions::square, item));
                    }
                }
                case APPLY_ASYNC -> {
                    for (int item : items) {
                        squares.add(pool.applyAsync(Functions::square, item).get());
                    }
                }
                case IMAP -> pool.imap(Functions::square, items).forEachRemaining(squares::add);
                case IMAP_UNORDERED ->
                    pool.imapUnordered(Functions::square, items).forEachRemaining(squares::add);
            }
        }
        System.out.println(squares);
    }
}
