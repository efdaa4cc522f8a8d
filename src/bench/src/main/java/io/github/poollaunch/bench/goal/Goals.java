package io.github.poollaunch.bench.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All goals. */
public final class Goals {

    public static final List<Goal> ALL = List.of(
            StartGoals.S1,
            StartGoals.S2,
            CallGoals.S3,
            CallGoals.S4,
            CallGoals.S5,
            ValueGoals.S6,
            ValueGoals.S7,
            ValueGoals.S8,
            WorkGoals.S9,
            MemoryGoals.S10,
            MemoryGoals.S11,
            MemoryGoals.S12,
            WorkGoals.S13,
            WorkGoals.S14,
            MemoryGoals.S15);

    private Goals() {}

    /**
     * Returns those that are named, in their usual order; all if none is.
     *
     * @throws IllegalArgumentException if there is none of a name
     */
    public static List<Goal> named(List<String> names) {
        if (names.isEmpty()) {
            return ALL;
        }
        List<Goal> chosen = new ArrayList<>();
        for (String name : names) {
            if (ALL.stream().noneMatch(goal -> goal.isCalled(name))) {
                throw new IllegalArgumentException("there is no " + name + "; there are "
                        + ALL.stream()
                                .map(goal -> goal.id() + " (" + goal.name() + ")")
                                .collect(Collectors.joining(", ")));
            }
        }
        for (Goal goal : ALL) {
            if (names.stream().anyMatch(goal::isCalled)) {
                chosen.add(goal);
            }
        }
        return chosen;
    }
}
