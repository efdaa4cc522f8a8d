package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some items of a chunk whose worker could not go on: a chunk like any other to an engine. */
final class ChunkPiece extends JobChunk {

    private final JobChunk whole;
    private final int from;
    private final List<@Nullable Object> items;
    private final int attempts;

    ChunkPiece(JobChunk whole, int from, int to, int attempts, int unstarted) {
        this.whole = whole;
        this.from = from;
        this.items = whole.items().subList(from, to);
        this.attempts = attempts;
        startUnstartedAt(unstarted);
    }

    @Override
    public Job job() {
        return whole.job();
    }

    @Override
    public Task task() {
        return whole.task();
    }

    @Override
    public List<@Nullable Object> items() {
        return items;
    }

    @Override
    public boolean failFast() {
        return whole.failFast();
    }

    @Override
    public long firstIndex() {
        return whole.firstIndex() + from;
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public boolean isWanted() {
        return whole.isWanted();
    }

    @Override
    void settled(ChunkOutcome outcome) {
        whole.pieceEnded(from, items.size(), outcome);
    }
}
