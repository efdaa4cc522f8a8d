package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.value.JsonOutput;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a child's replies. Not thread-safe: only the child's task thread replies. */
public final class ReplyWriter {

    private final OutputStream out;
    private final FrameBuffer frame = new FrameBuffer();
    private @Nullable RowFormat format;

    public ReplyWriter(OutputStream out) {
        this.out = out;
    }

    /** Results are written in {@code format} from now on. */
    public void use(RowFormat format) {
        this.format = format;
    }

    /**
     * Says that this child is ready.
     *
     * @param record whether this child keeps the record of its progress that the parent has offered
     */
    public void hello(String java, boolean record) throws IOException {
        frame.begin();
        frame.ascii("{\"hello\":{\"version\":").number(Protocol.VERSION).ascii(",\"java\":");
        JsonOutput.writeString(frame, java);
        if (format != null) {
            frame.ascii(",\"format\":");
            JsonOutput.writeString(frame, format.name());
        }
        if (record) {
            frame.ascii(",\"record\":true");
        }
        frame.ascii("}}").send(out);
    }

    /** The pool's shared value was taken up; not so if {@code failure} is there. */
    public void shared(@Nullable Throwable failure) throws IOException {
        prepared("{\"shared\":", failure);
    }

    /** The initializer has returned; not so if {@code failure} is there. */
    public void initialized(@Nullable Throwable failure) throws IOException {
        prepared("{\"initialized\":", failure);
    }

    private void prepared(String head, @Nullable Throwable failure) throws IOException {
        frame.begin();
        frame.ascii(head);
        if (failure == null) {
            frame.ascii("null");
        } else {
            write(Fault.of(failure));
        }
        frame.ascii("}").send(out);
    }

    public void refused(long chunk, Throwable reason) throws IOException {
        frame.begin();
        frame.ascii("{\"chunk\":").number(chunk).ascii(",\"refused\":");
        write(Fault.of(reason));
        frame.ascii("}").send(out);
    }

    /** What a chunk's results are sent with. */
    public ResultsWriter results() {
        return new ResultsWriter(out, frame, format);
    }

    /** Says what the child's threads are doing, from any thread: whatever the task thread does. */
    public static void threads(OutputStream out, String dump) throws IOException {
        FrameBuffer frame = new FrameBuffer();
        frame.begin();
        frame.ascii("{\"threads\":");
        JsonOutput.writeString(frame, dump);
        frame.ascii("}").send(out);
    }

    private void write(Fault fault) {
        JsonGenerator json = Json.generator(frame);
        fault.write(json);
        json.close();
    }
}
