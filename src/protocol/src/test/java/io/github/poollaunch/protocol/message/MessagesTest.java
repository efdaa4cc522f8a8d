package io.github.poollaunch.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.message.Request.ShareFile;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ValueCodec dynamic = Codecs.wire().of(Object.class);

    private byte[] frame() throws IOException {
        byte[] frame = new FrameReader(new ByteArrayInputStream(out.toByteArray()), (first, total) -> {}).next();
        out.reset();
        return frame;
    }

    @Test
    void requests_writtenAndRead_areEqual() throws IOException {
        RequestWriter writer = new RequestWriter(out, null);
        writer.hello("pool-1-worker-1", 3, "/tmp/record");
        assertThat(RequestReader.read(frame(), null))
                .isEqualTo(new Request.Hello(1, "pool-1-worker-1", 3, null, "/tmp/record"));
        for (FunctionSpec spec : List.of(
                new FunctionSpec.NamedClass("a.B", "c.D"),
                new FunctionSpec.SerializedObject("a.B", "c.D", "rO0="),
                new FunctionSpec.NamedMethod(FunctionSpec.Kind.STATIC, "a.B", "m", "(I)I", "(LX;)LY;", null, 0),
                new FunctionSpec.NamedMethod(
                        FunctionSpec.Kind.CONSTRUCTOR, "a.B", "m", "(I)I", "(LX;)LY;", "rO0=", 2))) {
            writer.define(7, spec);
            assertThat(RequestReader.read(frame(), null)).isEqualTo(new Request.Define(7, spec));
        }
        writer.forget(7);
        assertThat(RequestReader.read(frame(), null)).isEqualTo(new Request.Forget(7));
        writer.stop();
        byte[] stop = frame();
        assertThat(RequestReader.isStop(stop)).isTrue();
        assertThat(RequestReader.read(stop, null)).isEqualTo(new Request.Stop());
    }

    @Test
    void preparation_writtenAndRead_isEqual() throws IOException {
        RequestWriter writer = new RequestWriter(out, null);
        writer.share("java.util.List<java.lang.String>", dynamic, List.of("a"));
        Request.Share share = (Request.Share) RequestReader.read(frame(), null);
        assertThat(share.type()).isEqualTo("java.util.List<java.lang.String>");
        assertThat(share.value().hasNext()).isTrue();
        assertThat(share.value().next(dynamic)).isEqualTo(List.of("a"));
        for (ShareFile.Contents contents : ShareFile.Contents.values()) {
            ShareFile file = new ShareFile(contents, "/tmp/\"ä\"", Integer.MAX_VALUE);
            writer.shareFile(file);
            assertThat(RequestReader.read(frame(), null)).isEqualTo(file);
        }
        writer.initialize(7, dynamic, null);
        Request.Initialize initialize = (Request.Initialize) RequestReader.read(frame(), null);
        assertThat(initialize.function()).isEqualTo(7);
        assertThat(initialize.items().hasNext()).isTrue();
        assertThat(initialize.items().next(dynamic)).isNull();

        ReplyWriter replies = new ReplyWriter(out);
        replies.shared(null);
        assertThat(ReplyReader.read(frame(), null)).isEqualTo(new Reply.Shared(null));
        replies.initialized(new IllegalStateException("no licence"));
        Reply.Initialized initialized = (Reply.Initialized) ReplyReader.read(frame(), null);
        assertThat(initialized.fault()).isNotNull();
        assertThat(initialized.fault().message()).isEqualTo("no licence");
        for (String wrong : List.of("{\"initialized\":5}", "{\"shared\":[]}", "{\"initialized\":\"\"}")) {
            assertThatThrownBy(() -> ReplyReader.read(wrong.getBytes(StandardCharsets.UTF_8), null))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void preparation_valueThatCannotTravel_sendsNothing() {
        RequestWriter writer = new RequestWriter(out, null);
        assertThatThrownBy(() -> writer.share("java.lang.Object", dynamic, new Object()))
                .isInstanceOf(ValueException.class);
        assertThatThrownBy(() -> writer.initialize(7, dynamic, List.of(new Object())))
                .isInstanceOf(ValueException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void run_itemThatCannotTravel_isLeftOut() throws IOException {
        RequestWriter writer = new RequestWriter(out, null);
        List<Object> items = new ArrayList<>();
        items.add(new Object());
        items.add(List.of(1, List.of("x", new Object())));
        items.add(List.of(1));
        items.add(Arrays.asList("y", new Object()));
        items.add("z");
        items.add(null);
        Map<Integer, ValueException> leftOut = writer.run(3, 7, false, dynamic, items);
        assertThat(leftOut).containsOnlyKeys(0, 1, 3);
        byte[] json = frame();
        assertThat(RequestReader.isStop(json)).isFalse();
        Request.Run run = (Request.Run) RequestReader.read(json, null);
        assertThat(run.chunk()).isEqualTo(3);
        assertThat(run.function()).isEqualTo(7);
        List<Object> read = new ArrayList<>();
        while (run.items().hasNext()) {
            read.add(run.items().next(dynamic));
        }
        assertThat(read).containsExactly(List.of(1), "z", null);
    }

    @Test
    void run_itemThatContainsItself_isLeftOut() throws IOException {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        Map<Integer, ValueException> leftOut =
                new RequestWriter(out, null).run(3, 7, false, dynamic, List.of(1, cycle, 2));
        assertThat(leftOut.get(1)).hasMessageContaining("contains itself");
        assertThat(new String(frame(), StandardCharsets.UTF_8)).endsWith("[1,2]}");
    }

    @Test
    void run_failFastOrNothingLeft_sendsNothing() throws IOException {
        RequestWriter writer = new RequestWriter(out, null);
        assertThat(writer.run(3, 7, true, dynamic, List.of(1, new Object(), 2))).containsOnlyKeys(1);
        assertThat(writer.run(3, 7, false, dynamic, List.of(new Object()))).containsOnlyKeys(0);
        assertThat(out.size()).isZero();
    }

    /** A group of short items must not become a message of any size because those behind them are large. */
    @Test
    void run_manyBytes_endsWhereItMay() throws IOException {
        String large = "x".repeat(RequestWriter.MANY_BYTES / 4);
        List<Integer> asked = new ArrayList<>();
        Map<Integer, ValueException> leftOut = new RequestWriter(out, null)
                .run(new RequestWriter.Run(3, 7, false, true), dynamic, Collections.nCopies(20, large), written -> {
                    asked.add(written);
                    return 6; // It cannot be cut anywhere before.
                });
        assertThat(leftOut).isEmpty();
        assertThat(asked).containsExactly(4, 6);
        Request.Run run = (Request.Run) RequestReader.read(frame(), null);
        int count = 0;
        while (run.items().hasNext()) {
            assertThat(run.items().next(dynamic)).isEqualTo(large);
            count++;
        }
        assertThat(count).isEqualTo(6);
    }

    @Test
    void items_oneDoesNotFit_othersAreRead() throws IOException {
        ValueCodec points = Codecs.wire().of(int[].class);
        RequestWriter writer = new RequestWriter(out, null);
        writer.run(
                1,
                1,
                false,
                dynamic,
                List.of(List.of(1), List.of(2, List.of("x", Map.of())), Map.of("a", 1), List.of(3)));
        Request.Run run = (Request.Run) RequestReader.read(frame(), null);
        List<Object> seen = new ArrayList<>();
        while (run.items().hasNext()) {
            try {
                seen.add(((int[]) run.items().next(points))[0]);
            } catch (ValueException e) {
                seen.add("bad");
            }
        }
        assertThat(seen).containsExactly(1, "bad", "bad", 3);
    }

    @Test
    void results_withFailures_areMergedByPlace() throws IOException {
        ReplyWriter writer = new ReplyWriter(out);
        List<Object> results = Arrays.asList(0, null, new Object(), 3, null, 5);
        OneReply.write(writer, 9, dynamic, results, Map.of(1, new IOException("one"), 4, new IOException("four")));
        Reply.Results reply = (Reply.Results) ReplyReader.read(frame(), null);
        assertThat(reply.chunk()).isEqualTo(9);
        ResultRow.Outcome outcome = reply.results().read(dynamic, 10);
        assertThat(outcome.results()).containsExactly(0, null, null, 3, null, 5);
        assertThat(outcome.faults()).containsOnlyKeys(1, 2, 4);
        assertThat(outcome.faults().get(4).message()).isEqualTo("four");
        assertThat(outcome.faults().get(2).message()).contains("cannot travel");
    }

    @Test
    void results_oneOfAnotherType_failsAlone() throws IOException {
        ReplyWriter writer = new ReplyWriter(out);
        OneReply.write(writer, 9, dynamic, Arrays.asList(1, "x", null, 4), Map.of(2, new IOException("two")));
        ResultRow.Outcome outcome = ((Reply.Results) ReplyReader.read(frame(), null))
                .results()
                .read(Codecs.wire().of(int.class), 10);
        assertThat(outcome.results()).containsExactly(1, null, null, 4);
        assertThat(outcome.faults()).containsOnlyKeys(1, 2);
    }

    @Test
    void replies_writtenAndRead_areEqual() throws IOException {
        ReplyWriter writer = new ReplyWriter(out);
        writer.hello("17.0.1", true);
        assertThat(ReplyReader.read(frame(), null)).isEqualTo(new Reply.Hello(1, "17.0.1", null, true));
        Exception reason = new IllegalStateException("why");
        writer.refused(5, reason);
        Reply.Refused refused = (Reply.Refused) ReplyReader.read(frame(), null);
        assertThat(refused.chunk()).isEqualTo(5);
        assertThat(refused.fault().text()).isEqualTo(reason.toString());
    }

    @Test
    void read_somethingElse_showsIt() {
        for (String json :
                List.of("", "{", "[]", "{}", "{\"what\":1}", "{\"chunk\":1}", "{\"hello\":{}}", "{\"chunk\":\"x\"}")) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> ReplyReader.read(bytes, null))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining(json);
            assertThatThrownBy(() -> RequestReader.read(bytes, null)).isInstanceOf(ProtocolException.class);
        }
    }
}
