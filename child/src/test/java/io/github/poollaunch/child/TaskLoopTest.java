package io.github.poollaunch.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.fault.Fault;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.message.ProtocolException;
import io.github.poollaunch.protocol.message.Reply;
import io.github.poollaunch.protocol.message.ReplyReader;
import io.github.poollaunch.protocol.message.Request.ShareFile;
import io.github.poollaunch.protocol.message.RequestWriter;
import io.github.poollaunch.protocol.message.ResultRow;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The child's loop over piped streams, without a process. */
class TaskLoopTest {

    private final PipedOutputStream toChild = new PipedOutputStream();
    private final PipedInputStream fromChild = new PipedInputStream(1 << 16);
    private final CountDownLatch parentGone = new CountDownLatch(1);
    private final RequestWriter requests = new RequestWriter(toChild, null);
    private final FrameReader replies = new FrameReader(fromChild, (first, total) -> {});
    private final ValueCodec ints = Codecs.wire().of(Integer.class);
    private final FutureTask<Void> loop;

    TaskLoopTest() throws IOException {
        PipedOutputStream out = new PipedOutputStream(fromChild);
        Inbox inbox = new Inbox(new PipedInputStream(toChild, 1 << 16), out, new CountedEnd(parentGone));
        Thread unused = inbox.start();
        loop = new FutureTask<>(() -> {
            new TaskLoop(inbox, out).run();
            return null;
        });
        // Where the parent dies the VM would halt; here the loop's thread is left waiting.
        Thread thread = new Thread(loop, "loop");
        thread.setDaemon(true);
        thread.start();
        requests.hello("w", 1, null);
    }

    @AfterEach
    void end() throws Exception {
        toChild.close();
    }

    public static int half(int x) {
        if (x % 2 != 0) {
            throw new IllegalArgumentException("odd " + x);
        }
        return x / 2;
    }

    /** Its class cannot be initialised. */
    @SuppressWarnings("UnusedVariable")
    public record Untouchable(int n) {
        private static final int NEVER = Integer.parseInt("no number");
    }

    public static int touch(Untouchable item) {
        return item.n();
    }

    private static FunctionSpec method(String name) {
        return new FunctionSpec.NamedMethod(
                FunctionSpec.Kind.STATIC,
                TaskLoopTest.class.getName(),
                name,
                "(I)I",
                "(Ljava/lang/Integer;)Ljava/lang/Integer;",
                null,
                0);
    }

    private Reply reply() throws IOException {
        return ReplyReader.read(replies.next(), null);
    }

    /** Puts the parts of a chunk's results together. */
    private ResultRow.Outcome outcome() throws IOException {
        List<Object> results = new ArrayList<>();
        Map<Integer, Fault> faults = new HashMap<>();
        ResultRow.Outcome part;
        do {
            part = ((Reply.Results) reply()).results().read(ints, 1000);
            int before = results.size();
            part.faults().forEach((index, fault) -> faults.put(before + index, fault));
            results.addAll(part.results());
        } while (part.more());
        return new ResultRow.Outcome(results, faults, false, part.retire());
    }

    @Test
    void run_chunks_repliesInOrderThenStops() throws Exception {
        assertThat(reply()).isInstanceOf(Reply.Hello.class);
        requests.define(1, method("half"));
        requests.run(1, 1, false, ints, List.of(2, 3, 4));
        ResultRow.Outcome outcome = outcome();
        assertThat(outcome.results()).containsExactly(1, null, 2);
        assertThat(outcome.faults().get(1).message()).isEqualTo("odd 3");
        requests.run(2, 1, true, ints, List.of(2, 3, 4));
        outcome = outcome();
        assertThat(outcome.results()).containsExactly(1, null);
        requests.stop();
        loop.get(30, TimeUnit.SECONDS);
        assertThat(parentGone.getCount()).isEqualTo(1);
    }

    /** Nothing of ours writes such files; somebody may have damaged one. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, MESSAGE, expected the shared value",
        "10, 10, MESSAGE, expected the shared value",
        "10, 11, MESSAGE, it has 10 bytes instead of 11",
        "9, 10, STRING, it has 9 bytes instead of 10",
        "5000000000, 10, BYTES, it has 5000000000 bytes instead of 10",
        "-1, 10, STRING, there is no such file"
    })
    void sharedFile_thatIsNone_isRefused(
            long bytes, int length, ShareFile.Contents contents, String reason, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("value");
        if (bytes >= 0) {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(bytes);
            }
        }
        assertThat(reply()).isInstanceOf(Reply.Hello.class);
        requests.shareFile(new ShareFile(contents, file.toString(), length));
        Fault fault = ((Reply.Shared) reply()).fault();
        assertThat(fault).isNotNull();
        assertThat(fault.message()).contains(file.toString(), reason);
    }

    @Test
    void run_unknownFunction_isRefusedAndTheLoopGoesOn() throws Exception {
        reply();
        requests.run(1, 9, false, ints, List.of(2));
        assertThat(((Reply.Refused) reply()).fault().message()).contains("9");
        requests.define(1, method("missing"));
        requests.run(2, 1, false, ints, List.of(2));
        assertThat(((Reply.Refused) reply()).fault().message()).contains("missing");
        requests.define(2, new FunctionSpec.NamedClass("no.such.Class", "java.lang.Runnable"));
        requests.run(3, 2, false, ints, List.of(2));
        assertThat(((Reply.Refused) reply()).fault().message())
                .contains("no.such.Class")
                .contains("class path");
        requests.define(3, method("half"));
        requests.run(4, 3, false, ints, List.of(2));
        assertThat(outcome().results()).containsExactly(1);
        requests.forget(3);
        requests.run(5, 3, false, ints, List.of(2));
        assertThat(reply()).isInstanceOf(Reply.Refused.class);
        requests.stop();
    }

    @Test
    void item_whoseClassCannotBeInitialised_failsAlone() throws Exception {
        reply();
        String type = "Lio/github/poollaunch/child/TaskLoopTest$Untouchable;";
        requests.define(
                1,
                new FunctionSpec.NamedMethod(
                        FunctionSpec.Kind.STATIC,
                        TaskLoopTest.class.getName(),
                        "touch",
                        "(" + type + ")I",
                        "(" + type + ")Ljava/lang/Integer;",
                        null,
                        0));
        toChild.write("\u001e{\"chunk\":1,\"function\":1,\"failFast\":false,\"items\":[{\"n\":1},{\"n\":2}]}\n"
                .getBytes(StandardCharsets.UTF_8));
        toChild.flush();
        ResultRow.Outcome outcome = outcome();
        assertThat(outcome.faults()).containsOnlyKeys(0, 1);
        assertThat(outcome.faults().get(0).message()).contains("the item").contains("ExceptionInInitializerError");
        requests.define(2, method("half"));
        requests.run(2, 2, false, ints, List.of(4));
        assertThat(outcome().results()).containsExactly(2);
        requests.stop();
    }

    @Test
    void garbage_betweenRequests_isSkipped() throws Exception {
        reply();
        requests.define(1, method("half"));
        toChild.write("some garbage\n\u001e{\"half\":".getBytes(StandardCharsets.UTF_8));
        requests.run(1, 1, false, ints, List.of(2));
        assertThat(((Reply.Results) reply()).chunk()).isEqualTo(1);
        requests.stop();
    }

    @Test
    void notARequest_endsTheLoopWithItsText() throws Exception {
        reply();
        toChild.write("\u001e{\"what\":1}\n".getBytes(StandardCharsets.UTF_8));
        toChild.flush();
        assertThatThrownBy(() -> loop.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ProtocolException.class)
                .hasMessageContaining("what");
    }

    @Test
    void endOfStream_isTheParentsDeath() throws Exception {
        reply();
        toChild.close();
        assertThat(parentGone.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
