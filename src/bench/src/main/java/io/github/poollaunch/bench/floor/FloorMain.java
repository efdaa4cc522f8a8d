package io.github.poollaunch.bench.floor;

import static io.github.poollaunch.bench.contestant.RequestLoop.check;
import static io.github.poollaunch.bench.contestant.RequestLoop.timed;

import io.github.poollaunch.bench.contestant.Data;
import io.github.poollaunch.bench.contestant.Figures;
import io.github.poollaunch.bench.contestant.Footprint;
import io.github.poollaunch.bench.contestant.Functions;
import io.github.poollaunch.bench.contestant.Latencies;
import io.github.poollaunch.bench.contestant.Request;
import io.github.poollaunch.bench.contestant.RequestLoop;
import io.github.poollaunch.bench.contestant.RequestLoop.Timed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The floors as a contestant. */
public final class FloorMain implements AutoCloseable {

    private @Nullable BareJvm echo;
    private @Nullable ExecutorService threads;

    private static List<Integer> lastInts = List.of();

    private FloorMain() {}

    public static void main(String[] args) throws Exception {
        FloorMain main = new FloorMain();
        RequestLoop.run(main::run, main);
    }

    private Figures run(Request request) throws Exception {
        return switch (request.workload()) {
            case "bare" -> bare(request);
            case "read" -> read(request);
            case "echo" -> echo(request);
            case "loop" -> loop(request);
            case "threads" -> threads(request);
            case "footprint" -> footprint(request);
            default -> throw new UnsupportedOperationException("no such workload: " + request.workload());
        };
    }

    /** As many JVMs at once, until all have said hello; with {@code end=yes} until they have ended. */
    private static Figures bare(Request request) throws IOException {
        long start = System.nanoTime();
        List<BareJvm> jvms = BareJvm.launchAll(request.number("count"));
        long hello = System.nanoTime();
        for (BareJvm jvm : jvms) {
            jvm.close();
        }
        long end = System.nanoTime();
        return Figures.time((request.text("end", "no").equals("yes") ? end : hello) - start)
                .and("items", jvms.size());
    }

    /** As many JVMs at once that each make a string of a file. */
    private static Figures read(Request request) throws IOException {
        Path file = Files.createTempFile("bench", ".txt");
        try {
            Files.writeString(file, Data.text(request.number("length")));
            long start = System.nanoTime();
            List<BareJvm> jvms = BareJvm.launchAll(request.number("processes"), file.toString());
            long nanos = System.nanoTime() - start;
            for (BareJvm jvm : jvms) {
                jvm.close();
            }
            return Figures.time(nanos);
        } finally {
            Files.delete(file);
        }
    }

    /** Some bytes there and back: one, or a line that is as long as a number's. */
    private Figures echo(Request request) throws Exception {
        if (echo == null) {
            echo = BareJvm.launch(1);
            echo.awaitHello();
        }
        BareJvm jvm = echo;
        byte[] bytes = request.text("bytes", "1").equals("line")
                ? "12345\n".getBytes(StandardCharsets.US_ASCII)
                : new byte[] {'e'};
        byte[] answer = new byte[bytes.length];
        return Latencies.of(request.number("calls"), i -> jvm.echo(bytes, answer));
    }

    private static int work(Request request, int item) {
        return switch (request.text("function")) {
            case "square" -> Functions.square(item);
            case "logs" -> (int) Functions.logs(item);
            default -> throw new UnsupportedOperationException("no such function");
        };
    }

    private static List<Integer> items(Request request) {
        int items = request.number("items");
        return request.text("function").equals("logs")
                ? Collections.nCopies(items, request.number("count"))
                : ints(items);
    }

    /** The last request's is kept, as in OursMain. */
    private static List<Integer> ints(int count) {
        if (lastInts.size() != count) {
            lastInts = Data.ints(count);
        }
        return lastInts;
    }

    private static List<Integer> all(List<Integer> items, IntUnaryOperator function) {
        List<Integer> results = new ArrayList<>(items.size());
        for (int item : items) {
            results.add(function.applyAsInt(item));
        }
        return results;
    }

    private static Figures loop(Request request) throws Exception {
        List<Integer> items = items(request);
        Timed<List<Integer>> timed = timed(() -> all(items, item -> work(request, item)));
        check(timed.result().size() == items.size(), "loop");
        return Figures.time(timed.nanos()).and("items", items.size());
    }

    /** A JDK's fixed pool of threads, with as many chunks as our pool has. */
    private Figures threads(Request request) throws Exception {
        int count = request.number("processes");
        if (threads == null) {
            threads = Executors.newFixedThreadPool(count);
        }
        ExecutorService pool = threads;
        List<Integer> items = items(request);
        int calls = request.number("calls", 1);
        Timed<List<Integer>> timed = timed(() -> {
            List<Integer> results = List.of();
            for (int i = 0; i < calls; i++) {
                results = map(pool, items, Math.max(1, (items.size() + 4 * count - 1) / (4 * count)), request);
            }
            return results;
        });
        check(timed.result().size() == items.size(), "threads");
        return Figures.time(timed.nanos()).and("items", (double) calls * items.size());
    }

    private static List<Integer> map(ExecutorService pool, List<Integer> items, int chunk, Request request)
            throws Exception {
        List<Callable<List<Integer>>> tasks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += chunk) {
            List<Integer> part = items.subList(from, Math.min(items.size(), from + chunk));
            tasks.add(() -> all(part, item -> work(request, item)));
        }
        List<Integer> results = new ArrayList<>(items.size());
        for (Future<List<Integer>> done : pool.invokeAll(tasks)) {
            results.addAll(done.get());
        }
        return results;
    }

    /** As many idle JVMs at once as our pool has children. */
    private static Figures footprint(Request request) throws IOException {
        List<BareJvm> jvms = BareJvm.launchAll(request.number("processes"));
        Figures figures = Footprint.of(jvms.stream().map(BareJvm::pid).toList());
        for (BareJvm jvm : jvms) {
            jvm.close();
        }
        return figures;
    }

    @Override
    public void close() throws IOException {
        if (echo != null) {
            echo.close();
        }
        if (threads != null) {
            threads.shutdown();
        }
    }
}
