package io.github.poollaunch.it.chaos;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * map, or starmap for pairs.
 *
 * @param cancelAfterMillis when nobody wants the result any more
 */
record ListOfAll(int chunkSize, int cancelAfterMillis) implements Call {

    static final int NEVER = -1;

    @Override
    public <T, R> void run(Pool pool, Work<T, R> work, Check check) throws Refused {
        Told told = new Told();
        AsyncResult<List<R>> call =
                Refused.orElse(() -> work.list().start(pool, work.items(), chunkSize, told::result, told::failure));
        if (cancelAfterMillis != NEVER && !call.await(Duration.ofMillis(cancelAfterMillis))) {
            var unused = call.cancel();
        }
        Outcome end = Outcome.of(call::get);
        tell(check, end);
        if (!work.items().isEmpty()) {
            check.callbacks(told, end);
        }
    }

    private void tell(Check check, Outcome end) {
        if (end.thrown() instanceof CancellationException && cancelAfterMillis != NEVER) {
            check.givenUp(Count.CANCELLED);
        } else if (end.failed()) {
            check.callFailed(end.thrown());
        } else {
            List<?> results = (List<?>) end.value();
            for (int i = 0; i < results.size(); i++) {
                check.arrived(i, Outcome.value(results.get(i)));
            }
        }
    }
}
