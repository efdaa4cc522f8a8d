package io.github.poollaunch.protocol.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Values by a generator, of any format. It counts how deep they nest; what it says of one array or object too many is made a
 * {@link ValueException}, so that the path to the value is added to it.
 */
public final class GeneratorOutput extends ValueOutput {

    private final JsonGenerator out;
    private final boolean binary;

    private GeneratorOutput(JsonGenerator out) {
        super(true);
        this.out = out;
        this.binary = isBinary(out);
    }

    /** Returns what writes by a generator. Returned as an output, so that a JVM need not load this class to see that it is one. */
    public static ValueOutput of(JsonGenerator out) {
        return new GeneratorOutput(out);
    }

    /** Whether a generator's format has binary of its own. */
    public static boolean isBinary(JsonGenerator out) {
        return out.has(StreamWriteCapability.CAN_WRITE_BINARY_NATIVELY);
    }

    @Override
    public void writeNull() {
        out.writeNull();
    }

    @Override
    public void writeBoolean(boolean value) {
        out.writeBoolean(value);
    }

    @Override
    public void writeNumber(int number) {
        out.writeNumber(number);
    }

    @Override
    public void writeNumber(long number) {
        out.writeNumber(number);
    }

    @Override
    public void writeNumber(float number) {
        out.writeNumber(number);
    }

    @Override
    public void writeNumber(double number, boolean asBits) {
        if (asBits && !binary && LongFractions.isLong(number)) {
            out.writeString(LongFractions.text(number));
        } else {
            out.writeNumber(number);
        }
    }

    @Override
    public void writeNumber(BigInteger number) {
        out.writeNumber(number);
    }

    @Override
    public void writeNumber(BigDecimal number) {
        out.writeNumber(number);
    }

    /** {@link BinaryText} is not loaded for JSON, which can escape all of them. */
    @Override
    public void writeString(String text) {
        if (binary) {
            if (BinaryText.isNeeded(text)) {
                out.writeBinary(BinaryText.of(text));
            } else {
                out.writeString(text);
            }
        } else if (text.length() < PlainText.LONG || !PlainText.write(out, text)) {
            out.writeString(text);
        }
    }

    @Override
    public void writeBinary(byte[] bytes) {
        out.writeBinary(bytes);
    }

    @Override
    public void writeStartArray() {
        try {
            out.writeStartArray();
        } catch (StreamConstraintsException e) {
            throw ValueException.tooDeep();
        }
    }

    @Override
    public void writeEndArray() {
        out.writeEndArray();
    }

    @Override
    public void writeStartObject() {
        try {
            out.writeStartObject();
        } catch (StreamConstraintsException e) {
            throw ValueException.tooDeep();
        }
    }

    @Override
    public void writeName(String name) {
        out.writeName(name);
    }

    @Override
    public void writeName(String name, byte[] head) {
        out.writeName(name);
    }

    @Override
    public void writeEndObject() {
        out.writeEndObject();
    }

    @Override
    public void writeNumbers(long[] numbers, int count, int bits) {
        for (int i = 0; i < count; i++) {
            if (bits == Integer.SIZE) {
                out.writeNumber((int) numbers[i]);
            } else {
                out.writeNumber(numbers[i]);
            }
        }
    }

    @Override
    public void writeArray(int[] numbers) {
        writeStartArray();
        for (int number : numbers) {
            out.writeNumber(number);
        }
        out.writeEndArray();
    }

    @Override
    public void writeArray(long[] numbers) {
        writeStartArray();
        writeNumbers(numbers, numbers.length, Long.SIZE);
        out.writeEndArray();
    }

    @Override
    public void generate(Consumer<JsonGenerator> value) {
        value.accept(out);
    }

    @Override
    public boolean isBinary() {
        return binary;
    }
}
