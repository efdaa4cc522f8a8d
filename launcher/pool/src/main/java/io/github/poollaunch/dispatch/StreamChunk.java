package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pulled chunk of a stream and, when it is settled, what became of it. */
final class StreamChunk extends JobChunk {

    private final StreamJob job;
    private final List<@Nullable Object> items;
    private final long firstIndex;

    /** Written at most once, before the chunk goes to the reader through the job's lock. */
    private volatile @Nullable ChunkOutcome outcome;

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
    public boolean isWanted() {
        return !isSettled();
    }

    /** Whether it can be read: this is so before the job is told. */
    boolean hasOutcome() {
        return outcome != null;
    }

    /** What became of one item, by its place in a settled chunk. */
    Outcome outcomeOf(int position) {
        ChunkOutcome ran = outcome;
        if (ran == null) {
            throw new IllegalStateException("the chunk is not settled");
        }
        Failure failure = ran.failures().get(position);
        return failure == null
                ? Outcome.of(ran.results().get(position))
                : Outcome.failed(failure, firstIndex + position);
    }
}
