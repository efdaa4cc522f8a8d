package io.github.poollaunch.it.faults;

import java.util.List;
import java.util.stream.IntStream;

/** One case of the matrix. */
record FaultCase(Fault fault, Call call, int workers) {

    /** One bad item among good ones. */
    List<Item> items(RunLog log) {
        return IntStream.range(0, Fault.ITEMS)
                .mapToObj(number -> new Item(
                        number,
                        fault.isBad(number) ? fault.deed() : Deed.NOTHING,
                        log.file().toString(),
                        fault.payload(number, workers)))
                .toList();
    }

    static List<Integer> numbers() {
        return IntStream.range(0, Fault.ITEMS).boxed().toList();
    }

    static List<Item> goodItems(RunLog log) {
        return IntStream.range(0, Fault.ITEMS)
                .mapToObj(number -> new Item(number, Deed.NOTHING, log.file().toString(), ""))
                .toList();
    }

    /** Whether the pool may leave an item out: map skips the rest of a chunk behind an exception. */
    boolean skips(Item item, Item bad) {
        return call.failsAsAWhole()
                && fault.ending().skipsTheRest()
                && item.number() > bad.number()
                && item.number() / Call.CHUNK == bad.number() / Call.CHUNK;
    }

    @Override
    public String toString() {
        return fault + " in " + call + " with " + (workers == 1 ? "1 worker" : workers + " workers");
    }
}
