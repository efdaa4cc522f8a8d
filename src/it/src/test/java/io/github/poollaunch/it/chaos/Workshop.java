package io.github.poollaunch.it.chaos;

import io.github.poollaunch.Args;
import io.github.poollaunch.Args2;
import io.github.poollaunch.it.chaos.Tasks.Entry;
import io.github.poollaunch.it.chaos.Tasks.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Makes random work: the same from the same random numbers. */
final class Workshop {

    private static final int LONGEST_TEXT = 200_000;
    private static final String LETTERS = "abc äöü \"\\\n\u0001 €ß漢字 😀";

    private final Random random;

    Workshop(Random random) {
        this.random = random;
    }

    /**
     * Makes some work.
     *
     * @param prepared whether the workers have a state and a shared value
     */
    Work<?, ?> any(boolean prepared) throws IOException {
        return switch (random.nextInt(prepared ? 10 : 9)) {
            case 0 -> Work.of("squares", Tasks::square, items(5_000, i -> random.nextInt()));
            case 1 -> Work.of("waves", Tasks::wave, items(1_000, i -> number()));
            case 2 -> Work.of("texts", Tasks::reversed, items(20, i -> text(random.nextInt(LONGEST_TEXT))));
            case 3 -> Work.of("readings", Tasks::turned, items(300, this::reading));
            case 4 -> Work.of("sleeps", Tasks::sleepy, items(20, i -> random.nextInt(50)));
            case 5 -> Work.of("steps", Tasks::steps, items(40, i -> random.nextInt(1_000_000)));
            case 6 -> Work.of("picky", Tasks::picky, items(200, i -> random.nextInt(1_000)));
            case 7 -> repetitions();
            case 8 -> entries();
            default ->
                Work.of(
                        "scaled",
                        (Integer x) -> Tasks.scaled(x),
                        x -> Tasks.scaled(x, PoolKind.SCALE),
                        items(200, i -> random.nextInt()),
                        null);
        };
    }

    private Work<Args2<String, Integer>, String> repetitions() {
        List<Args2<String, Integer>> pairs = items(100, i -> Args.of(text(random.nextInt(50)), random.nextInt(20)));
        Work.ListCall<Args2<String, Integer>, String> starmap =
                (pool, some, chunkSize, callback, errorCallback) -> chunkSize == Work.AUTOMATIC
                        ? pool.starmapAsync(Tasks::repeated, some, callback, errorCallback)
                        : pool.starmapAsync(Tasks::repeated, some, chunkSize, callback, errorCallback);
        return new Work<>(
                "repetitions",
                pairs,
                Work.expected(pairs, pair -> Tasks.repeated(pair.first(), pair.second())),
                null,
                starmap,
                null);
    }

    private Work<Entry, Integer> entries() throws IOException {
        int number = 1 + random.nextInt(100);
        Ledger ledger = Ledger.open(number);
        String file = ledger.file().toString();
        List<Entry> entries = IntStream.range(0, number)
                .mapToObj(i -> new Entry(file, i, random.nextInt(10)))
                .toList();
        return Work.of("entries", Tasks::enter, Tasks::doubled, entries, ledger);
    }

    /** Few as often as many; none at times. */
    private <T> List<T> items(int most, IntFunction<T> item) {
        int number = (int) Math.pow(most + 1, random.nextDouble()) - (random.nextInt(20) == 0 ? 1 : 0);
        return IntStream.range(0, number).mapToObj(item).toList();
    }

    private double number() {
        return switch (random.nextInt(20)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> -0.0;
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
        };
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length + LETTERS.length());
        while (text.length() < length) {
            text.append(
                    LETTERS,
                    0,
                    LETTERS.offsetByCodePoints(0, 1 + random.nextInt(LETTERS.codePointCount(0, LETTERS.length()))));
        }
        return text.toString();
    }

    private Reading reading(int id) {
        return new Reading(id, text(random.nextInt(30)), number(), items(10, i -> random.nextInt()));
    }
}
