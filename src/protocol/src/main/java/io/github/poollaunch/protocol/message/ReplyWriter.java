package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.Wire;
import io.github.poollaunch.protocol.fault.Fault;
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

    public ReplyWriter(OutputStream out) {
        this.out = out;
    }

    public void hello(String java) throws IOException {
        frame.begin();
        JsonGenerator json = Wire.generator(frame);
        json.writeStartObject();
        json.writeObjectPropertyStart("hello");
        json.writeNumberProperty("version", Wire.VERSION);
        json.writeStringProperty("java", java);
        json.writeEndObject();
        json.writeEndObject();
        json.close();
        frame.send(out);
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
        frame.begin();
        frame.ascii("{\"chunk\":").number(chunk).ascii(",\"results\":[");
        Map<Integer, Throwable> failed = new TreeMap<>(failures);
        ValueRowWriter row = new ValueRowWriter(frame);
        for (int i = 0; i < results.size(); i++) {
            if (!failed.containsKey(i)) {
                try {
                    row.add(codec, results.get(i));
                } catch (ValueException e) {
                    failed.put(i, new ValueException("the result cannot travel: " + e.getMessage()));
                }
            }
        }
        row.end();
        frame.ascii("]");
        if (!failed.isEmpty()) {
            writeFailures(failed);
        }
        frame.ascii("}").send(out);
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
        JsonGenerator json = Wire.generator(frame);
        fault.write(json);
        json.close();
    }
}
