package io.github.poollaunch.crew;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.PoolListener;
import io.github.poollaunch.WorkerInfo;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.PoolOptions;
import java.util.function.Supplier;

/** Tells a listener of failed items. Where there is none, no exception is made for it. */
public final class ItemFailures {
    private ItemFailures() {}

    public static void tell(PoolListener listener, Supplier<WorkerInfo> worker, Chunk chunk, ChunkEnd end) {
        if (listener == PoolOptions.NO_LISTENER) {
            return;
        }
        if (end instanceof ChunkEnd.Done done) {
            done.outcome()
                    .failures()
                    .forEach((position, failure) -> tell(listener, worker, failure, chunk.firstIndex() + position));
        } else {
            Chunk.Failure failure = ((ChunkEnd.Lost) end).failure();
            for (int position = 0; position < chunk.items().size(); position++) {
                tell(listener, worker, failure, chunk.firstIndex() + position);
            }
        }
    }

    private static void tell(PoolListener listener, Supplier<WorkerInfo> worker, Chunk.Failure failure, long index) {
        if (failure.toException(index) instanceof ItemFailedException failed) {
            listener.itemFailed(worker.get(), failed);
        }
    }
}
