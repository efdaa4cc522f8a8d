package io.github.poollaunch.bench.jmh;

import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Functions;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a map costs without any process: cutting into chunks, the queue, hand-offs, putting results together. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // by JMH and prepare
public class DispatchBenchmark {

    private static final int ITEMS = 100_000;

    /** What runs the chunks. */
    @Param({"sequential", "threads"})
    public String engine;

    /** Items in a chunk; 0 for what a map chooses. */
    @Param({"0", "1"})
    public int chunkSize;

    private final List<Integer> items = Data.ints(ITEMS);
    private Pool pool;

    /** Opens the pool. */
    @Setup
    public void prepare() {
        pool = Pool.builder()
                .processes(2)
                .engine(engine.equals("threads") ? Engine.threads() : Engine.sequential())
                .build();
    }

    /** Closes the pool. */
    @TearDown
    public void end() {
        pool.close();
    }

    /** A map of 100,000 ints. */
    @Benchmark
    public List<Integer> map() {
        return chunkSize == 0 ? pool.map(Functions::square, items) : pool.map(Functions::square, items, chunkSize);
    }
}
