package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes all of a chunk's results in one reply, as a child that is in no hurry may. */
final class OneReply {
    private OneReply() {}

    static void write(
            ReplyWriter writer,
            long chunk,
            ValueCodec codec,
            List<?> results,
            Map<Integer, ? extends Throwable> failures)
            throws IOException {
        ResultsWriter row = writer.results();
        row.begin(chunk, codec);
        for (int i = 0; i < results.size(); i++) {
            Throwable failure = failures.get(i);
            if (failure == null) {
                try {
                    row.add(results.get(i));
                } catch (ValueException e) {
                    failure = e;
                }
            }
            if (failure != null) {
                row.fail(failure);
            }
        }
        row.sendLast(false);
    }
}
