package io.github.poollaunch.bench.measure;

import io.github.poollaunch.bench.measure.Entrant.Role;
import io.github.poollaunch.bench.measure.Entrant.WarmUps;
import java.util.ArrayList;
import java.util.List;

/** Contestants without a process, which write down what they are asked. */
public final class Fakes {

    final List<String> log = new ArrayList<>();

    /** Answers each time with as many nanoseconds; fails when it has answered {@code answers} times. */
    Contestant.Start start(String name, double nanos, int answers) {
        return () -> new Contestant() {
            private int left = answers;

            {
                log.add(name + " starts");
            }

            @Override
            public Sample ask(String request) {
                log.add(name + " " + request);
                if (left-- == 0) {
                    throw new ContestantException(name + " died", false);
                }
                return Sample.time(nanos);
            }

            @Override
            public void close() {
                log.add(name + " ends");
            }
        };
    }

    Entrant warm(String name, double nanos, int warmUps) {
        return entrant(name, start(name, nanos, Integer.MAX_VALUE), WarmUps.times(warmUps), false);
    }

    static Entrant entrant(String name, Contestant.Start start, WarmUps warmUps, boolean fresh) {
        return new Entrant(name, 0, "", Role.PEER, start, "map", warmUps, fresh);
    }
}
