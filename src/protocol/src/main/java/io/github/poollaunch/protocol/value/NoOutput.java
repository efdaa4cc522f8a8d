package io.github.poollaunch.protocol.value;

import io.github.poollaunch.protocol.Protocol;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TreeNode;
import tools.jackson.core.Version;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.util.JacksonFeatureSet;

/**
 * A generator that writes nothing and counts how deep it is, with the limit of those that write. Its methods are all that
 * JsonGenerator asks for.
 */
final class NoOutput extends JsonGenerator {

    private static final JacksonFeatureSet<StreamWriteCapability> CAPABILITIES =
            JacksonFeatureSet.fromDefaults(StreamWriteCapability.values());

    private final Depth depth = new Depth();

    /**
     * Here, so that who only has this as a field need not know that it is a generator, which would be loaded for it.
     *
     * @param nesting in how many arrays and objects the value is
     */
    void write(ValueCodec codec, @Nullable Object value, int nesting) {
        depth.set(nesting);
        codec.write(this, value);
    }

    private JsonGenerator open() {
        if (depth.getNestingDepth() >= Protocol.MAX_DEPTH) {
            throw new StreamConstraintsException("nested deeper than " + Protocol.MAX_DEPTH);
        }
        depth.set(depth.getNestingDepth() + 1);
        return this;
    }

    private JsonGenerator shut() {
        depth.set(depth.getNestingDepth() - 1);
        return this;
    }

    /** All that it knows of where it is. */
    private static final class Depth extends TokenStreamContext {
        Depth() {
            super(TYPE_ROOT, -1);
        }

        void set(int depth) {
            _nestingDepth = depth;
        }

        @Override
        public @Nullable TokenStreamContext getParent() {
            return null;
        }

        @Override
        public @Nullable String currentName() {
            return null;
        }
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public TokenStreamContext streamWriteContext() {
        return depth;
    }

    @Override
    public ObjectWriteContext objectWriteContext() {
        return ObjectWriteContext.empty();
    }

    @Override
    public @Nullable Object streamWriteOutputTarget() {
        return null;
    }

    @Override
    public int streamWriteOutputBuffered() {
        return 0;
    }

    @Override
    public @Nullable Object currentValue() {
        return null;
    }

    @Override
    public void assignCurrentValue(@Nullable Object value) {}

    @Override
    public JsonGenerator configure(StreamWriteFeature feature, boolean state) {
        return this;
    }

    @Override
    public boolean isEnabled(StreamWriteFeature feature) {
        return false;
    }

    @Override
    public int streamWriteFeatures() {
        return 0;
    }

    @Override
    public boolean has(StreamWriteCapability capability) {
        return CAPABILITIES.isEnabled(capability);
    }

    @Override
    public JacksonFeatureSet<StreamWriteCapability> streamWriteCapabilities() {
        return CAPABILITIES;
    }

    @Override
    public JsonGenerator writeStartArray() {
        return open();
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object value) {
        return open();
    }

    @Override
    public JsonGenerator writeStartArray(@Nullable Object value, int n) {
        return open();
    }

    @Override
    public JsonGenerator writeEndArray() {
        return shut();
    }

    @Override
    public JsonGenerator writeStartObject() {
        return open();
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object value) {
        return open();
    }

    @Override
    public JsonGenerator writeStartObject(@Nullable Object value, int n) {
        return open();
    }

    @Override
    public JsonGenerator writeEndObject() {
        return shut();
    }

    @Override
    public JsonGenerator writeName(String text) {
        return this;
    }

    @Override
    public JsonGenerator writeName(SerializableString text) {
        return this;
    }

    @Override
    public JsonGenerator writePropertyId(long number) {
        return this;
    }

    @Override
    public JsonGenerator writeString(@Nullable String text) {
        return this;
    }

    @Override
    public JsonGenerator writeString(Reader in, int n) {
        return this;
    }

    @Override
    public JsonGenerator writeString(char[] text, int n, int n2) {
        return this;
    }

    @Override
    public JsonGenerator writeString(SerializableString text) {
        return this;
    }

    @Override
    public JsonGenerator writeRawUTF8String(byte[] bytes, int n, int n2) {
        return this;
    }

    @Override
    public JsonGenerator writeUTF8String(byte[] bytes, int n, int n2) {
        return this;
    }

    @Override
    public JsonGenerator writeRaw(String text) {
        return this;
    }

    @Override
    public JsonGenerator writeRaw(String text, int n, int n2) {
        return this;
    }

    @Override
    public JsonGenerator writeRaw(char[] text, int n, int n2) {
        return this;
    }

    @Override
    public JsonGenerator writeRaw(char c) {
        return this;
    }

    @Override
    public JsonGenerator writeRawValue(String text) {
        return this;
    }

    @Override
    public JsonGenerator writeRawValue(String text, int n, int n2) {
        return this;
    }

    @Override
    public JsonGenerator writeRawValue(char[] text, int n, int n2) {
        return this;
    }

    @Override
    public JsonGenerator writeBinary(Base64Variant variant, byte[] bytes, int n, int n3) {
        return this;
    }

    @Override
    public int writeBinary(Base64Variant variant, InputStream in, int n) {
        return Math.max(n, 0);
    }

    @Override
    public JsonGenerator writeNumber(short number) {
        return this;
    }

    @Override
    public JsonGenerator writeNumber(int n) {
        return this;
    }

    @Override
    public JsonGenerator writeNumber(long number) {
        return this;
    }

    @Override
    public JsonGenerator writeNumber(BigInteger number) {
        return this;
    }

    @Override
    public JsonGenerator writeNumber(double number) {
        return this;
    }

    @Override
    public JsonGenerator writeNumber(float number) {
        return this;
    }

    @Override
    public JsonGenerator writeNumber(BigDecimal number) {
        return this;
    }

    @Override
    public JsonGenerator writeNumber(String text) {
        return this;
    }

    @Override
    public JsonGenerator writeBoolean(boolean state) {
        return this;
    }

    @Override
    public JsonGenerator writeNull() {
        return this;
    }

    @Override
    public JsonGenerator writePOJO(@Nullable Object value) {
        return this;
    }

    @Override
    public JsonGenerator writeTree(TreeNode tree) {
        return this;
    }

    @Override
    public void flush() {}

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {}

    @Override
    public JsonGenerator writeArray(int[] array, int offset, int length) {
        open();
        return shut();
    }

    @Override
    public JsonGenerator writeArray(long[] array, int offset, int length) {
        open();
        return shut();
    }

    @Override
    public JsonGenerator writeArray(double[] array, int offset, int length) {
        open();
        return shut();
    }
}
