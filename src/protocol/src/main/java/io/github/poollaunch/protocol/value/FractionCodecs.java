package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.format.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadCapability;
import tools.jackson.core.io.NumberInput;

/** The codecs of numbers with a fraction. */
final class FractionCodecs {
    private FractionCodecs() {}

    static final class DoubleCodec extends ScalarCodec {

        private final boolean asBits;

        /**
         * @param asBits whether JSON may have a string of bits for one of many digits
         */
        DoubleCodec(String name, boolean nullable, boolean asBits) {
            super(Double.class, name, nullable);
            this.asBits = asBits;
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeNumber((Double) value, asBits);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            if (token.isNumeric()) {
                return finite(in);
            }
            if (token != JsonToken.VALUE_STRING) {
                return null;
            }
            String text = in.getString();
            Double bits = asBits ? LongFractions.parse(text) : null;
            return bits == null ? NotFinite.parse(text) : bits;
        }
    }

    /** Digits of more than a double has would become an infinity, which is another value. */
    static double finite(JsonParser in) {
        double number = in.getDoubleValue();
        if (Double.isInfinite(number) && isOfDigits(in)) {
            throw new ValueException("the number is too large for a double");
        }
        return number;
    }

    /** Whether numbers are digits there: an infinity is a string then, while Smile has it as what it is. */
    private static boolean isOfDigits(JsonParser in) {
        return !Json.whole(in).streamReadCapabilities().isEnabled(StreamReadCapability.EXACT_FLOATS);
    }

    static final class FloatCodec extends ScalarCodec {
        FloatCodec(String name, boolean nullable) {
            super(Float.class, name, nullable);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeNumber((float) (Float) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            if (token.isNumeric()) {
                float number = in.getFloatValue();
                if (Float.isInfinite(number) && isOfDigits(in)) {
                    throw new ValueException("the number is too large for a float");
                }
                return number;
            }
            Double notFinite = token == JsonToken.VALUE_STRING ? NotFinite.parse(in.getString()) : null;
            return notFinite == null ? null : notFinite.floatValue();
        }
    }

    /** Any other one is a number, not a string. */
    private static @Nullable BigDecimal ofLargeScale(String text) {
        try {
            int exponent = text.indexOf('E');
            if (exponent < 0) {
                return null;
            }
            int scale = Math.toIntExact(-Long.parseLong(text.substring(exponent + 1)));
            if (!isLarge(scale)) {
                return null;
            }
            // Not BigInteger's own constructor: that takes a time that grows with the square of the digits.
            return new BigDecimal(NumberInput.parseBigInteger(text.substring(0, exponent), true), scale);
        } catch (NumberFormatException | ArithmeticException e) {
            return null; // Said by the caller.
        }
    }

    /** It travels as a string: Jackson's fast parser refuses such a number, and Smile writes another, without a word. */
    private static boolean isLarge(int scale) {
        return Math.abs((long) scale) > 1 << 29;
    }

    static final class BigDecimalCodec extends ScalarCodec {
        BigDecimalCodec() {
            super(BigDecimal.class, "BigDecimal", true);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            BigDecimal number = (BigDecimal) value;
            if (isLarge(number.scale())) {
                // The JDK does not parse all that toString gives.
                out.writeString(number.unscaledValue() + "E" + -(long) number.scale());
            } else {
                out.writeNumber(number);
            }
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            if (token == JsonToken.VALUE_STRING) {
                return ofLargeScale(in.getString());
            }
            try {
                return token.isNumeric() ? in.getDecimalValue() : null;
            } catch (NumberFormatException e) {
                return null; // A binary format's NaN is a number, too.
            }
        }
    }
}
