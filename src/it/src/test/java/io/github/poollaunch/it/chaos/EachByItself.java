package io.github.poollaunch.it.chaos;

import io.github.poollaunch.AsyncResult;
import io.github.poollaunch.Pool;
import java.util.ArrayList;
import java.util.List;

/** applyAsync for each item. */
record EachByItself() implements Call {

    @Override
    public int most() {
        return 30;
    }

    @Override
    public <T, R> void run(Pool pool, Work<T, R> work, Check check) throws Refused {
        List<AsyncResult<R>> calls = new ArrayList<>();
        List<Told> told = new ArrayList<>();
        try {
            for (T item : work.items()) {
                Told ofThis = new Told();
                calls.add(
                        Refused.orElse(() -> pool.applyAsync(work.function(), item, ofThis::result, ofThis::failure)));
                told.add(ofThis);
            }
        } finally {
            // What was taken before a refusal must come.
            for (int i = 0; i < calls.size(); i++) {
                Outcome outcome = Outcome.of(calls.get(i)::get);
                check.arrived(i, outcome);
                check.callbacks(told.get(i), outcome);
            }
        }
    }
}
