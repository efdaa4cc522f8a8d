package io.github.poollaunch.it.python;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Inputs that throw while they are iterated. */
final class FaultyInput {

    private FaultyInput() {}

    /** What they throw. */
    static final class SaidWhen extends RuntimeException {
        private static final long serialVersionUID = 1;

        SaidWhen() {
            super("somebody said when");
        }
    }

    /** Numbers from 0 to {@code total}; item number {@code when} throws instead; -1: the iterator cannot even be made. */
    static Iterable<Integer> throwing(int total, int when) {
        return () -> {
            if (when == -1) {
                throw new SaidWhen();
            }
            return IntStream.range(0, total)
                    .map(i -> {
                        if (i == when) {
                            throw new SaidWhen();
                        }
                        return i;
                    })
                    .iterator();
        };
    }

    /** Says that it has an item, and throws instead of giving it. */
    static List<Integer> listThatThrows() {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                throw new SaidWhen();
            }

            @Override
            public int size() {
                return 1;
            }

            @Override
            public Iterator<Integer> iterator() {
                return throwing(1, 0).iterator();
            }
        };
    }
}
