package io.github.poollaunch.dispatch;

import io.github.poollaunch.Items;
import io.github.poollaunch.PoolException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pulls a stream's input, some items at a time. Each stream has a thread of its own for it, so that an input that is slow or
 * blocked holds up nothing else, not even results of its own stream.
 */
final class InputPuller implements Runnable {

    private final StreamJob job;
    private final Iterable<?> input;

    /** Owned by the pulling thread. */
    private @Nullable Iterator<?> iterator;

    /** Owned by the pulling thread: the iterator has said so, or thrown. */
    private boolean ended;

    InputPuller(StreamJob job, Iterable<?> input) {
        this.job = job;
        this.input = input;
    }

    void start(String threadName) {
        Thread thread = new Thread(this, threadName);
        thread.setDaemon(true);
        job.pulledBy(thread);
        thread.start();
    }

    @Override
    public void run() {
        try {
            int pulls = job.awaitRoom();
            while (pulls > 0 && pull()) {
                if (--pulls == 0) {
                    pulls = job.awaitRoom();
                }
            }
        } catch (InterruptedException e) {
            // Only the job interrupts this thread, after it has ended the input by itself.
        } finally {
            PoolException unclosed = close();
            // However this thread ends, the reader must not wait for it; nothing happens if the input has ended before.
            job.endInput(unclosed != null ? unclosed : new PoolException("the input could not be pulled any further"));
        }
    }

    /** Pulls and adds what goes at once; false if that was the last, or no more is wanted. */
    boolean pull() {
        if (ended) {
            return false;
        }
        int most = job.pullSize();
        List<@Nullable Object> several = most == 1 ? List.of() : new ArrayList<>(Math.min(most, 1000));
        Object one = null;
        boolean more = true;
        PoolException fault = null;
        try {
            Iterator<?> from = iterator;
            if (from == null) {
                from = input.iterator();
                iterator = from;
            }
            if (most == 1) {
                more = from.hasNext();
                one = more ? from.next() : null;
            } else {
                while (several.size() < most && (more = from.hasNext())) {
                    several.add(from.next());
                }
            }
        } catch (Throwable e) {
            more = false;
            // Not the exception's own text: it is the cause, and its toString is the user's code.
            fault = new PoolException("the input threw " + e.getClass().getName() + " after its items so far", e);
        }
        if (!more) {
            PoolException unclosed = close();
            fault = fault == null ? unclosed : fault;
        }
        boolean wanted = true;
        if (!several.isEmpty()) {
            wanted = job.add(several);
        } else if (most == 1 && more) {
            wanted = job.addOne(one);
        }
        if (!more) {
            ended = true;
            job.endInput(fault);
        }
        return more && wanted;
    }

    /** What an input holds open, a file's lines say, is closed when no more of it is wanted; returns what is wrong with that. */
    @Nullable
    PoolException close() {
        if (input instanceof Items<?> items) {
            try {
                items.close();
            } catch (Throwable e) {
                return new PoolException("the input threw " + e.getClass().getName() + " when it was closed", e);
            }
        }
        return null;
    }
}
