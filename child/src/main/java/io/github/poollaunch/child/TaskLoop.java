package io.github.poollaunch.child;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.function.FunctionException;
import io.github.poollaunch.protocol.message.ReplyWriter;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.message.RequestReader;
import io.github.poollaunch.protocol.progress.ProgressWriter;
import io.github.poollaunch.protocol.value.ValueException;
import io.github.poollaunch.protocol.worker.WorkerSelf;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Takes requests one after another, runs them, replies. Owned by one thread, which is also the tasks' thread. */
final class TaskLoop {

    private final Inbox inbox;
    private final ReplyWriter replies;
    private final FunctionTable functions = new FunctionTable();

    /** Made for a pool with a shared value or an initializer only. */
    private @Nullable Preparation preparation;

    /** Which worker of its pool this JVM is; known from the first request. */
    private WorkerSelf self = new WorkerSelf(0);

    /** What values are written in besides JSON; null if nothing. */
    private @Nullable RowFormat format;

    TaskLoop(Inbox inbox, OutputStream out) {
        this.inbox = inbox;
        this.replies = new ReplyWriter(out);
    }

    /** Runs until a {@link Request.Stop}. */
    void run() throws IOException {
        ChunkRunner runner = new ChunkRunner(replies, greet());
        while (true) {
            Request request = RequestReader.read(inbox.take(), format);
            if (request instanceof Request.Run run) {
                run(run, runner);
            } else if (request instanceof Request.Define define) {
                functions.define(define);
            } else if (request instanceof Request.Forget forget) {
                functions.forget(forget.function());
            } else if (request instanceof Request.Share share) {
                preparation().share(share, functions.codecs());
            } else if (request instanceof Request.ShareFile file) {
                preparation().share(file, functions.codecs());
            } else if (request instanceof Request.Initialize initialize) {
                preparation().initialize(initialize, functions);
            } else if (request instanceof Request.Configure configure) {
                functions.configure(configure.settings());
            } else if (request instanceof Request.Hello) {
                throw new IllegalStateException("the parent said hello twice");
            } else {
                return;
            }
        }
    }

    /**
     * Answers the parent's hello, if it can keep what that asks for: a child that has said hello is ready.
     *
     * @return the record of this child's progress
     */
    private Progress greet() throws IOException {
        if (!(RequestReader.read(inbox.take(), null) instanceof Request.Hello hello)) {
            throw new IllegalStateException("the parent's first words were not a hello");
        }
        if (hello.version() != Protocol.VERSION) {
            throw new IllegalStateException("the parent speaks protocol version " + hello.version() + ", this child "
                    + Protocol.VERSION + ": put the same version of pool-launch on both class paths");
        }
        if (hello.format() != null) {
            format = RowFormat.named(hello.format(), ClassLoader.getSystemClassLoader());
            replies.use(format);
        }
        ProgressWriter record = record(hello.record());
        if (record != null) {
            record.startClock();
        }
        replies.hello(System.getProperty("java.version"), record != null);
        self = new WorkerSelf(hello.id());
        WorkerSelf.becomeProcess(self);
        return new Progress(record);
    }

    private static @Nullable ProgressWriter record(@Nullable String file) {
        if (file == null) {
            return null;
        }
        try {
            return ProgressWriter.open(Path.of(file));
        } catch (IOException | RuntimeException e) {
            // It works without, if less fast; the parent learns of it by the hello.
            System.err.println("pool-launch: no record of progress can be kept: " + e);
            return null;
        }
    }

    private Preparation preparation() {
        if (preparation == null) {
            preparation = new Preparation(self, replies);
        }
        return preparation;
    }

    private void run(Request.Run request, ChunkRunner runner) throws IOException {
        FunctionTable.Entry function;
        runner.take(request);
        try {
            function = functions.get(request.function());
        } catch (FunctionException | ValueException e) {
            replies.refused(request.chunk(), e);
            return;
        } catch (RuntimeException | Error e) {
            // Its class, or one of its values' classes, cannot be loaded or initialised.
            replies.refused(
                    request.chunk(), new FunctionException("the function cannot be loaded: " + Fault.textOf(e), e));
            return;
        }
        try {
            runner.run(request, function);
        } catch (JacksonException e) {
            replies.refused(request.chunk(), e); // The row of items is broken.
        }
    }
}
