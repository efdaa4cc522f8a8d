package io.github.poollaunch.protocol.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * A parser of frames. It takes what is plain by itself ({@link PlainTokens}); at the first token that is not, or when
 * something is asked that it does not know, it has Jackson's parser read the same text up to there, and leaves the rest of
 * it to that. So Jackson alone tells what is wrong with a text. Not thread-safe.
 *
 * <p>Why: Jackson's parser looks at each digit three times; it is the largest class that a child would load for its first
 * chunk; and on Java 25 it brings {@code BigDecimal}, whose tables take longer to make than a JVM to start (see
 * src/docs/startup.md).
 *
 * <p>Only what our codecs ask for is answered here; for other readers there is {@link Json#whole}.
 */
final class PlainParser extends JsonParserDelegate {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final PlainTokens tokens;
    private @Nullable JsonToken current;

    /** How many tokens it has given out by itself. */
    private int given;

    PlainParser(byte[] bytes, int from, int to, PlainNames names) {
        super(null);
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.tokens = new PlainTokens(bytes, from, to, names);
    }

    /** Returns Jackson's parser, at the same token; what is asked of either moves both from now on. */
    JsonParser whole() {
        JsonParser whole = delegate;
        if (whole == null) {
            whole = JacksonParsers.parser(bytes, from, to);
            for (int i = 0; i < given; i++) {
                JsonToken unused = whole.nextToken();
            }
            delegate = whole;
        }
        return whole;
    }

    int depth() {
        return delegate == null ? tokens.depth() : delegate.streamReadContext().getNestingDepth();
    }

    @Override
    public @Nullable JsonToken nextToken() {
        return delegate == null ? given(tokens.next()) : delegate.nextToken();
    }

    @Override
    public @Nullable JsonToken nextValue() {
        if (delegate == null && !tokens.isBeforeName()) {
            return given(tokens.nextValue());
        }
        JsonToken next = nextToken();
        return next == JsonToken.PROPERTY_NAME ? nextToken() : next;
    }

    @Override
    public @Nullable String nextName() {
        if (delegate != null) {
            return delegate.nextName();
        }
        JsonToken next = tokens.isBeforeName() ? given(tokens.nextName()) : nextToken();
        return next == JsonToken.PROPERTY_NAME ? getString() : null;
    }

    /** As {@link PlainTokens#takeName}. */
    boolean takeName(String name, byte[] head) {
        boolean taken = delegate == null && tokens.takeName(name, head);
        if (taken) {
            given++;
            current = JsonToken.PROPERTY_NAME;
        }
        return taken;
    }

    /** Returns the token that is next, which Jackson finds if it is not plain. */
    private @Nullable JsonToken given(@Nullable JsonToken next) {
        if (next == null && !tokens.isOver()) {
            return whole().nextToken();
        }
        given++;
        current = next;
        return next;
    }

    /** As {@link PlainTokens#isBeforeComma}; false if what follows is left to Jackson. */
    boolean isBeforeComma() {
        return delegate == null && tokens.isBeforeComma();
    }

    /** As {@link PlainTokens#wholes}: each number counts as a token. */
    int wholes(long[] into, int place, int bits) {
        return given(tokens.wholes(into, place, bits));
    }

    /** As the other one. */
    int wholes(int[] into, int place, int to) {
        return given(tokens.wholes(into, place, to));
    }

    private int given(int count) {
        if (count > 0) {
            given += count;
            current = JsonToken.VALUE_NUMBER_INT;
        }
        return count;
    }

    @Override
    public @Nullable JsonToken currentToken() {
        return delegate == null ? current : delegate.currentToken();
    }

    @Override
    public String getString() {
        if (delegate != null || current == null) {
            return whole().getString();
        }
        return switch (current) {
            case VALUE_STRING, PROPERTY_NAME -> tokens.text();
            case VALUE_NUMBER_INT -> Long.toString(tokens.number());
            case VALUE_NUMBER_FLOAT -> whole().getString();
            default -> current.asString();
        };
    }

    @Override
    public int getIntValue() {
        return isWhole(Integer.MIN_VALUE, Integer.MAX_VALUE) ? (int) tokens.number() : whole().getIntValue();
    }

    @Override
    public long getLongValue() {
        return isWhole(Long.MIN_VALUE, Long.MAX_VALUE) ? tokens.number() : whole().getLongValue();
    }

    @Override
    public short getShortValue() {
        return isWhole(Short.MIN_VALUE, Short.MAX_VALUE) ? (short) tokens.number() : whole().getShortValue();
    }

    @Override
    public NumberType getNumberType() {
        if (isWhole(Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            return NumberType.INT;
        }
        return isWhole(Long.MIN_VALUE, Long.MAX_VALUE) ? NumberType.LONG : whole().getNumberType();
    }

    private boolean isWhole(long least, long most) {
        return delegate == null
                && current == JsonToken.VALUE_NUMBER_INT
                && tokens.number() >= least
                && tokens.number() <= most;
    }

    @Override
    public BigInteger getBigIntegerValue() {
        return isWhole(Long.MIN_VALUE, Long.MAX_VALUE)
                ? BigInteger.valueOf(tokens.number())
                : whole().getBigIntegerValue();
    }

    @Override
    public double getDoubleValue() {
        if (delegate == null && current == JsonToken.VALUE_NUMBER_FLOAT) {
            return tokens.fraction();
        }
        // Rounded as its digits would be.
        return isWhole(Long.MIN_VALUE, Long.MAX_VALUE) ? tokens.number() : whole().getDoubleValue();
    }

    @Override
    public float getFloatValue() {
        if (delegate == null && current == JsonToken.VALUE_NUMBER_FLOAT) {
            return tokens.floatFraction();
        }
        return isWhole(Long.MIN_VALUE, Long.MAX_VALUE) ? tokens.number() : whole().getFloatValue();
    }

    @Override
    public BigDecimal getDecimalValue() {
        BigDecimal decimal = delegate == null && current == JsonToken.VALUE_NUMBER_FLOAT ? tokens.decimal() : null;
        if (decimal != null) {
            return decimal;
        }
        return isWhole(Long.MIN_VALUE, Long.MAX_VALUE)
                ? BigDecimal.valueOf(tokens.number())
                : whole().getDecimalValue();
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        boolean plain = delegate == null
                && current == JsonToken.VALUE_STRING
                && variant.equals(Base64Variants.MIME_NO_LINEFEEDS);
        byte[] binary = plain ? tokens.binary() : null;
        return binary == null ? whole().getBinaryValue(variant) : binary;
    }

    @Override
    public JsonParser skipChildren() {
        if (currentToken() == JsonToken.START_OBJECT || currentToken() == JsonToken.START_ARRAY) {
            int inside = depth();
            while (depth() >= inside && nextToken() != null) {
                // Its end throws if it does not come.
            }
        }
        return this;
    }

    @Override
    public TokenStreamContext streamReadContext() {
        return whole().streamReadContext();
    }

    @Override
    public TokenStreamLocation currentTokenLocation() {
        return whole().currentTokenLocation();
    }

    @Override
    public void close() {
        if (delegate != null) {
            delegate.close();
        }
    }
}
