package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a child's replies. Not thread-safe: only the child's task thread replies. */
public final class ReplyWriter {

    private final OutputStream out;
    private final FrameBuffer frame = new FrameBuffer();
    private @Nullable RowFormat format;

    /** For results that are not JSON; null if they are. */
    private @Nullable FrameBuffer values;

    public ReplyWriter(OutputStream out) {
        this.out = out;
    }

    /** Results are written in {@code format} from now on. */
    public void use(RowFormat format) {
        this.format = format;
        this.values = new FrameBuffer();
    }

    public void hello(String java) throws IOException {
        frame.begin();
        JsonGenerator json = Json.generator(frame);
        json.writeStartObject();
        json.writeObjectPropertyStart("hello");
        json.writeNumberProperty("version", Protocol.VERSION);
        json.writeStringProperty("java", java);
        if (format != null) {
            json.writeStringProperty("format", format.name());
        }
        json.writeEndObject();
        json.writeEndObject();
        json.close();
        frame.send(out);
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

    /**
     * Sends a chunk's results. One that cannot be written turns its item into a failed one.
     *
     * @param results one entry for each item that ran, in their order; those of failed ones are ignored
     * @param failures what the failed items threw, by their place in the chunk
     */
    public void results(
            long chunk,
            ValueCodec codec,
            List<? extends @Nullable Object> results,
            Map<Integer, ? extends Throwable> failures)
            throws IOException {
        Map<Integer, Throwable> failed = new TreeMap<>(failures);
        FrameBuffer behind = values;
        if (behind == null) {
            frame.begin();
            frame.ascii("{\"chunk\":").number(chunk).ascii(",\"results\":[");
            writeRow(frame, codec, results, failed);
        } else {
            behind.clear();
            List<Integer> parts = writeRow(behind, codec, results, failed);
            frame.begin(behind);
            frame.ascii("\"chunk\":").number(chunk).ascii(",\"results\":[").numbers(parts);
        }
        frame.ascii("]");
        if (!failed.isEmpty()) {
            writeFailures(failed);
        }
        frame.ascii("}");
        if (behind == null) {
            frame.send(out);
        } else {
            frame.send(out, behind);
        }
    }

    /** Writes the results of items that did not fail; those that cannot be written join the failed ones. */
    private List<Integer> writeRow(
            FrameBuffer to,
            ValueCodec codec,
            List<? extends @Nullable Object> results,
            Map<Integer, Throwable> failed) {
        ValueRowWriter row = new ValueRowWriter(to, format);
        for (int i = 0; i < results.size(); i++) {
            if (!failed.containsKey(i)) {
                try {
                    row.add(codec, results.get(i));
                } catch (ValueException e) {
                    failed.put(i, new ValueException("the result cannot travel: " + e.getMessage()));
                }
            }
        }
        return row.finish();
    }

    private void writeFailures(Map<Integer, Throwable> failed) {
        String before = ",\"failures\":[";
        for (Map.Entry<Integer, Throwable> entry : failed.entrySet()) {
            frame.ascii(before).ascii("{\"index\":").number(entry.getKey()).ascii(",\"fault\":");
            write(Fault.of(entry.getValue()));
            frame.ascii("}");
            before = ",";
        }
        frame.ascii("]");
    }

    private void write(Fault fault) {
        JsonGenerator json = Json.generator(frame);
        fault.write(json);
        json.close();
    }
}
