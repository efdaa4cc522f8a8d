package io.github.poollaunch.protocol.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Where codecs write values, part by part, as to one of Jackson's generators, whose names its methods have: JSON into a frame
 * ({@link JsonOutput}), any format by a generator ({@link GeneratorOutput}), or nowhere ({@link ValueCheck}). A value that breaks
 * off by an exception leaves what was written of it; whoever began it takes that back. Not thread-safe.
 */
public abstract class ValueOutput {

    private final boolean kept;

    /**
     * @param kept see {@link #isKept}
     */
    ValueOutput(boolean kept) {
        this.kept = kept;
    }

    public abstract void writeNull();

    public abstract void writeBoolean(boolean value);

    public abstract void writeNumber(int number);

    public abstract void writeNumber(long number);

    public abstract void writeNumber(float number);

    /**
     * Writes a double; NaN and the infinities become the strings that {@code Double.toString} gives, where a format has no such
     * numbers.
     *
     * @param asBits whether text may have a string of its bits for one of many digits ({@link LongFractions})
     */
    public abstract void writeNumber(double number, boolean asBits);

    public abstract void writeNumber(BigInteger number);

    public abstract void writeNumber(BigDecimal number);

    /** Writes any string, one with half of a surrogate pair among them. */
    public abstract void writeString(String text);

    /** Writes bytes as they are where a format has them, and as a string of Base64 where it has not. */
    public abstract void writeBinary(byte[] bytes);

    /**
     * Begins an array.
     *
     * @throws ValueException if values may not nest so deep
     */
    public abstract void writeStartArray();

    public abstract void writeEndArray();

    /**
     * Begins an object.
     *
     * @throws ValueException if values may not nest so deep
     */
    public abstract void writeStartObject();

    /** Writes a member's name, which should have passed {@link BinaryText#canBeName}: not all formats read others. */
    public abstract void writeName(String name);

    /**
     * The same for a name that is written again and again.
     *
     * @param head the name in JSON: a comma, which is left out for an object's first member, the name in its quotes, a colon
     */
    public abstract void writeName(String name, byte[] head);

    public abstract void writeEndObject();

    /**
     * Writes whole numbers, which are elements of the array in the making.
     *
     * @param numbers of which the first {@code count} are meant; none is the smallest long
     * @param bits 32 or 64
     */
    public abstract void writeNumbers(long[] numbers, int count, int bits);

    public abstract void writeArray(int[] numbers);

    public abstract void writeArray(long[] numbers);

    /** Writes a value that is in no other. */
    public final void writeWhole(ValueCodec codec, @Nullable Object value) {
        if (codec.isGenerated()) {
            generate(json -> codec.write(GeneratorOutput.of(json), value));
        } else {
            codec.write(this, value);
        }
    }

    /**
     * Has a value written by a generator, which knows how deep it is. It is of no use afterwards.
     *
     * @param value writes it
     */
    public abstract void generate(Consumer<JsonGenerator> value);

    /** Whether bytes travel as they are. */
    public abstract boolean isBinary();

    /**
     * Whether it has a use for what it is given; false where a value is only looked at: parts that can always travel may be left
     * out then.
     */
    public final boolean isKept() {
        return kept;
    }
}
