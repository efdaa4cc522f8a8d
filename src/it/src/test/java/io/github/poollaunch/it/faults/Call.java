package io.github.poollaunch.it.faults;

import io.github.poollaunch.Args;
import io.github.poollaunch.Args2;
import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolExecutorService;
import io.github.poollaunch.ResultStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A way to have items run. */
enum Call {
    APPLY("apply") {
        @Override
        void run(Pool pool, List<Item> items, Outcomes outcomes) {
            for (Item each : items) {
                outcomes.take(each.number(), () -> pool.apply(Tasks::run, each));
            }
        }
    },
    MAP("map") {
        @Override
        void run(Pool pool, List<Item> items, Outcomes outcomes) {
            outcomes.takeAll(() -> pool.map(Tasks::run, items, CHUNK));
        }
    },
    IMAP("imap") {
        @Override
        void run(Pool pool, List<Item> items, Outcomes outcomes) {
            try (ResultStream<Answer> results = pool.imap(Tasks::run, items, CHUNK)) {
                for (Item each : items) {
                    outcomes.take(each.number(), results::next);
                }
                outcomes.ended(results);
            }
        }
    },
    IMAP_UNORDERED("imapUnordered") {
        @Override
        void run(Pool pool, List<Item> items, Outcomes outcomes) {
            try (ResultStream<Answer> results = pool.imapUnordered(Tasks::run, items, CHUNK)) {
                while (results.hasNext()) {
                    try {
                        Answer answer = results.next();
                        outcomes.result(answer.number(), answer);
                    } catch (ItemFailedException e) {
                        outcomes.failure((int) e.index(), e);
                    }
                }
            }
        }
    },
    STARMAP_ASYNC("starmapAsync") {
        @Override
        void run(Pool pool, List<Item> items, Outcomes outcomes) {
            List<Args2<Item, Integer>> pairs =
                    items.stream().map(each -> Args.of(each, each.number())).toList();
            outcomes.takeAll(
                    () -> pool.starmapAsync(Tasks::runWith, pairs, CHUNK).get());
        }
    },
    SUBMIT("executor submit") {
        @Override
        void run(Pool pool, List<Item> items, Outcomes outcomes) throws InterruptedException {
            PoolExecutorService service = pool.asExecutorService();
            List<Future<Answer>> futures = new ArrayList<>();
            for (Item each : items) {
                futures.add(service.submit(new Submitted(each)));
            }
            for (Item each : items) {
                try {
                    outcomes.result(each.number(), futures.get(each.number()).get());
                } catch (ExecutionException e) {
                    outcomes.failure(each.number(), e.getCause());
                }
            }
        }
    };

    /** How many items a chunk has, in those calls that have chunks. */
    static final int CHUNK = 5;

    private final String text;

    Call(String text) {
        this.text = text;
    }

    /** Has all items run, and tells what becomes of each, as far as the call tells it. */
    abstract void run(Pool pool, List<Item> items, Outcomes outcomes) throws Exception;

    /** Whether its items come in chunks; else each is a call of its own. */
    boolean hasChunks() {
        return this != APPLY && this != SUBMIT;
    }

    /** Whether it has one outcome for all items, and skips those of a chunk that are behind one whose task throws. */
    boolean failsAsAWhole() {
        return this == MAP || this == STARMAP_ASYNC;
    }

    @Override
    public String toString() {
        return text;
    }
}
