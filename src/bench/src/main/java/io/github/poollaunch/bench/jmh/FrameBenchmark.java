package io.github.poollaunch.bench.jmh;

import io.github.poollaunch.protocol.frame.FrameBuffer;
import io.github.poollaunch.protocol.frame.FrameReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
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

/** A hundred frames, written and read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // by JMH and prepare
public class FrameBenchmark {

    private static final int FRAMES = 100;

    /** Bytes of JSON in a frame. */
    @Param({"20", "10000"})
    public int bytes;

    private final FrameBuffer buffer = new FrameBuffer();
    private String json;
    private byte[] frames;

    /** Makes the frames that are read. */
    @Setup
    public void prepare() throws IOException {
        json = "[" + "1".repeat(bytes - 2) + "]";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writeTo(out);
        frames = out.toByteArray();
    }

    /** From their JSON to a stream. */
    @Benchmark
    public void write() throws IOException {
        writeTo(OutputStream.nullOutputStream());
    }

    private void writeTo(OutputStream out) throws IOException {
        for (int i = 0; i < FRAMES; i++) {
            buffer.begin();
            buffer.ascii(json).send(out);
        }
    }

    /** From a stream to their JSON. */
    @Benchmark
    public void read(Blackhole blackhole) throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(frames), (first, total) -> {});
        int count = 0;
        byte[] frame;
        while ((frame = reader.next()) != null) {
            blackhole.consume(frame);
            count++;
        }
        if (count != FRAMES) {
            throw new IllegalStateException(count + " frames");
        }
    }
}
