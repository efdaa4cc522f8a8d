package io.github.poollaunch.worker;

import io.github.poollaunch.WorkerDeath;
import io.github.poollaunch.crew.MemberDeath;
import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.progress.ProgressReader;
import io.github.poollaunch.protocol.progress.RecordCutShortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The first words between a parent and a child that was just launched. */
final class Greeting {

    private final ProcessSession session;
    private final String worker;
    private final int id;

    /**
     * @param id the worker's number in its pool, from 1
     */
    Greeting(ProcessSession session, String worker, int id) {
        this.session = session;
        this.worker = worker;
        this.id = id;
    }

    /** Says hello and waits for the child's, within the pool's limit. */
    void exchange(Conversation conversation) throws MemberDeath {
        Duration longest = session.options().child().startTimeout();
        try (TimeLimit limit = new TimeLimit(longest, conversation.child(), session.isDebugged())) {
            try {
                offerRecord(conversation);
            } catch (MemberDeath e) {
                session.command().archive().distrust(conversation.child().death());
                String why = limit.isOver()
                        ? "it did not say hello within " + TimeLimit.text(longest)
                                + " and was ended: if it only was slow, PoolBuilder.startTimeout gives it longer"
                        : String.valueOf(e.getMessage());
                throw new MemberDeath(notStarted(conversation.child(), why));
            }
        }
    }

    /** With a record of its progress, if the system lets us have a file for it, which both sides have open and nobody needs then. */
    private void offerRecord(Conversation conversation) throws MemberDeath {
        Path file = null;
        ProgressReader record = null;
        try {
            file = session.command().folder().file("record-" + id);
            record = ProgressReader.create(file, session.options().faults().taskTimeout() != null);
        } catch (IOException e) {
            System.err.println("[" + worker + "] each result is sent by itself, since there can be no record: " + e);
        }
        try {
            sayHello(conversation, record, record == null ? null : file);
        } finally {
            if (file != null) {
                delete(file);
            }
            if (record != null && conversation.record() != record) {
                record.close();
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Where a mapped file cannot be deleted, it goes with its folder.
        }
    }

    private void sayHello(Conversation conversation, @Nullable ProgressReader offered, @Nullable Path file)
            throws MemberDeath {
        String record = file == null ? null : file.toString();
        if (!(conversation.hello(id, record) instanceof Reply.Hello hello)) {
            throw conversation.notUnderstood("its first words were not a hello");
        }
        if (hello.version() != Protocol.VERSION) {
            throw conversation.notUnderstood("it speaks protocol version " + hello.version() + ", this parent "
                    + Protocol.VERSION + ": put the same version of pool-launch on both class paths");
        }
        RowFormat format = conversation.format();
        if (format != null && !format.name().equals(hello.format())) {
            throw conversation.notUnderstood(
                    "it does not speak the wire format " + format.name() + ": use Wire.JSON for it");
        }
        if (hello.record() && offered != null) {
            try {
                conversation.readProgress(offered, System.nanoTime() - offered.clock());
            } catch (RecordCutShortException e) {
                throw conversation.notUnderstood("it has cut short the record of its progress");
            }
        }
    }

    /** With the child's own words, and not how it ended, if it was killed for what it did. */
    static String notStarted(ChildProcess process, String what) {
        WorkerDeath end = process.death();
        return end.describe().equals(what) ? what : end.withCause(what).describe();
    }
}
