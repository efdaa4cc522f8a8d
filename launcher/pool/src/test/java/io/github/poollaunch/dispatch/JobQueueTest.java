package io.github.poollaunch.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.engine.Chunk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobQueueTest {

    private final JobQueue queue = new JobQueue();

    private StreamJob stream(int window) {
        Pace pace = new Pace(1, new Pace.Memory());
        return new StreamJob(queue, new NoTask(), true, new ReadAhead(List.of(), 1, window, pace));
    }

    private List<Chunk> givenOut(int chunks) throws InterruptedException {
        StreamJob job = stream(chunks);
        List<Chunk> given = new ArrayList<>();
        for (int i = 0; i < chunks; i++) {
            assertThat(job.add(List.of(i))).isTrue();
            given.add(queue.take(false, null));
        }
        return given;
    }

    /** With one worker, a slow item among the last would hold up the first. */
    @Test
    void putBack_inAnyOrder_isGivenOutAgainInTheItemsOrder() throws InterruptedException {
        List<Chunk> chunks = givenOut(5);
        for (int i : new int[] {3, 4, 0, 2, 1}) {
            queue.putBack(chunks.get(i));
        }
        for (Chunk chunk : chunks) {
            assertThat(queue.take(false, null)).isSameAs(chunk);
        }
    }

    @Test
    void putBack_ofTwoCalls_eachInItsOrder() throws InterruptedException {
        List<Chunk> one = givenOut(2);
        List<Chunk> other = givenOut(2);
        queue.putBack(one.get(1));
        queue.putBack(other.get(1));
        queue.putBack(other.get(0));
        queue.putBack(one.get(0));
        List<Chunk> again = List.of(
                queue.take(false, null), queue.take(false, null), queue.take(false, null), queue.take(false, null));
        assertThat(again.indexOf(other.get(0))).isLessThan(again.indexOf(other.get(1)));
        assertThat(again).containsExactlyInAnyOrder(one.get(0), one.get(1), other.get(0), other.get(1));
    }

    @Test
    void putBack_goesBeforeWhatWasNeverGivenOut() throws InterruptedException {
        List<Chunk> chunks = givenOut(2);
        StreamJob job = stream(9);
        assertThat(job.add(List.of(7))).isTrue();
        queue.putBack(chunks.get(1));
        assertThat(queue.take(false, null)).isSameAs(chunks.get(1));
        assertThat(queue.take(false, null).items().toString()).isEqualTo("[7]");
    }

    /** What came back may be most of a long call. */
    @Test
    void putBack_ofALongCall_takesTurnsWithOthers() throws InterruptedException {
        List<Chunk> chunks = givenOut(3);
        StreamJob other = stream(9);
        assertThat(other.add(List.of(7))).isTrue();
        chunks.forEach(queue::putBack);
        assertThat(queue.take(false, null)).isSameAs(chunks.get(0));
        assertThat(queue.take(false, null).items().toString()).isEqualTo("[7]");
        assertThat(queue.take(false, null)).isSameAs(chunks.get(1));
        assertThat(queue.take(false, null)).isSameAs(chunks.get(2));
    }

    /** Its items may be slow: then others are to run what is behind them. */
    @Test
    void close_aGroupIsOut_isOverWhenThatIsSettled() throws InterruptedException {
        StreamJob job = stream(9);
        assertThat(job.add(List.of(1))).isTrue();
        assertThat(job.add(List.of(2))).isTrue();
        Chunk group = queue.take(true, null);
        assertThat(group).isInstanceOf(ChunkGroup.class);
        Chunk other = queue.take(false, null);
        queue.close();
        assertThat(queue.isOver()).isFalse();
        queue.settled(other);
        assertThat(queue.isOver()).isFalse();
        queue.settled(group);
        assertThat(queue.isOver()).isTrue();
        queue.putBack(group);
        assertThat(queue.take(true, null)).isSameAs(group);
        assertThat(queue.isOver()).isFalse();
        queue.settled(group);
        queue.settled(group);
        assertThat(queue.isOver()).isTrue();
    }
}
