package io.github.poollaunch.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.message.RequestReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who reads: the thread that runs the requests, or the one that reads ahead of it. The test's thread is the parent, whose
 * writes wait while a pipe is full.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InboxTest {

    private static final int PIPE_BYTES = 1 << 16;

    private final PipedOutputStream toChild = new PipedOutputStream();
    /** As of a file: an interrupt does not end a read, and is not forgotten. */
    private static final class LikeAFile extends FilterInputStream {

        LikeAFile(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            boolean interrupted = false;
            try {
                while (true) {
                    try {
                        return super.read(bytes, offset, length);
                    } catch (InterruptedIOException e) {
                        interrupted = true;
                    }
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private final PipedInputStream in = new PipedInputStream(PIPE_BYTES);
    private final PipedInputStream fromChild = new PipedInputStream(PIPE_BYTES);
    private final CountDownLatch parentGone = new CountDownLatch(1);
    private final RequestWriter requests = new RequestWriter(toChild, null);
    private final ExecutorService tasks = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "tasks");
        thread.setDaemon(true);
        return thread;
    });
    private final Inbox inbox;
    private final Thread reader;

    /** Each request has the next number. */
    private int sent;

    private int taken;

    InboxTest() throws IOException {
        in.connect(toChild);
        inbox = new Inbox(new LikeAFile(in), new PipedOutputStream(fromChild), new CountedEnd(parentGone));
        reader = inbox.start();
    }

    @AfterEach
    void end() throws Exception {
        toChild.close();
        tasks.shutdownNow();
    }

    private void send(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            requests.forget(++sent);
        }
    }

    /** Has the tasks' thread take them, which runs the last one when it is done, as far as the inbox knows. */
    private Future<?> take(int count) {
        return tasks.submit(() -> {
            for (int i = 0; i < count; i++) {
                assertThat(RequestReader.read(inbox.take(), null)).isEqualTo(new Request.Forget(++taken));
            }
            return null;
        });
    }

    private void oneByOne(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Future<?> one = take(1);
            send(1);
            one.get();
        }
    }

    /** The tasks' thread reads, and the reader waits to be told. */
    private Future<?> idle() throws InterruptedException {
        Future<?> next = take(1);
        while (reader.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        return next;
    }

    /** One of many short requests has begun, the last one soon after the others or after a while. */
    private void begin(boolean afterIdling) throws Exception {
        oneByOne(100);
        if (afterIdling) {
            Future<?> running = idle();
            send(1);
            running.get();
        }
    }

    @Test
    void take_oneByOneAndManyAtOnce_comeInOrder() throws Exception {
        oneByOne(1000);
        send(1000);
        take(1000).get();
        Future<?> next = idle();
        send(1000);
        next.get();
        take(999).get();
    }

    /** Ten times what the pipe has room for. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whileOneRuns_theNextAreRead(boolean afterIdling) throws Exception {
        begin(afterIdling);
        int many = 10 * PIPE_BYTES / "{\"forget\":100}".length();
        send(many);
        take(many).get();
        oneByOne(10);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void parentsEnd_isNoticedWhileOneRuns(boolean afterIdling) throws Exception {
        begin(afterIdling);
        toChild.close();
        parentGone.await();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void parentsEnd_isNoticedWhileNothingRuns(boolean afterIdling) throws Exception {
        oneByOne(100);
        Future<?> unused = afterIdling ? idle() : take(1);
        toChild.close();
        parentGone.await();
    }

    /** Nobody reads behind a request that has just begun, and its reply cannot be written. */
    @Test
    void parentsEnd_isNoticedWhenAReplyCannotBeWritten() throws Exception {
        oneByOne(100);
        toChild.close();
        Future<?> unused = tasks.submit(inbox::awaitParentsEnd);
        parentGone.await();
    }

    @Test
    void awaitParentsEnd_ofAParentThatIsThere_returns() throws Exception {
        oneByOne(100);
        tasks.submit(inbox::awaitParentsEnd).get();
        assertThat(parentGone.getCount()).isEqualTo(1);
    }

    /** A timer that an earlier task has left behind interrupts the thread while nothing runs. */
    @Test
    void interrupt_whileNothingRuns_doesNotReachTheNextRequest() throws Exception {
        oneByOne(100);
        Thread thread = tasks.submit(Thread::currentThread).get();
        Future<Boolean> next = tasks.submit(() -> {
            byte[] unused = inbox.take();
            return Thread.currentThread().isInterrupted();
        });
        while (reader.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        thread.interrupt();
        send(1);
        assertThat(next.get()).isFalse();
    }

    @Test
    void threads_areToldWhileOneRunsAndWhileNothingDoes() throws Exception {
        FrameReader replies = new FrameReader(fromChild, (first, total) -> {});
        oneByOne(100);
        for (int i = 0; i < 3; i++) {
            requests.askForThreads();
            assertThat(ReplyReader.read(replies.next(), null)).isInstanceOf(Reply.Threads.class);
        }
        oneByOne(10);
        Future<?> next = idle();
        requests.askForThreads();
        assertThat(ReplyReader.read(replies.next(), null)).isInstanceOf(Reply.Threads.class);
        send(1);
        next.get();
    }

    /** The exit of a VM waits for a thread that reads. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void behindAStop_nobodyReads(boolean running) throws Exception {
        oneByOne(100);
        if (running) {
            send(1); // The reader has it, since nobody takes it.
            requests.stop();
            take(1).get();
        } else {
            requests.stop();
        }
        assertThat(tasks.submit(() -> RequestReader.isStop(inbox.take())).get()).isTrue();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        toChild.write(new byte[100]);
        assertThat(in.available()).isEqualTo(100);
        assertThat(parentGone.getCount()).isEqualTo(1);
    }
}
