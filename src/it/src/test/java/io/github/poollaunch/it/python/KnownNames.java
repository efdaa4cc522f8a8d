package io.github.poollaunch.it.python;

import io.github.poollaunch.Args;
import io.github.poollaunch.Args2;
import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import java.util.List;
import java.util.stream.Stream;

/** What the lines of {@code src/docs/if-you-know.md} stand among. */
@SuppressWarnings("NullAway")
public abstract class KnownNames {
    protected Pool pool;
    protected final List<Integer> xs = List.of(1, 2, 3);
    protected final List<Args2<Integer, Integer>> pairs = List.of(Args.of(1, 2), Args.of(3, 4));
    protected final Stream<Integer> numbers = Stream.of(1, 2, 3);
    protected AsyncResult<List<Integer>> result;
    protected PoolExecutorService ex;

    final void use(Pool running) {
        pool = running;
        result = running.mapAsync(Work::square, xs);
        ex = running.asExecutorService();
    }
}
