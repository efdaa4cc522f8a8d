package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameBuffer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Values as JSON, right into a frame, which takes a fraction of a generator's time. */
public final class JsonOutput extends ValueOutput {

    private final FrameBuffer out;

    /** Whether a comma is due before what follows. */
    private boolean comma;

    /** How many arrays and objects are open. */
    private int depth;

    public JsonOutput(FrameBuffer out) {
        super(true);
        this.out = out;
    }

    /**
     * What follows is a whole value, whatever has become of the one before.
     *
     * @param behindAnother whether it is written behind a comma
     */
    public void begin(boolean behindAnother) {
        comma = behindAnother;
        depth = 0;
    }

    /** Writes a string by itself, with half of a surrogate pair, too. */
    public static void writeString(FrameBuffer out, String text) {
        if (!PlainText.write(out, text)) {
            JsonGenerator json = Json.generator(out);
            json.writeString(text);
            json.close();
        }
    }

    private FrameBuffer next() {
        if (comma) {
            out.write(',');
        }
        comma = true;
        return out;
    }

    @Override
    public void writeNull() {
        next().ascii("null");
    }

    @Override
    public void writeBoolean(boolean value) {
        next().ascii(value ? "true" : "false");
    }

    @Override
    public void writeNumber(int number) {
        next().number(number);
    }

    @Override
    public void writeNumber(long number) {
        next().number(number);
    }

    @Override
    public void writeNumber(float number) {
        next().fraction(number);
    }

    @Override
    public void writeNumber(double number, boolean asBits) {
        if (asBits) {
            LongFractions.write(next(), number);
        } else {
            next().fraction(number);
        }
    }

    @Override
    public void writeNumber(BigInteger number) {
        next().ascii(number.toString());
    }

    @Override
    public void writeNumber(BigDecimal number) {
        next().ascii(number.toString());
    }

    @Override
    public void writeString(String text) {
        writeString(next(), text);
    }

    @Override
    public void writeBinary(byte[] bytes) {
        next().base64(bytes);
    }

    @Override
    public void writeStartArray() {
        open('[');
    }

    @Override
    public void writeEndArray() {
        close(']');
    }

    @Override
    public void writeStartObject() {
        open('{');
    }

    @Override
    public void writeEndObject() {
        close('}');
    }

    private void checkDepth() {
        if (depth == Protocol.MAX_DEPTH) {
            throw ValueException.tooDeep();
        }
    }

    private void open(char bracket) {
        checkDepth();
        next().write(bracket);
        depth++;
        comma = false;
    }

    private void close(char bracket) {
        out.write(bracket);
        depth--;
        comma = true;
    }

    @Override
    public void writeName(String name) {
        writeString(name);
        out.write(':');
        comma = false;
    }

    @Override
    public void writeName(String name, byte[] head) {
        int from = comma ? 0 : 1;
        out.write(head, from, head.length - from);
        comma = false;
    }

    @Override
    public void writeNumbers(long[] numbers, int count, int bits) {
        out.wholes(numbers, count, comma);
        comma |= count > 0;
    }

    @Override
    public void writeArray(int[] numbers) {
        checkDepth();
        next().array(numbers);
    }

    @Override
    public void writeArray(long[] numbers) {
        checkDepth();
        next().array(numbers);
    }

    @Override
    public void generate(Consumer<JsonGenerator> value) {
        JsonGenerator json = Json.generator(next());
        if (depth > 0) {
            for (int i = 0; i < depth; i++) {
                json.writeStartArray(); // What it has in its own array comes without a comma.
            }
            json.flush();
            out.truncate(out.size() - depth);
        }
        value.accept(json);
        json.close();
    }

    @Override
    public boolean isBinary() {
        return false;
    }
}
