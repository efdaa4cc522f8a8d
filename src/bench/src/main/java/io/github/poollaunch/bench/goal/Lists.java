package io.github.poollaunch.bench.goal;

import java.util.ArrayList;
import java.util.List;

/** One list of several. */
final class Lists {
    private Lists() {}

    @SafeVarargs
    static <T> List<T> join(List<T>... lists) {
        List<T> all = new ArrayList<>();
        for (List<T> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
