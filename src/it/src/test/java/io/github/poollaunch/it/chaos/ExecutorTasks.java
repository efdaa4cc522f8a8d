package io.github.poollaunch.it.chaos;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolSupplier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** A task of the pool's executor service for each item. */
record ExecutorTasks() implements Call {

    /** An item with what is to be done with it, which travels with what it is. */
    private record ItemTask<T, R>(PoolFunction<T, R> function, T item) implements PoolSupplier<R> {
        @Override
        public R get() throws Exception {
            return function.apply(item);
        }
    }

    @Override
    public int most() {
        return 30;
    }

    @Override
    public <T, R> void run(Pool pool, Work<T, R> work, Check check) throws Refused {
        PoolExecutorService executor = pool.asExecutorService();
        List<Future<R>> futures = new ArrayList<>();
        try {
            for (T item : work.items()) {
                futures.add(Refused.orElse(() -> executor.submit(new ItemTask<>(work.function(), item))));
            }
        } finally {
            for (int i = 0; i < futures.size(); i++) {
                check.arrived(i, Outcome.of(futures.get(i)::get));
            }
        }
    }
}
