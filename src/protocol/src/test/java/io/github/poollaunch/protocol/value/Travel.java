package io.github.poollaunch.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.poollaunch.protocol.databind.JacksonConfiguration;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.message.RequestReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Values on their way from a parent to a child, over real frames, with codecs of each side's own. */
public final class Travel {

    private final JacksonConfiguration configuration;
    private final RowFormat format;

    private Travel(JacksonConfiguration configuration, RowFormat format) {
        this.configuration = configuration;
        this.format = format;
    }

    public static Travel plainly() {
        return new Travel(null, null);
    }

    public static Travel inSmile() {
        return new Travel(null, RowFormat.of(SmileFormat.class));
    }

    public static Travel with(JacksonConfiguration configuration) {
        return new Travel(configuration, null);
    }

    /** A generic type, written as code: {@code new TypeOf<List<Integer>>() {}.type()}. */
    public abstract static class TypeOf<T> {
        public Type type() {
            return ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
        }
    }

    /** Returns what arrives, after the check has passed it. It travels between two others, which must arrive, too. */
    public Object arrives(Type type, Object value) {
        ValueCodec parent = Codecs.wire(configuration).of(type);
        new ValueCheck().check(parent, value);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        assertThat(send(frames, parent, Arrays.asList(null, value, null), type)).isEmpty();
        List<Object> read = receive(frames, type);
        assertThat(read).hasSize(3);
        assertThat(read.get(0)).isNull();
        assertThat(read.get(2)).isNull();
        return read.get(1);
    }

    /** Returns why a value, or its type, is refused: check and write must say the same. */
    public String refusal(Type type, Object value) {
        ValueCodec parent;
        try {
            parent = Codecs.wire(configuration).of(type);
        } catch (ValueException e) {
            return e.getMessage();
        }
        ValueCheck check = new ValueCheck();
        Throwable refused = catchThrowable(() -> check.check(parent, value));
        assertThat(refused).as("the check refuses it").isInstanceOf(ValueException.class);
        Map<Integer, ValueException> leftOut =
                send(new ByteArrayOutputStream(), parent, Arrays.asList(value, null), type);
        assertThat(leftOut).containsOnlyKeys(0);
        assertThat(refused).hasMessage(leftOut.get(0).getMessage());
        check.check(parent, null); // It can be used again.
        return refused.getMessage();
    }

    private Map<Integer, ValueException> send(
            ByteArrayOutputStream frames, ValueCodec codec, List<Object> items, Type type) {
        List<Object> fitting = TypeVariables.raw(type).isPrimitive()
                ? items.stream().map(item -> item == null ? items.get(1) : item).toList()
                : items;
        try {
            return new RequestWriter(frames, format).run(1, 1, false, codec, fitting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> receive(ByteArrayOutputStream frames, Type type) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(frames.toByteArray());
            Request.Run run =
                    (Request.Run) RequestReader.read(new FrameReader(in, (first, total) -> {}).next(), format);
            ValueCodec child = Codecs.wire(configuration).of(type);
            Object[] read = new Object[3];
            for (int i = 0; run.items().hasNext(); i++) {
                read[i] = run.items().next(child);
            }
            if (TypeVariables.raw(type).isPrimitive()) {
                read[0] = null;
                read[2] = null;
            }
            return Arrays.asList(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
