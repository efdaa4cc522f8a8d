package io.github.poollaunch.child;

import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import io.github.poollaunch.protocol.message.ReplyWriter;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.message.ResultsWriter;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the items of a chunk, one after another: decodes an item, calls the function, encodes the result. Owned by the task
 * thread.
 *
 * <p>After an OutOfMemoryError nothing more is run in this VM, which may be damaged in places that nobody sees.
 */
final class ChunkRunner {

    /** A chain of causes is followed no further: it may be a circle. */
    private static final int MAX_CAUSES = 50;

    private final ResultsWriter results;
    private final Progress progress;

    ChunkRunner(ReplyWriter replies, Progress progress) {
        this.results = replies.results();
        this.progress = progress;
    }

    /** The chunk is in hand; what its function needs may be loaded now: that counts as the first item's. */
    void take(Request.Run request) {
        progress.take(request.chunk(), request.divisible());
        boolean unused = progress.start(); // A chunk keeps its first item: see run.
    }

    void run(Request.Run request, FunctionTable.Entry function) throws IOException {
        results.begin(request.chunk(), function.result());
        boolean first = true;
        while (request.items().hasNext()) {
            if (!first && !progress.start()) {
                break; // The parent has cut the chunk off here.
            }
            first = false;
            Throwable failure = runItem(request, function);
            if (failure == null) {
                progress.keep(results);
                continue;
            }
            progress.fail(results, failure);
            if (isOutOfMemory(failure)) {
                results.sendLast(true);
                return;
            }
            if (request.failFast()) {
                break;
            }
        }
        results.sendLast(false);
    }

    /** Returns why the item has no result; null if it has one, which is written but not sent. */
    private @Nullable Throwable runItem(Request.Run request, FunctionTable.Entry function) {
        Object result;
        try {
            result = call(function, request.items().next(function.parameter()));
        } catch (TaskThrew e) {
            return e.getCause();
        } catch (ValueException e) {
            return new ValueException("the item: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            return e;
        }
        try {
            results.add(result);
            return null;
        } catch (ValueException | FrameTooLargeException | OutOfMemoryError e) {
            return e;
        }
    }

    private static @Nullable Object call(FunctionTable.Entry function, @Nullable Object item) throws TaskThrew {
        try {
            return function.call().call(item);
        } catch (Throwable e) {
            throw new TaskThrew(e);
        } finally {
            // What a task does to its own thread's flag ends with the task.
            Thread.interrupted();
        }
    }

    private static boolean isOutOfMemory(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MAX_CAUSES; depth++) {
            if (each instanceof OutOfMemoryError) {
                return true;
            }
            each = causeOf(each);
        }
        return false;
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        try {
            return failure.getCause();
        } catch (RuntimeException | Error e) {
            return null; // The user's class may do in it what it likes.
        }
    }

    /** Keeps what the user's code throws apart from what decoding throws: both may be Jackson's exceptions. */
    private static final class TaskThrew extends Exception {
        private static final long serialVersionUID = 1;

        TaskThrew(Throwable cause) {
            super(null, cause, false, false);
        }
    }
}
