package io.github.poollaunch.protocol.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The codecs of whole numbers: a JSON number without fraction, in the type's own range. */
final class WholeNumberCodecs {
    private WholeNumberCodecs() {}

    static final class IntCodec extends ScalarCodec {
        IntCodec(String name, boolean nullable) {
            super(Integer.class, name, nullable);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeNumber((int) (Integer) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getIntValue() : null;
        }

        @Override
        public int wholeBits() {
            return Integer.SIZE;
        }

        @Override
        public Object ofWhole(long number) {
            return (int) number;
        }
    }

    static final class LongCodec extends ScalarCodec {
        LongCodec(String name, boolean nullable) {
            super(Long.class, name, nullable);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeNumber((long) (Long) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getLongValue() : null;
        }

        @Override
        public int wholeBits() {
            return Long.SIZE;
        }

        @Override
        public Object ofWhole(long number) {
            return number;
        }
    }

    static final class ShortCodec extends ScalarCodec {
        ShortCodec(String name, boolean nullable) {
            super(Short.class, name, nullable);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeNumber((short) (Short) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getShortValue() : null;
        }
    }

    static final class ByteCodec extends ScalarCodec {
        ByteCodec(String name, boolean nullable) {
            super(Byte.class, name, nullable);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeNumber((int) (Byte) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            // Jackson's getByteValue takes 128 to 255 as well and turns them negative.
            int number = token == JsonToken.VALUE_NUMBER_INT ? in.getIntValue() : Integer.MAX_VALUE;
            return number == (byte) number ? (byte) number : null;
        }
    }

    static final class BigIntegerCodec extends ScalarCodec {
        BigIntegerCodec() {
            super(BigInteger.class, "BigInteger", true);
        }

        @Override
        void writeValue(ValueOutput out, Object value) {
            out.writeNumber((BigInteger) value);
        }

        @Override
        @Nullable
        Object readValue(JsonParser in, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT ? in.getBigIntegerValue() : null;
        }
    }
}
