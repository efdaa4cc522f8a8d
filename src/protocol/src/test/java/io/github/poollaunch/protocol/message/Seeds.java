package io.github.poollaunch.protocol.message;

import io.github.poollaunch.protocol.format.RowFormat;
import io.github.poollaunch.protocol.format.SmileFormat;
import io.github.poollaunch.protocol.frame.FrameReader;
import io.github.poollaunch.protocol.function.FunctionSpec;
import io.github.poollaunch.protocol.fuzz.RandomRun;
import io.github.poollaunch.protocol.value.Codecs;
import io.github.poollaunch.protocol.value.ValueCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole messages, by our own writers, with which fuzzing starts; and what is kept in the test resources. */
public final class Seeds {

    /** Values as JSON, of which each is right for some of the declared types. */
    private static final List<String> VALUES = List.of(
            "1,-2,null,9223372036854775807,99999999999999999999999,1.5,-0.0,1e400",
            "true,false,\"x\",\"text\",\"\\ud800\",\"NaN\",\"AQID\",\"SECONDS\",\"1E-600000000\"",
            "[1,2],[\"a\",\"b\"],[[\"a\"],[]],[],[null],{},{\"a\":1}",
            "[[1,[\"a\"]],[2,[]]],{\"$set\":[1,2]},[[1.50,\"x\"]],[\"k\",1.0]",
            "{\"x\":1,\"names\":[\"a\"],\"next\":{\"x\":2}},{\"SECONDS\":{\"x\":1}},[[\"SECONDS\",null]]",
            "{\"Circle\":{\"radius\":1,\"inner\":{\"Square\":{\"side\":{\"$long\":1}}}}}",
            "{\"number\":1,\"others\":{\"a\":{\"number\":2}}},{\"n\":1,\"more\":[{\"n\":2}],\"any\":{\"$long\":5}}",
            "[[{\"n\":1},{\"n\":2}]],\"2026-01-01T00:00:00Z\",\"PT1S\",\"de-DE\",\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"",
            "[\"localhost\",\"fwAAAQ==\"],[null,\"fwAAAQ==\"],0,\"2026-01-01T00:00:00+01:00[Europe/Berlin]\"",
            "{\"type\":\"java.lang.IllegalStateException\",\"message\":\"m\",\"text\":\"java.lang.IllegalStateException: m\","
                    + "\"stack\":[[\"A\",\"b\",null,1]],\"cause\":{\"type\":\"x.Y\"},\"suppressed\":[]}");

    private final RowFormat smile = RowFormat.of(SmileFormat.class);
    private final ValueCodec dynamic = Codecs.wire().of(Object.class);
    private final List<byte[]> seeds = new ArrayList<>();

    private Seeds() {}

    /** Writes all seeds of a target to files, for Jazzer. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[1]));
        int number = 0;
        for (byte[] seed : of(args[0])) {
            Files.write(folder.resolve("seed-" + number++), seed);
        }
    }

    static List<byte[]> of(String target) throws IOException {
        Seeds made = new Seeds();
        switch (target) {
            case "request" -> made.requests();
            case "reply" -> made.replies();
            case "value" -> made.values();
            default -> { // Those of frames are kept only.
            }
        }
        made.seeds.addAll(RandomRun.kept(target));
        return made.seeds;
    }

    private static List<@Nullable Object> objects() throws IOException {
        BitSet bits = new BitSet();
        bits.set(70);
        Map<Object, Object> pairs = new LinkedHashMap<>();
        pairs.put(null, 1);
        pairs.put("$a", List.of());
        return Arrays.asList(
                1,
                2L,
                (short) 3,
                (byte) 4,
                'c',
                1.5f,
                2.5,
                Double.NaN,
                true,
                "text",
                "\ud800",
                null,
                new byte[] {1, 2},
                new int[] {1},
                new double[] {1},
                new String[] {"a"},
                new Object[] {1, "b"},
                BigInteger.TEN.pow(30),
                new BigDecimal("1.50"),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                List.of(1, List.of("a")),
                Set.of(1L),
                Map.of("a", 1, "b", 2),
                pairs,
                Map.entry("k", 1),
                Optional.of("x"),
                OptionalInt.of(3),
                Instant.EPOCH,
                UUID.nameUUIDFromBytes(new byte[0]),
                bits,
                Pattern.compile("a+", Pattern.UNICODE_CASE),
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                TimeUnit.DAYS,
                Path.of("x"),
                "same name",
                "same name");
    }

    private void requests() throws IOException {
        for (RowFormat format : new RowFormat[] {null, smile}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            RequestWriter writer = new RequestWriter(out, format);
            writer.hello("pool-1-worker-3", 3, "/tmp/record");
            writer.askForThreads();
            writer.stop();
            writer.forget(4);
            FunctionSpec named = new FunctionSpec.NamedMethod(
                    FunctionSpec.Kind.STATIC,
                    "a.B",
                    "c",
                    "(I)I",
                    "(Ljava/lang/Integer;)Ljava/lang/Integer;",
                    "AA==",
                    1);
            writer.define(1, new FunctionSpec.NamedClass("a.B", "c.D"));
            writer.define(2, new FunctionSpec.SerializedObject("a.B", "c.D", "AA=="));
            writer.define(3, new FunctionSpec.Typed(named, List.of("java.util.List<java.lang.Long>", "int")));
            writer.configure(named);
            writer.share("java.lang.Object", dynamic, Map.of("a", 1L));
            writer.shareFile(new Request.ShareFile(Request.ShareFile.Contents.STRING, "/tmp/shared", 1));
            writer.initialize(1, dynamic, null);
            writer.run(1, 2, false, dynamic, objects());
            writer.run(1, 2, true, dynamic, List.of(1, 2, 3));
            frames(format, out);
        }
    }

    private void replies() throws IOException {
        for (RowFormat format : new RowFormat[] {null, smile}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ReplyWriter writer = new ReplyWriter(out);
            if (format != null) {
                writer.use(format);
            }
            Throwable failure = new IllegalStateException("outer", new NullPointerException());
            failure.setStackTrace(Arrays.copyOf(failure.getStackTrace(), 2));
            failure.addSuppressed(new ArithmeticException("inner"));
            writer.hello("17", true);
            ReplyWriter.threads(out, "\"main\" RUNNABLE");
            writer.shared(null);
            writer.initialized(failure);
            writer.refused(1, failure);
            Map<Integer, Throwable> failures = new HashMap<>();
            failures.put(2, failure);
            OneReply.write(writer, 1, dynamic, objects(), failures);
            OneReply.write(writer, 1, dynamic, List.of(1, new Object(), 3), Map.of());
            frames(format, out);
        }
    }

    private void frames(@Nullable RowFormat format, ByteArrayOutputStream out) throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()), (first, total) -> {
            throw new AssertionError("stray");
        });
        byte[] frame;
        while ((frame = reader.next()) != null) {
            add(format == null ? 0 : 0x80, frame);
        }
    }

    private void values() throws IOException {
        for (int type = 0; type < Declared.count(); type++) {
            for (String each : VALUES) {
                add(type, each.getBytes(StandardCharsets.UTF_8));
            }
        }
        for (Object each : objects()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new RequestWriter(out, smile).run(1, 1, false, dynamic, Arrays.asList(each, each));
            byte[] frame = out.toByteArray();
            int start = new String(frame, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
            add(0x80, Arrays.copyOfRange(frame, start, frame.length - 1));
            add(0x80 + seeds.size() % Declared.count(), Arrays.copyOfRange(frame, start, frame.length - 1));
        }
    }

    private void add(int head, byte[] rest) {
        byte[] seed = new byte[rest.length + 1];
        seed[0] = (byte) head;
        System.arraycopy(rest, 0, seed, 1, rest.length);
        seeds.add(seed);
    }
}
