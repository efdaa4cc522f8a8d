package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.value.JsonOutput;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        frame.ascii("{\"hello\":{\"version\":").number(Protocol.VERSION);
        member("worker", worker);
        frame.ascii(",\"id\":").number(id);
        if (format != null) {
            member("format", format.name());
        }
        if (record != null) {
            member("record", record);
        }
        frame.ascii("}}").send(out);
    }

    public void define(int function, FunctionSpec spec) throws IOException {
        frame.begin();
        frame.ascii("{\"define\":").number(function);
        writeSpec(spec);
        frame.ascii("}").send(out);
    }

    /** Tells how Jackson's mapper is to be changed. */
    public void configure(FunctionSpec settings) throws IOException {
        frame.begin();
        frame.ascii("{\"configure\":\"jackson\"");
        writeSpec(settings);
        frame.ascii("}").send(out);
    }

    private void writeSpec(FunctionSpec spec) {
        if (spec instanceof FunctionSpec.NamedMethod method) {
            writeMethod(method);
        } else if (spec instanceof FunctionSpec.NamedClass named) {
            member("class", named.className());
            member("interface", named.interfaceName());
        } else if (spec instanceof FunctionSpec.SerializedObject object) {
            member("class", object.className());
            member("interface", object.interfaceName());
            member("object", object.serialized());
        } else {
            FunctionSpec.Typed typed = (FunctionSpec.Typed) spec;
            writeSpec(typed.function());
            frame.ascii(",\"types\":[");
            for (int i = 0; i < typed.types().size(); i++) {
                frame.ascii(i == 0 ? "" : ",");
                JsonOutput.writeString(frame, typed.types().get(i));
            }
            frame.ascii("]");
        }
    }

    private void writeMethod(FunctionSpec.NamedMethod method) {
        member("class", method.className());
        member("method", method.methodName());
        member("kind", method.kind().name().toLowerCase(Locale.ROOT));
        member("descriptor", method.descriptor());
        member("instantiated", method.instantiated());
        if (method.captured() != null) {
            member("captured", method.captured());
            frame.ascii(",\"capturedCount\":").number(method.capturedCount());
        }
    }

    /** Appends a member with a string to an object that has others. */
    private void member(String name, String text) {
        frame.ascii(",\"").ascii(name).ascii("\":");
        JsonOutput.writeString(frame, text);
    }

    public void forget(int function) throws IOException {
        frame.begin();
        frame.ascii("{\"forget\":").number(function).ascii("}").send(out);
    }

    /**
     * How a chunk is run.
     *
     * @param chunk its number
     * @param function the number of the function
     * @param failFast whether the first item that fails ends it
     * @param divisible whether what is not started of it may be taken back; one that is not fail-fast always may
     */
    public record Run(long chunk, int function, boolean failFast, boolean divisible) {}

    /** Says what is sent of a chunk, as soon as it is known how many bytes that is. */
    public interface Bound {

        /**
         * Asked when so many items are written.
         *
         * @return how many are to be sent. If that is the same number the others are not sent; else it is asked again when
         *     so many are written
         */
        int endBehind(int items);

        /**
         * Asked when all is written.
         *
         * @param bytes about as many as the request has
         * @return whether it is sent; else nothing is
         */
        default boolean maySend(int bytes) {
            return true;
        }
    }

    /** As the other one, whatever the items' bytes. */
    public Map<Integer, ValueException> run(
            long chunk, int function, boolean failFast, ValueCodec codec, List<? extends @Nullable Object> items)
            throws IOException {
        return run(new Run(chunk, function, failFast, !failFast), codec, items, null);
    }

    /**
     * Sends a chunk without the items that cannot travel. Nothing is sent if there are such items and the chunk is
     * fail-fast, if no item is left, or if {@code bound} does not want it.
     *
     * @param bound asked how much is to be sent; null if all is
     * @return what is wrong with the items that were left out, by their place in the chunk
     */
    public Map<Integer, ValueException> run(
            Run run, ValueCodec codec, List<? extends @Nullable Object> items, @Nullable Bound bound)
            throws IOException {
        FrameBuffer buffer = format == null ? frame : values;
        if (format == null) {
            frame.begin();
            frame.ascii("{");
            runMembers(run);
        } else {
            values.clear();
        }
        ValueRowWriter row = new ValueRowWriter(buffer, format);
        Map<Integer, ValueException> leftOut = new HashMap<>();
        int index = 0;
        int asking = 0;
        while (index < items.size()) {
            if (buffer.size() >= MANY_BYTES && index >= asking) {
                asking = bound == null ? items.size() : bound.endBehind(index);
                if (asking == index) {
                    break;
                }
            }
            try {
                row.add(codec, items.get(index));
            } catch (ValueException e) {
                leftOut.put(index, e);
                if (run.failFast()) {
                    return leftOut;
                }
            }
            index++;
            boolean many = buffer.size() >= MANY_BYTES;
            index = row.addWholes(
                    codec,
                    items,
                    index,
                    many ? Math.max(index, asking) : items.size(),
                    many ? Integer.MAX_VALUE : MANY_BYTES);
        }
        List<Integer> parts = row.finish();
        if (leftOut.size() == index || (bound != null && !bound.maySend(buffer.size()))) {
            return leftOut;
        }
        if (format == null) {
            frame.ascii("]}").send(out);
        } else {
            frame.begin(values);
            runMembers(run);
            frame.numbers(parts).ascii("]}").send(out, values);
        }
        return leftOut;
    }

    private void runMembers(Run run) {
        frame.ascii("\"chunk\":").number(run.chunk()).ascii(",\"function\":").number(run.function());
        frame.ascii(run.failFast() ? ",\"failFast\":true" : ",\"failFast\":false");
        frame.ascii(run.failFast() && run.divisible() ? ",\"divisible\":true,\"items\":[" : ",\"items\":[");
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
        JsonOutput.writeString(frame, type);
        sendRowOfOne(",\"value\":[", codec, value);
    }

    /** Tells of a file that has the pool's shared value. */
    public void shareFile(Request.ShareFile share) throws IOException {
        frame.begin();
        frame.ascii("{\"").ascii(share.contents().kind).ascii("\":");
        JsonOutput.writeString(frame, share.file());
        frame.ascii(",\"length\":").number(share.length()).ascii("}").send(out);
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
