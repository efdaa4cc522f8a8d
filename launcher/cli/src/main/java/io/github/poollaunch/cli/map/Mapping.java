package io.github.poollaunch.cli.map;

import io.github.poollaunch.ItemFailedException;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.PoolClosedException;
import io.github.poollaunch.PoolException;
import io.github.poollaunch.PoolFunction;
import io.github.poollaunch.PoolTimeoutException;
import io.github.poollaunch.ResultStream;
import io.github.poollaunch.TaskFailedException;
import io.github.poollaunch.cli.shell.BrokenPipe;
import io.github.poollaunch.cli.shell.ExitCodes;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Runs a pool over an input, and writes results as they come. Owned by the main thread. */
final class Mapping {

    private final PoolBuilder builder;
    private final PoolFunction<Object, Object> function;
    private final boolean ordered;
    private final Places places;
    private final ResultEncoder encoder;
    private final ResultWriter writer;
    private final Complaints complaints;

    /** After so many results what is known of their places is forgotten: it costs more than to write one. */
    private static final int FORGET_EACH = 1000;

    /** How many results and failures have come. */
    private long come;

    Mapping(
            PoolBuilder builder,
            PoolFunction<Object, Object> function,
            boolean ordered,
            Places places,
            ResultEncoder encoder,
            ResultWriter writer,
            Complaints complaints) {
        this.builder = builder;
        this.function = function;
        this.ordered = ordered;
        this.places = places;
        this.encoder = encoder;
        this.writer = writer;
        this.complaints = complaints;
    }

    /** Maps all of {@code input}; returns the command's exit code. The pool has ended then. */
    int run(Iterator<@Nullable Object> input, int chunkSize) {
        try {
            return run(builder.build(), input, chunkSize);
        } catch (PoolClosedException e) {
            // Nobody else closes this pool but the JVM's shutdown, which has its own line.
            return ExitCodes.INTERRUPTED;
        } catch (PoolException e) {
            // No single item: no thread is left for so many workers, none can start since an option for them is
            // wrong, or the function cannot travel.
            complaints.fatal(String.valueOf(e.getMessage()));
            return ExitCodes.USAGE;
        }
    }

    private int run(Pool pool, Iterator<@Nullable Object> input, int chunkSize) {
        try (ResultStream<Object> results = start(pool, input, chunkSize)) {
            while (takeOne(results)) {
                come++;
                if (ordered && come % FORGET_EACH == 0) {
                    places.forgetBefore(come);
                }
            }
            writer.flush();
            pool.close();
            return complaints.sumUp() ? ExitCodes.SOME_FAILED : ExitCodes.OK;
        } catch (IOException e) {
            if (!BrokenPipe.is(e)) {
                complaints.fatal("stdout cannot be written to: " + e.getMessage());
                return ExitCodes.SOME_FAILED;
            }
            return complaints.any() ? ExitCodes.SOME_FAILED : ExitCodes.OK;
        } finally {
            // Not close(): what is under way is for nobody. After close() it does nothing.
            pool.terminate();
        }
    }

    private ResultStream<Object> start(Pool pool, Iterator<@Nullable Object> input, int chunkSize) {
        Iterable<@Nullable Object> once = () -> input;
        return ordered ? pool.imap(function, once, chunkSize) : pool.imapUnordered(function, once, chunkSize);
    }

    /** Takes one result or failure; false at the end. */
    private boolean takeOne(ResultStream<Object> results) throws IOException {
        Object result;
        try {
            result = next(results);
        } catch (NoSuchElementException e) {
            return false;
        } catch (ItemFailedException e) {
            // What the task threw says more than who ran it.
            Throwable told = e instanceof TaskFailedException && e.getCause() != null ? e.getCause() : e;
            String reason = String.valueOf(told == e ? e.getMessage() : told);
            complaints.failedItem(places.of(e.index()), reason, told);
            return true;
        }
        byte[] line;
        try {
            line = encoder.encode(result);
        } catch (ValueException e) {
            // Without order nothing tells which item a result is of.
            complaints.failedItem(ordered ? places.of(come) : null, "a result cannot be written: " + e.getMessage(), e);
            return true;
        }
        writer.write(line);
        return true;
    }

    /** What is collected goes out before there is a wait: a reader of our output must not wait for more than we do. */
    private Object next(ResultStream<Object> results) throws IOException {
        try {
            return results.next(Duration.ZERO);
        } catch (PoolTimeoutException e) {
            writer.flush();
            return results.next();
        }
    }
}
