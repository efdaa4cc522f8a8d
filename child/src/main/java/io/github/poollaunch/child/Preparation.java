package io.github.poollaunch.child;

import io.github.poollaunch.protocol.message.ProtocolException;
import io.github.poollaunch.protocol.message.ReplyWriter;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.message.RequestReader;
import io.github.poollaunch.protocol.message.ValueRowReader;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.TypeText;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import io.github.poollaunch.protocol.worker.WorkerSelf;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does before its first chunk, if its pool wants it to: takes up the shared value, runs the initializer.
 * Owned by the task thread. Apart from {@link TaskLoop}, so that a child of a plain pool does not load it.
 */
final class Preparation {

    private final WorkerSelf self;
    private final ReplyWriter replies;

    Preparation(WorkerSelf self, ReplyWriter replies) {
        this.self = self;
        this.replies = replies;
    }

    void share(Request.ShareFile request, Codecs codecs) throws IOException {
        Throwable failure = null;
        try {
            SharedFile file = new SharedFile(request);
            switch (request.contents()) {
                case MESSAGE -> {
                    share(RequestReader.readShared(file.bytes()), codecs);
                    return;
                }
                case STRING -> self.share(file.string());
                case BYTES -> self.share(file.bytes());
            }
        } catch (IOException | ProtocolException e) {
            failure = new ValueException("the shared value cannot be read from " + request.file() + ": " + e);
        } catch (OutOfMemoryError e) {
            failure = e;
        }
        replies.shared(failure);
    }

    void share(Request.Share request, Codecs codecs) throws IOException {
        Throwable failure = null;
        try {
            ValueCodec codec = codecs.of(TypeText.parse(request.type(), ClassLoader.getSystemClassLoader()));
            self.share(readOne(request.value(), codec));
        } catch (ValueException e) {
            failure = new ValueException("the shared value (" + request.type() + "): " + e.getMessage());
        } catch (RuntimeException | Error e) {
            failure = e; // Its class cannot be initialised, or it does not fit into the memory.
        }
        replies.shared(failure);
    }

    void initialize(Request.Initialize request, FunctionTable functions) throws IOException {
        Throwable failure = null;
        try {
            FunctionTable.Entry function = functions.initializer(request.function());
            Object item = argument(request, function);
            self.keepState(function.call().call(item));
        } catch (Throwable e) {
            failure = e;
        } finally {
            // What it does to its own thread's flag ends with it.
            Thread.interrupted();
        }
        replies.initialized(failure);
    }

    private static @Nullable Object argument(Request.Initialize request, FunctionTable.Entry function) {
        try {
            return readOne(request.items(), function.parameter());
        } catch (ValueException e) {
            throw new ValueException("the initializer's argument: " + e.getMessage());
        }
    }

    private static @Nullable Object readOne(ValueRowReader row, ValueCodec codec) {
        if (!row.hasNext()) {
            throw new ValueException("nothing was sent");
        }
        return row.next(codec);
    }
}
