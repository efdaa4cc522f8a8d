package io.github.poollaunch.child;

import io.github.poollaunch.protocol.Protocol;
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
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a worker does before its first chunk, if its pool wants it to: takes up the shared value, runs the initializer.
 * Owned by the task thread. Apart from {@link TaskLoop}, so that a child of a plain pool does not load it.
 */
final class Preparation {

    private static final int PIECE_BYTES = 64 * 1024;

    private final WorkerSelf self;
    private final ReplyWriter replies;

    Preparation(WorkerSelf self, ReplyWriter replies) {
        this.self = self;
        this.replies = replies;
    }

    void share(Request.ShareFile request, Codecs codecs) throws IOException {
        try {
            share(RequestReader.readShared(bytes(new File(request.file()))), codecs);
        } catch (IOException | ProtocolException e) {
            replies.shared(new ValueException("the shared value cannot be read from " + request.file() + ": " + e));
        } catch (OutOfMemoryError e) {
            replies.shared(e);
        }
    }

    /** In pieces: the JDK reads all that it is asked for at once into memory of its own first, which takes as long again. */
    private static byte[] bytes(File file) throws IOException {
        long length = file.length(); // 0 if there is none.
        if (length > Protocol.MAX_FRAME_BYTES) {
            throw new IOException("it has " + length + " bytes, more than a frame");
        }
        byte[] bytes = new byte[(int) length];
        try (InputStream in = new FileInputStream(file)) {
            int read = 0;
            while (read < bytes.length) {
                int some = in.read(bytes, read, Math.min(PIECE_BYTES, bytes.length - read));
                if (some < 0) {
                    throw new EOFException("it ends behind " + read + " of " + bytes.length + " bytes");
                }
                read += some;
            }
        }
        return bytes;
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
