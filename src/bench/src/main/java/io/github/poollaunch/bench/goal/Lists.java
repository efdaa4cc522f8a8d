package io.github.poollaunch.bench.goal;

import io.github.poollaunch.bench.measure.Entrant;
import java.util.ArrayList;
import java.util.List;

/** Lists of entrants. */
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

    /** All of them under a variant's name, asked for something more. */
    static List<Entrant> variant(List<Entrant> entrants, String name, String more) {
        return entrants.stream().map(entrant -> entrant.variant(name, more)).toList();
    }

    /** All of them warmed up in each round, too. */
    static List<Entrant> warmInEachRound(List<Entrant> entrants) {
        return entrants.stream()
                .map(entrant -> entrant.warmedUp(entrant.warmUps().andEachRound()))
                .toList();
    }
}
