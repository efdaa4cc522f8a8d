package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.Protocol;
import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.frame.FrameTooLargeException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Tells whether values can travel: it takes what a codec writes, and keeps nothing. What is refused is what writing as JSON would
 * refuse, for the same reason. It costs a walk over the value. One serves any number of values.
 */
public final class ValueCheck extends ValueOutput {

    /** How many arrays and objects are open. */
    private int depth;

    public ValueCheck() {
        super(false);
    }

    /**
     * Does nothing if {@code value} can be written.
     *
     * @throws ValueException if it cannot: the same that writing would throw
     */
    public void check(ValueCodec codec, @Nullable Object value) {
        if (Elements.isWhole(value, codec.wholeBits())) {
            return; // A million items are these most often.
        }
        depth = 0;
        try {
            writeWhole(codec, value);
        } catch (FrameTooLargeException | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) { // The user's code may throw a checked one.
            throw refusal(e);
        }
    }

    /** Returns what is wrong with a value, told from what writing it threw: it may be the user's code that threw. */
    public static ValueException refusal(Throwable thrown) {
        if (thrown instanceof ValueException refused) {
            return refused;
        }
        if (thrown instanceof StackOverflowError || thrown instanceof StreamConstraintsException) {
            return ValueException.tooDeep();
        }
        return new ValueException("it cannot be written as JSON: " + Fault.textOf(thrown));
    }

    private void open() {
        if (depth == Protocol.MAX_DEPTH) {
            throw ValueException.tooDeep();
        }
        depth++;
    }

    @Override
    public void writeStartArray() {
        open();
    }

    @Override
    public void writeEndArray() {
        depth--;
    }

    @Override
    public void writeStartObject() {
        open();
    }

    @Override
    public void writeEndObject() {
        depth--;
    }

    @Override
    public void writeArray(int[] numbers) {
        open();
        depth--;
    }

    @Override
    public void writeArray(long[] numbers) {
        open();
        depth--;
    }

    /** Generators tell what they refuse by writing only. */
    @Override
    public void generate(Consumer<JsonGenerator> value) {
        JsonGenerator nowhere = Json.generator(OutputStream.nullOutputStream());
        for (int i = 0; i < depth; i++) {
            nowhere.writeStartArray();
        }
        value.accept(nowhere);
        nowhere.close();
    }

    @Override
    public boolean isBinary() {
        return false;
    }

    @Override
    public void writeNull() {}

    @Override
    public void writeBoolean(boolean value) {}

    @Override
    public void writeNumber(int number) {}

    @Override
    public void writeNumber(long number) {}

    @Override
    public void writeNumber(float number) {}

    @Override
    public void writeNumber(double number, boolean asBits) {}

    @Override
    public void writeNumber(BigInteger number) {}

    @Override
    public void writeNumber(BigDecimal number) {}

    @Override
    public void writeString(String text) {}

    @Override
    public void writeBinary(byte[] bytes) {}

    @Override
    public void writeName(String name) {}

    @Override
    public void writeName(String name, byte[] head) {}

    @Override
    public void writeNumbers(long[] numbers, int count, int bits) {}
}
