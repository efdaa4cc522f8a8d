package io.github.poollaunch.dispatch;

import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Chunks of one call that a worker gets in one, since each of them is short: one message for all. Each has its own outcome
 * all the same, as soon as its last item has ended. Whatever goes wrong, the group is dissolved, and its chunks go on one
 * by one. Thread-safe.
 *
 * <p>Where a failure ends its chunk, the worker leaves all that is behind it, and the chunks behind go on without it. One
 * that is divisible may be in a group of its own, so as to be taken apart.
 */
final class ChunkGroup implements QueuedChunk {

    private final Job job;
    private final Task task;
    private final long firstIndex;

    /** Under the queue's lock: given out, and not settled. */
    private boolean out;

    private final Pace pace;

    /** Whether a failed item ends its chunk, and with it the group. */
    private final boolean failFast;

    private final AtomicInteger unstarted = new AtomicInteger();

    /** Under this object's lock: its chunks, in order, without those that were taken back. */
    private List<JobChunk> parts;

    /** Under this object's lock: their items. */
    private List<@Nullable Object> items;

    /** When it was started, as {@link System#nanoTime()}. */
    private volatile long startedAt;

    /**
     * @param parts neighbours, in order
     */
    ChunkGroup(List<JobChunk> parts) {
        this.parts = parts;
        this.job = parts.get(0).job();
        this.pace = job.pace();
        this.task = parts.get(0).task();
        this.firstIndex = parts.get(0).firstIndex();
        this.failFast = parts.get(0).failFast() && parts.get(0).items().size() > 1;
        this.items = parts.size() == 1 ? parts.get(0).items() : itemsOf(parts);
    }

    private static List<@Nullable Object> itemsOf(List<JobChunk> parts) {
        List<@Nullable Object> all = new ArrayList<>(parts.size());
        for (JobChunk part : parts) {
            all.addAll(part.items());
        }
        return all;
    }

    /**
     * Takes as many of a job's chunks as should go to a worker at once. Called under the queue's lock.
     *
     * @return the chunks; null if the job has none
     */
    static @Nullable QueuedChunk next(Job job) {
        int most = job.itemsAtOnce();
        JobChunk first = job.nextChunk();
        if (first == null || (first.items().size() == 1 && !job.hasChunk())) {
            return first;
        }
        if (!first.isDivisible() && (first.items().size() >= most || !job.hasChunk())) {
            first.tellPace(job.pace());
            return first;
        }
        List<JobChunk> group = new ArrayList<>();
        JobChunk next = first;
        int items = 0;
        while (next != null) {
            group.add(next);
            items += next.items().size();
            next = items < most && job.hasChunk() ? job.nextChunk() : null;
        }
        return new ChunkGroup(group);
    }

    /** Called under the queue's lock: false if it was out, or in, already. */
    boolean moveOut(boolean given) {
        boolean moved = out != given;
        out = given;
        return moved;
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public synchronized List<@Nullable Object> items() {
        return items;
    }

    @Override
    public boolean failFast() {
        return failFast;
    }

    @Override
    public long firstIndex() {
        return firstIndex;
    }

    private synchronized List<JobChunk> parts() {
        return parts;
    }

    @Override
    public int chunks() {
        int sum = 0;
        for (JobChunk part : parts()) {
            sum += part.chunks();
        }
        return sum;
    }

    @Override
    public boolean isWanted() {
        for (JobChunk part : parts()) {
            if (part.isWanted()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean started(Runnable stop) {
        startedAt = System.nanoTime();
        boolean wanted = false;
        for (JobChunk part : parts()) {
            wanted |= part.started(stop);
        }
        return wanted;
    }

    @Override
    public void done(ChunkOutcome outcome) {
        List<JobChunk> all = parts();
        if (!failFast || outcome.failures().isEmpty()) { // Else some may not have been run.
            pace.ran(items().size(), System.nanoTime() - startedAt);
        }
        tell(all, outcome, Integer.MAX_VALUE);
    }

    @Override
    public void soFar(ChunkOutcome first) {
        tell(parts(), first, first.results().size());
    }

    /** Tells the chunks that end before {@code end} what became of them; each hears it once. */
    private static void tell(List<JobChunk> all, ChunkOutcome outcome, int end) {
        int from = 0;
        for (JobChunk part : all) {
            int to = from + part.items().size();
            if (to > end) {
                return;
            }
            part.done(outcome.slice(from, to));
            from = to;
        }
    }

    @Override
    public List<Chunk> ended(ChunkOutcome first, int alone) {
        List<JobChunk> all = parts();
        int ended = first.results().size();
        tell(all, first, ended);
        List<Chunk> rest = new ArrayList<>();
        int from = 0;
        for (JobChunk part : all) {
            int to = from + part.items().size();
            if (from > ended || (from == ended && alone == ended)) {
                rest.add(part); // Nothing of it was started.
            } else if (to > ended) {
                rest.addAll(part.ended(first.slice(from, ended), Math.min(alone, to) - from));
            }
            from = to;
        }
        return rest;
    }

    @Override
    public List<Chunk> brokenOff(ChunkOutcome first) {
        int ended = first.results().size();
        List<Chunk> rest = new ArrayList<>();
        int from = 0;
        for (JobChunk part : parts()) {
            int to = from + part.items().size();
            if (from < ended) {
                part.done(first.slice(from, Math.min(to, ended)));
            } else {
                rest.add(part);
            }
            from = to;
        }
        return rest;
    }

    @Override
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (JobChunk part : parts()) {
            sizes.add(part.items().size());
        }
        return sizes;
    }

    @Override
    public int chunksWithin(int count) {
        int sum = 0;
        int from = 0;
        for (JobChunk part : parts()) {
            int size = part.items().size();
            sum += part.chunksWithin(Math.max(0, Math.min(count - from, size)));
            from += size;
        }
        return sum;
    }

    @Override
    public List<Chunk> halves() {
        List<JobChunk> all = parts();
        all.forEach(part -> part.startUnstartedAt(unstarted.get()));
        return List.copyOf(all.size() == 1 ? all.get(0).halves() : all);
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public int countUnstarted() {
        return unstarted.incrementAndGet();
    }

    @Override
    public synchronized int cutBehind(int started) {
        int end = 0;
        for (JobChunk part : parts) {
            if (end >= started) {
                return end;
            }
            end += part.items().size();
            if (end > started && part.isDivisible()) {
                return started;
            }
        }
        return end;
    }

    @Override
    public synchronized List<Chunk> cut(int end, boolean slow) {
        List<JobChunk> stay = new ArrayList<>();
        List<Chunk> rest = new ArrayList<>();
        int from = 0;
        for (JobChunk part : parts) {
            int size = part.items().size();
            if (from >= end) {
                rest.add(part);
            } else if (from + size < end || !part.isDivisible()) {
                stay.add(part);
            } else {
                divide(part, end - from, stay, rest);
            }
            from += size;
        }
        if (stay.size() != parts.size() || !rest.isEmpty()) {
            pace.startAnew();
            if (slow) {
                pace.slow();
            }
        }
        parts = List.copyOf(stay);
        items = items.subList(0, end);
        return rest;
    }

    /** The item that runs goes by itself from now on, so that nobody waits for it who need not. */
    private static void divide(JobChunk part, int at, List<JobChunk> stay, List<Chunk> rest) {
        JobChunk running = part;
        if (at > 1) {
            stay.add(part);
            running = part.divide(at - 1);
        }
        stay.add(running);
        if (running.items().size() > 1) {
            rest.add(running.divide(1));
        }
    }
}
