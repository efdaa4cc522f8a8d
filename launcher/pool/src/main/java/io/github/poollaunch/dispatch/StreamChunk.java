package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pulled chunk of a stream and, when it is settled, what became of it. */
final class StreamChunk extends SettledOnce {

    private final StreamJob job;
    private final List<@Nullable Object> items;
    private final long firstIndex;

    /** Each is written at most once, before the chunk goes to the reader through the job's lock. */
    private volatile @Nullable ChunkOutcome outcome;

    private volatile @Nullable Failure lost;

    StreamChunk(StreamJob job, List<@Nullable Object> items, long firstIndex) {
        this.job = job;
        this.items = items;
        this.firstIndex = firstIndex;
    }

    @Override
    public Task task() {
        return job.task();
    }

    @Override
    public List<@Nullable Object> items() {
        return items;
    }

    @Override
    public boolean failFast() {
        return false;
    }

    @Override
    public long firstIndex() {
        return firstIndex;
    }

    @Override
    void settled(ChunkOutcome ended) {
        outcome = ended;
        job.settled(this);
    }

    @Override
    void settledLost(Failure failure) {
        lost = failure;
        job.settled(this);
    }

    @Override
    boolean isSettled() {
        return outcome != null || lost != null;
    }

    /** What became of one item, by its place in a settled chunk. */
    Outcome outcomeOf(int position) {
        ChunkOutcome ran = outcome;
        Failure failure = lost;
        if (ran != null) {
            failure = ran.failures().get(position);
            if (failure == null) {
                return Outcome.of(ran.results().get(position));
            }
        }
        if (failure == null) {
            throw new IllegalStateException("the chunk is not settled");
        }
        return Outcome.failed(failure, firstIndex + position);
    }
}
