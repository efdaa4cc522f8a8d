package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes requests to a child's stdin. Not thread-safe, but for {@link #askForThreads}: one thread writes to a child at a time. */
public final class RequestWriter {

    /** Some 16 times what a pipe holds: a larger message costs no less an item, and memory on both sides. */
    static final int MANY_BYTES = 1024 * 1024;

    private final OutputStream out;
    private final FrameBuffer frame = new FrameBuffer();

    /** Null if items are written as JSON. */
    private final @Nullable RowFormat format;

    /** For items that are not JSON. */
    private final FrameBuffer values = new FrameBuffer();

    /**
     * @param format what items are written in; null for JSON
     */
    public RequestWriter(OutputStream out, @Nullable RowFormat format) {
        this.out = out;
        this.format = format;
    }

    /**
     * Says what the child is to be.
     *
     * @param record the file of a record of its progress that the child is to keep; null for none
     */
    public void hello(String worker, int id, @Nullable String record) throws IOException {
        frame.begin();
        JsonGenerator json = Json.generator(frame);
        json.writeStartObject();
        json.writeObjectPropertyStart("hello");
        json.writeNumberProperty("version", Protocol.VERSION);
        json.writeStringProperty("worker", worker);
        json.writeNumberProperty("id", id);
        if (format != null) {
            json.writeStringProperty("format", format.name());
        }
        if (record != null) {
            json.writeStringProperty("record", record);
        }
        json.writeEndObject();
        json.writeEndObject();
        json.close();
        frame.send(out);
    }

    public void define(int function, FunctionSpec spec) throws IOException {
        frame.begin();
        JsonGenerator json = Json.generator(frame);
        json.writeStartObject();
        json.writeNumberProperty("define", function);
        writeSpec(json, spec);
        json.writeEndObject();
        json.close();
        frame.send(out);
    }

    /** Tells how Jackson's mapper is to be changed. */
    public void configure(FunctionSpec settings) throws IOException {
        frame.begin();
        JsonGenerator json = Json.generator(frame);
        json.writeStartObject();
        json.writeStringProperty("configure", "jackson");
        writeSpec(json, settings);
        json.writeEndObject();
        json.close();
        frame.send(out);
    }

    private static void writeSpec(JsonGenerator json, FunctionSpec spec) {
        if (spec instanceof FunctionSpec.NamedClass named) {
            json.writeStringProperty("class", named.className());
            json.writeStringProperty("interface", named.interfaceName());
        } else if (spec instanceof FunctionSpec.SerializedObject object) {
            json.writeStringProperty("class", object.className());
            json.writeStringProperty("interface", object.interfaceName());
            json.writeStringProperty("object", object.serialized());
        } else if (spec instanceof FunctionSpec.Typed typed) {
            writeSpec(json, typed.function());
            json.writeArrayPropertyStart("types");
            for (String type : typed.types()) {
                json.writeString(type);
            }
            json.writeEndArray();
        } else {
            writeMethod(json, (FunctionSpec.NamedMethod) spec);
        }
    }

    private static void writeMethod(JsonGenerator json, FunctionSpec.NamedMethod method) {
        json.writeStringProperty("class", method.className());
        json.writeStringProperty("method", method.methodName());
        json.writeStringProperty("kind", method.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("descriptor", method.descriptor());
        json.writeStringProperty("instantiated", method.instantiated());
        if (method.captured() != null) {
            json.writeStringProperty("captured", method.captured());
            json.writeNumberProperty("capturedCount", method.capturedCount());
        }
    }

    public void forget(int function) throws IOException {
        frame.begin();
        frame.ascii("{\"forget\":").number(function).ascii("}").send(out);
    }

    /** As the other one, whatever the items' bytes. */
    public Map<Integer, ValueException> run(
            long chunk, int function, boolean failFast, ValueCodec codec, List<? extends @Nullable Object> items)
            throws IOException {
        return run(chunk, function, failFast, codec, items, sent -> false);
    }

    /**
     * Sends a chunk without the items that cannot travel. Nothing is sent if there are such items and the chunk is
     * fail-fast, or if no item is left.
     *
     * @param endsBehind asked with the number of items that are written, when they have become many bytes: if it says so, the
     *     others are not sent
     * @return what is wrong with the items that were left out, by their place in the chunk
     */
    public Map<Integer, ValueException> run(
            long chunk,
            int function,
            boolean failFast,
            ValueCodec codec,
            List<? extends @Nullable Object> items,
            IntPredicate endsBehind)
            throws IOException {
        FrameBuffer buffer = format == null ? frame : values;
        if (format == null) {
            frame.begin();
            frame.ascii("{");
            runMembers(chunk, function, failFast);
        } else {
            values.clear();
        }
        ValueRowWriter row = new ValueRowWriter(buffer, format);
        Map<Integer, ValueException> leftOut = new HashMap<>();
        int index = 0;
        for (Object item : items) {
            try {
                row.add(codec, item);
            } catch (ValueException e) {
                leftOut.put(index, e);
                if (failFast) {
                    return leftOut;
                }
            }
            index++;
            if (buffer.size() >= MANY_BYTES && endsBehind.test(index)) {
                break;
            }
        }
        List<Integer> parts = row.finish();
        if (leftOut.size() == index) {
            return leftOut;
        }
        if (format == null) {
            frame.ascii("]}").send(out);
        } else {
            frame.begin(values);
            runMembers(chunk, function, failFast);
            frame.numbers(parts).ascii("]}").send(out, values);
        }
        return leftOut;
    }

    private void runMembers(long chunk, int function, boolean failFast) {
        frame.ascii("\"chunk\":").number(chunk).ascii(",\"function\":").number(function);
        frame.ascii(failFast ? ",\"failFast\":true,\"items\":[" : ",\"failFast\":false,\"items\":[");
    }

    /**
     * Sends the pool's shared value, as JSON whatever items are written in.
     *
     * @param type its type as text
     * @throws ValueException if it cannot travel; nothing is sent then
     */
    public void share(String type, ValueCodec codec, Object value) throws IOException {
        frame.begin();
        frame.ascii("{\"shared\":");
        JsonGenerator json = Json.generator(frame);
        json.writeString(type);
        json.close();
        sendRowOfOne(",\"value\":[", codec, value);
    }

    /** Tells of a file that has the request of {@link #share}, as a frame without its start. */
    public void shareFile(String file) throws IOException {
        frame.begin();
        JsonGenerator json = Json.generator(frame);
        json.writeStartObject();
        json.writeStringProperty("sharedFile", file);
        json.writeEndObject();
        json.close();
        frame.send(out);
    }

    /**
     * Has the initializer run. Its item is JSON whatever items are written in.
     *
     * @throws ValueException if the item cannot travel; nothing is sent then
     */
    public void initialize(int function, ValueCodec codec, @Nullable Object item) throws IOException {
        frame.begin();
        frame.ascii("{\"initialize\":").number(function);
        sendRowOfOne(",\"items\":[", codec, item);
    }

    private void sendRowOfOne(String head, ValueCodec codec, @Nullable Object value) throws IOException {
        frame.ascii(head);
        ValueRowWriter row = new ValueRowWriter(frame, null);
        row.add(codec, value);
        row.finish();
        frame.ascii("]}").send(out);
    }

    /** Sends a frame that another writer has made. */
    public void send(byte[] made) throws IOException {
        synchronized (out) {
            out.write(made);
            out.flush();
        }
    }

    /** Asks what the child's threads are doing: its reader answers, whatever its task thread does. From any thread. */
    public void askForThreads() throws IOException {
        FrameBuffer asking = new FrameBuffer();
        asking.begin();
        asking.ascii("{\"threads\":true}").send(out);
    }

    public void stop() throws IOException {
        frame.begin();
        frame.ascii("{\"stop\":true}").send(out);
    }
}
