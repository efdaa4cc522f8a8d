package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pulled chunk of a stream and, when it is settled, what became of it. */
final class StreamChunk extends JobChunk {

    private final StreamJob job;
    private final long firstIndex;

    /** Whether each of its items is a chunk to the user, and they go together only because they are short. */
    private final boolean divisible;

    /** More, under this object's lock, until the chunk is full; fewer once it was divided, which happens before it is settled. */
    private volatile List<@Nullable Object> items;

    /** Under this object's lock: how many items were pulled for it. */
    private int pulled;

    /** Under this object's lock: nothing is added any more. */
    private boolean full;

    /** Written at most once, before the chunk goes to the reader through the job's lock. */
    private volatile @Nullable ChunkOutcome outcome;

    /**
     * @param items nobody else's
     */
    StreamChunk(StreamJob job, List<@Nullable Object> items, long firstIndex, boolean divisible) {
        this.divisible = divisible;
        this.job = job;
        this.items = items;
        this.pulled = items.size();
        this.firstIndex = firstIndex;
    }

    /** Adds an item, unless that would be more than {@code most}, or nothing is to be added any more: then returns false. */
    synchronized boolean append(@Nullable Object item, int most) {
        if (full || pulled >= most) {
            return false;
        }
        items.add(item);
        pulled++;
        return true;
    }

    /** Somebody takes it, or no more input is wanted. */
    synchronized void fill() {
        full = true;
    }

    /** How many items were pulled for it so far; so many they are until it is divided. */
    synchronized int pulled() {
        return pulled;
    }

    /** How many items were pulled for it and those before it. */
    long pulledByThen() {
        return firstIndex + pulled();
    }

    @Override
    public Job job() {
        return job;
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
    public int chunks() {
        return divisible ? items.size() : 1;
    }

    /** As what can be taken apart, if it can. */
    QueuedChunk alone() {
        return divisible && items.size() > 1 ? new ChunkGroup(List.of(this)) : this;
    }

    @Override
    boolean isDivisible() {
        return divisible;
    }

    @Override
    StreamChunk divide(int at) {
        List<@Nullable Object> all = items;
        StreamChunk rest = new StreamChunk(job, all.subList(at, all.size()), firstIndex + at, true);
        items = all.subList(0, at);
        job.divided(this, rest);
        return rest;
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
