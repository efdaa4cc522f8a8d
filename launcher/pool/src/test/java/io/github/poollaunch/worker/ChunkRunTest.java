package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.crew.ChunkEnd;
import io.github.poollaunch.engine.Chunk;
import io.github.poollaunch.engine.ChunkOutcome;
import io.github.poollaunch.engine.ChunkSource;
import io.github.poollaunch.engine.IdleWorker;
import io.github.poollaunch.engine.Task;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.progress.ProgressReader;
import io.github.poollaunch.protocol.progress.ProgressWriter;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a chunk is taken back while its child runs, by both sides' words in the record. */
class ChunkRunTest {

    private static final int NUMBER = 7;
    private static final int PART = 10;
    private static final int ALL = 30;

    @TempDir
    Path folder;

    /** Thirty items in parts of ten. */
    private static final class Parts implements Chunk {
        private int items = ALL;

        /** What happens in the child between the parent's first look at it and the parent's word. */
        private Runnable meanwhile = () -> {};

        @Override
        public int cutBehind(int started) {
            int end = (started + PART - 1) / PART * PART;
            Runnable now = meanwhile;
            meanwhile = () -> {};
            now.run();
            return end;
        }

        @Override
        public List<Chunk> cut(int end, boolean slow) {
            items = end;
            return List.of(this);
        }

        @Override
        public List<Object> items() {
            return Collections.nCopies(items, 1);
        }

        @Override
        public Task task() {
            ValueCodec ints = Codecs.wire().of(Integer.class);
            return new RemoteTask(
                    "f",
                    PoolFunction.class,
                    1,
                    new FunctionSpec.NamedClass("f", PoolFunction.class.getName()),
                    getClass().getClassLoader(),
                    ints,
                    ints);
        }

        @Override
        public boolean failFast() {
            return false;
        }

        @Override
        public long firstIndex() {
            return 0;
        }

        @Override
        public boolean started(Runnable stop) {
            return true;
        }

        @Override
        public void done(ChunkOutcome outcome) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Chunk> ended(ChunkOutcome first, int alone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Chunk> brokenOff(ChunkOutcome first) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Integer> sizes() {
            return List.of(items);
        }

        @Override
        public int chunksWithin(int count) {
            return count / PART;
        }

        @Override
        public List<Chunk> halves() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int attempts() {
            return 0;
        }

        @Override
        public int chunks() {
            return items / PART;
        }

        @Override
        public void soFar(ChunkOutcome first) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int countUnstarted() {
            return 1;
        }
    }

    /** What is taken back must be there before the worker, whose end of the run waits for its lock, can ask for more. */
    private final class PutBack implements ChunkSource {
        private final List<Chunk> chunks = new ArrayList<>();

        @Override
        public void putBack(Chunk chunk) {
            assertThat(Thread.holdsLock(run)).isTrue();
            chunks.add(chunk);
        }

        @Override
        public Chunk take(boolean several, IdleWorker worker) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Chunk poll() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void settled(Chunk chunk) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void whenOver(Runnable action) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isTerminated() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOver() {
            throw new UnsupportedOperationException();
        }
    }

    private final Parts chunk = new Parts();
    private final PutBack others = new PutBack();
    private final ChunkRun run = new ChunkRun(chunk, NUMBER, "worker", others);

    /** What the parent sees of the child's record. */
    private ProgressReader seen;

    private ProgressWriter record(int started) throws IOException {
        seen = ProgressReader.create(folder.resolve("record"), false).watch();
        ProgressWriter record = ProgressWriter.open(folder.resolve("record"));
        run.written(Map.of());
        assertThat(record.take(NUMBER)).isTrue();
        for (int item = 0; item < started; item++) {
            assertThat(record.start(NUMBER, item)).isTrue();
        }
        return record;
    }

    /** Returns what is taken back. */
    private List<Chunk> cut() {
        others.chunks.clear();
        run.cut(seen);
        return List.copyOf(others.chunks);
    }

    private void reply(int results) {
        run.add(new ResultRow.Outcome(Collections.nCopies(results, 2), Map.of(), false, false));
    }

    @Test
    void cut_behindThePartThatRuns_theChildStartsNoMore() throws IOException {
        ProgressWriter record = record(3);

        assertThat(cut()).hasSize(1);

        assertThat(chunk.items).isEqualTo(PART);
        for (int item = 3; item < PART; item++) {
            assertThat(record.start(NUMBER, item)).isTrue();
        }
        assertThat(record.start(NUMBER, PART)).isFalse();
        assertThat(seen.started()).isEqualTo(PART);
        reply(PART);
        assertThat(run.received()).isEqualTo(run.sent());
        assertThat(((ChunkEnd.Done) run.done()).outcome().results()).hasSize(PART);
    }

    @Test
    void cut_theChildIsFaster_itKeepsWhatItHasStarted() throws IOException {
        ProgressWriter record = record(PART);
        chunk.meanwhile = () -> assertThat(record.start(NUMBER, PART)).isTrue();

        assertThat(cut()).hasSize(1);

        assertThat(chunk.items).isEqualTo(2 * PART);
        reply(2 * PART);
        assertThat(run.received()).isEqualTo(run.sent());
    }

    /** Each has seen the other's word: the parent takes the item for started, and the child has left it. */
    @Test
    void cut_bothSeeEachOther_theReplyCounts() throws IOException {
        ProgressWriter record = record(PART);
        chunk.meanwhile = () -> assertThat(record.start(NUMBER, PART)).isTrue();
        assertThat(cut()).hasSize(1);

        reply(PART);

        assertThatItEndedBehind(PART);
    }

    /** It was much further when it saw the parent's first word than it had been when the parent looked. */
    @Test
    void cut_theChildIsFasterAndSeesTheFirstWordThen_theReplyCounts() throws IOException {
        ProgressWriter record = record(PART);
        chunk.meanwhile = () -> {
            for (int item = PART; item < PART + 4; item++) {
                assertThat(record.start(NUMBER, item)).isTrue();
            }
            chunk.meanwhile = () -> assertThat(record.start(NUMBER, PART + 4)).isFalse();
        };
        assertThat(cut()).hasSize(1);
        assertThat(chunk.items).isEqualTo(2 * PART);

        reply(PART + 4);

        assertThatItEndedBehind(PART + 4);
    }

    private void assertThatItEndedBehind(int items) {
        ChunkEnd.Cut end = run.endedEarly();
        assertThat(end).isNotNull();
        assertThat(end.before().results()).hasSize(items);
        assertThat(end.before().failures()).isEmpty();
    }

    @Test
    void endedEarly_withoutAReason_isNotBelieved() throws IOException {
        record(PART);

        reply(PART);

        assertThat(run.endedEarly()).isNull();
    }

    @Test
    void endedEarly_beforeAnyEndThatItWasTold_isNotBelieved() throws IOException {
        record(PART + 1);
        cut();

        reply(PART + 1);

        assertThat(run.endedEarly()).isNull();
    }

    @Test
    void cut_nothingStarted_leavesTheChunkWhole() throws IOException {
        record(0);

        assertThat(cut()).isEmpty();
        assertThat(chunk.items).isEqualTo(ALL);
    }

    @Test
    void add_repliesInParts_areTheWholeInOrder() {
        run.written(Map.of());
        int told = 0;
        for (int end : new int[] {1, PART, ALL}) {
            List<Object> part = new ArrayList<>();
            for (; told < end; told++) {
                part.add(told);
            }
            run.add(new ResultRow.Outcome(part, Map.of(), end < ALL, false));
            assertThat(run.ended()).isEqualTo(end);
        }
        List<Object> results = ((ChunkEnd.Done) run.done()).outcome().results();
        assertThat(results).hasSize(ALL);
        for (int i = 0; i < ALL; i++) {
            assertThat(results.get(i)).isEqualTo(i);
        }
    }

    /** Its worker has died or was given up, and others run what is left: the alarm may come all the same. */
    @Test
    void cut_afterTheChunkHasEnded_takesNothingBack() throws IOException {
        record(3);
        Chunk.Failure failure = index -> new PoolException("died");
        ChunkEnd.Broken broken = (ChunkEnd.Broken) run.broken(failure, true, failure);

        assertThat(broken.before().results()).isEmpty();
        assertThat(cut()).isEmpty();
        run.tellSoFar();
        assertThat(chunk.items).isEqualTo(ALL);
    }
}
