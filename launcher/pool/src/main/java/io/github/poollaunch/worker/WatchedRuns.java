package io.github.poollaunch.worker;

import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.Work;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Has chunks run by a child that has said hello, one after another, while the clock watches. Owned by the worker's thread, and by
 * a caller's while that has the worker; some of it may be asked by any.
 */
final class WatchedRuns {

    private final Conversation conversation;
    private final Watch watch;
    private final GroupWatch groupWatch;

    /** Null if there is none, or it has come to its end; that of a child that has died may be asked for yet. */
    private volatile @Nullable ChunkRun current;

    /**
     * @param startTimeout how long the child may take to take up a chunk
     * @param taskTimeout how long an item may run; null for ever
     * @param debugged then there is no limit
     */
    WatchedRuns(
            Conversation conversation,
            String worker,
            Duration startTimeout,
            @Nullable Duration taskTimeout,
            boolean debugged) {
        this.conversation = conversation;
        this.watch = new Watch(conversation, worker, startTimeout, taskTimeout, debugged);
        this.groupWatch = new GroupWatch(conversation);
    }

    /** Has a chunk run. */
    ChunkEnd run(Chunk chunk) throws MemberDeath {
        return goOn(begin(chunk));
    }

    /**
     * Begins with a chunk, and waits but a moment for its end.
     *
     * @return its end; null if that takes longer: then it is for {@link #goOn}
     */
    @Nullable
    ChunkEnd runBriefly(Chunk chunk) throws MemberDeath {
        ChunkRun begun = begin(chunk);
        ChunkEnd end = null;
        boolean goesOn = false;
        try {
            end = conversation.runBriefly(begun);
            goesOn = end == null;
        } catch (MemberDeath death) {
            throw watch.explain(death);
        } finally {
            if (!goesOn) {
                ended(begun, end);
            }
        }
        return end;
    }

    /** Waits for the end of what {@link #runBriefly} has begun. */
    ChunkEnd goOn() throws MemberDeath {
        return goOn(begun());
    }

    private ChunkEnd goOn(ChunkRun begun) throws MemberDeath {
        ChunkEnd end = null;
        try {
            end = conversation.run(begun);
        } catch (MemberDeath death) {
            throw watch.explain(death);
        } finally {
            ended(begun, end);
        }
        return end;
    }

    private ChunkRun begin(Work chunk) {
        ChunkRun begun = conversation.begin(chunk);
        current = begun;
        watch.begin(begun);
        groupWatch.begin(begun);
        return begun;
    }

    private void ended(ChunkRun run, @Nullable ChunkEnd end) {
        if (end != null) {
            current = null; // An idle worker keeps nobody's items. If it died, they are asked for yet.
        }
        run.end();
        watch.end();
        groupWatch.end();
    }

    /** What is left of the chunk in hand, after the child's death. */
    ChunkEnd salvage(String death) {
        WorkerDeath end = conversation.child().death();
        // What the parent has ended it for tells more than the signal that it was ended with.
        WorkerDeath explained = end.describe().equals(death) ? end : end.withCause(death);
        return new Salvage(begun(), conversation, explained, watch.verdict()).salvage();
    }

    private ChunkRun begun() {
        ChunkRun begun = current;
        if (begun == null) {
            throw new IllegalStateException("there is no chunk in hand");
        }
        return begun;
    }

    /** The worker has ended. */
    void close() {
        watch.close();
    }
}
