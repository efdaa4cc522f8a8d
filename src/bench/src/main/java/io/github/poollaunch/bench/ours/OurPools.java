package io.github.poollaunch.bench.ours;

import io.github.poollaunch.Archive;
import io.github.poollaunch.Engine;
import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolBuilder;
import io.github.poollaunch.Wire;
import io.github.poollaunch.bench.contestant.Request;
import java.util.HashMap;
import java.util.Map;

/** The pools of a contestant: fresh ones, and those that are kept from request to request. One thread uses it. */
final class OurPools implements AutoCloseable {

    private final Map<String, Pool> kept = new HashMap<>();

    /** A builder as a request wants it. */
    static PoolBuilder builder(Request request) {
        PoolBuilder builder = Pool.builder().processes(request.number("processes"));
        switch (request.text("engine", "processes")) {
            case "threads" -> builder.engine(Engine.threads());
            case "sequential" -> builder.engine(Engine.sequential());
            default -> {}
        }
        if (request.text("wire", "json").equals("smile")) {
            builder.wire(Wire.SMILE);
        }
        if (!request.text("heap", "").isEmpty()) {
            builder.maxHeap(request.text("heap"));
        }
        if (request.text("archive", "auto").equals("none")) {
            builder.archive(Archive.NONE);
        }
        return builder;
    }

    /** The size of imap's chunks: {@code chunk=auto} or a number. */
    static int chunkSize(Request request) {
        return request.text("chunk").equals("auto") ? Pool.AUTO : request.number("chunk");
    }

    /** A pool like the one that an earlier request had, if it can be the same. */
    Pool warm(Request request) {
        String key = request.number("processes") + " " + request.text("wire", "json") + " "
                + request.text("engine", "processes") + " " + request.text("archive", "auto") + " "
                + request.text("heap", "");
        return kept.computeIfAbsent(key, unused -> builder(request).build());
    }

    @Override
    public void close() {
        kept.values().forEach(Pool::close);
    }
}
