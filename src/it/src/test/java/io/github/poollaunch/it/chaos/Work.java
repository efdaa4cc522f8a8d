package io.github.poollaunch.it.chaos;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolFunction;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a job has to do.
 *
 * @param name for complaints
 * @param items its input
 * @param expected what each item comes to when this JVM runs it by itself
 * @param function null if items are pairs of arguments
 * @param list how a list of these items is submitted
 * @param ledger where the items sign; null if they do not
 */
record Work<T, R>(
        String name,
        List<T> items,
        List<Outcome> expected,
        PoolFunction<T, R> function,
        ListCall<T, R> list,
        Ledger ledger) {

    static final int AUTOMATIC = 0;

    /** map or starmap. */
    interface ListCall<T, R> {
        AsyncResult<List<R>> start(
                Pool pool,
                List<T> items,
                int chunkSize,
                Consumer<? super List<R>> callback,
                Consumer<? super Throwable> errorCallback);
    }

    static <T, R> Work<T, R> of(String name, PoolFunction<T, R> function, List<T> items) {
        return of(name, function, function, items, null);
    }

    /** Where the function itself cannot be run in this JVM, {@code reference} says what it should do. */
    static <T, R> Work<T, R> of(
            String name, PoolFunction<T, R> function, PoolFunction<T, R> reference, List<T> items, Ledger ledger) {
        ListCall<T, R> list = (pool, some, chunkSize, callback, errorCallback) -> chunkSize == AUTOMATIC
                ? pool.mapAsync(function, some, callback, errorCallback)
                : pool.mapAsync(function, some, chunkSize, callback, errorCallback);
        return new Work<>(name, items, expected(items, reference), function, list, ledger);
    }

    static <T> List<Outcome> expected(List<T> items, PoolFunction<T, ?> reference) {
        return items.stream()
                .map(item -> Outcome.of(() -> reference.apply(item)))
                .toList();
    }

    /** Whether results can travel from a task that does not declare their type. */
    boolean resultsArePlain() {
        return expected.stream().noneMatch(each -> each.value() instanceof Record);
    }

    /** Some calls are dear for each item, and so are some pools. */
    Work<T, R> first(int most) {
        if (items.size() <= most) {
            return this;
        }
        return new Work<>(name, items.subList(0, most), expected.subList(0, most), function, list, ledger);
    }
}
