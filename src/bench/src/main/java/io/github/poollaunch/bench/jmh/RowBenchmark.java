package io.github.poollaunch.bench.jmh;

import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Order;
import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.message.Request;
import io.github.poollaunch.protocol.message.RequestReader;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A request with 1000 values, written and read, as a frame. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // by JMH and prepare
public class RowBenchmark {

    private static final int VALUES = 1_000;

    /** What values are written in. */
    @Param({"json", "smile"})
    public String wire;

    /** What values are. */
    @Param({"ints", "doubles", "strings", "records"})
    public String values;

    private @Nullable RowFormat format;
    private ValueCodec codec;
    private List<?> items;
    private byte[] frame;

    /** Makes the values and their frame. */
    @Setup
    public void prepare() throws IOException {
        format = wire.equals("smile") ? RowFormat.of(SmileFormat.class) : null;
        Codecs codecs = Codecs.wire();
        switch (values) {
            case "ints" -> {
                items = Data.ints(VALUES);
                codec = codecs.of(int.class);
            }
            case "doubles" -> {
                items = Data.listOfDoubles(VALUES, 1);
                codec = codecs.of(double.class);
            }
            case "strings" -> {
                items = Data.strings(VALUES, 64);
                codec = codecs.of(String.class);
            }
            default -> {
                items = IntStream.range(0, VALUES).mapToObj(Order::of).toList();
                codec = codecs.of(Order.class);
            }
        }
        frame = Objects.requireNonNull(
                new FrameReader(new ByteArrayInputStream(encode().toByteArray()), (first, total) -> {}).next());
    }

    /** From values to a frame's bytes. */
    @Benchmark
    public ByteArrayOutputStream encode() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        if (!new RequestWriter(out, format).run(1, 1, false, codec, items).isEmpty()) {
            throw new IllegalStateException("values were left out");
        }
        return out;
    }

    /** From a frame's bytes to values. */
    @Benchmark
    public void decode(Blackhole blackhole) {
        Request.Run run = (Request.Run) RequestReader.read(frame, format);
        int count = 0;
        while (run.items().hasNext()) {
            blackhole.consume(run.items().next(codec));
            count++;
        }
        if (count != VALUES) {
            throw new IllegalStateException(count + " values");
        }
    }
}
