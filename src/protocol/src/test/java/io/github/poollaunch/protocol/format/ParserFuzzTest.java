package io.github.poollaunch.protocol.format;

import io.github.poollaunch.protocol.fuzz.RandomRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A little of what src/it/fuzz does at length. */
class ParserFuzzTest {

    private static final List<String> TEXTS = List.of(
            "{\"chunk\":12,\"results\":[1,-2,345678,0,null,true,false,\"a\",\"longer than eight\",[],{},[[1],{\"a\":[]}]]}",
            " [ 1 , 2 ,\t3 ]\n",
            "[999999999999999999,-999999999999999999,9999999999999999999,9223372036854775807,-9223372036854775808]",
            "[1,9223372036854775806,-9223372036854775807,1000000000000000000,-9223372036854775809,5,18446744073709551616]",
            "[3,9223372036854775808,4,-9223372036854775808,10000000000000000000,9999999999999999999,0000000000000000001]",
            "{\"größe\":1,\"😀\":2,\"é\\u0061\":3,\"\\ud83d\\ude00\":4}",
            "{\"größe\" : 1,\"é\":[{\"ü\":\"ü\"}],\"\uFFFD\":3}",
            "{\"é\\ud800\":1}",
            "[2147483647,2147483648,-2147483648,-2147483649,32767,32768,-32768,-32769,128]",
            "[0,-0,00,01,-01,1.5,1e5,1E-2,-1.0e+30,0.1,-]",
            "[-0]",
            "[-0.0,0e0,-0E-0,1e999,1e-999,4.9e-324,0.1234567890123456789012345678901,123456789012345678.5,1.5E+3]",
            "[12345678901234567890123456789.5,0.12345678901234567890123456789012,1e0000000000000000000000000000001]",
            "[1.]",
            "[.5]",
            "[1e]",
            "[1e+]",
            "[1.5.5]",
            "[00.5]",
            "[-.5]",
            "[1.5x]",
            "{\"a\":1.5,\"b\":[2.5e3,{\"c\":-1e-2}]}",
            "1.5",
            "1.5 ",
            "1.",
            "[1,2,3,4.25,5,6]",
            "[\"\\u00e9\\ud83d\\ude00\\n\\\\\\\"\\/\\b\\f\\r\\t\",\"\\x\",\"\\u12\"]",
            "[\"é ü 😀 \uFFFD\",\"plain\",\"é\\né\",\"\\ud800 alone\"]",
            "{\"name\":1,\"name\":2,\"esc\\u0061ped\":3,\"é\":4,\"\":5,\"a name that is longer than sixty-four characters,"
                    + " and is not kept therefore\":6}",
            "[{\"a\":1,\"name\":[2],\"é\":\"x\"},{\"name\":1,\"a\":1},{\"a\" :1, \"name\":2},{\"a\":{\"a\":{}}},{\"a\"}]",
            "{\"a\":{\"b\":{\"c\":[{\"d\":\"e\"},{\"d\":\"f\"},{\"d\":3}]}},\"b\" : \"x\" , \"c\":[ ] , \"d\":{ } }",
            "[\"\",\"AA==\",\"AAA=\",\"aGVsbG8gd29ybGQh+/8=\"]",
            "[\"AB==\",\"AAB=\",\"AA\",\"AAA\",\"A===\",\"AA==AA==\",\"A A = =\",\"-_-_\",\"AA=A\",\"AA\\u003d=\",\"A\"]",
            "[nul]",
            "[truex]",
            "[tru",
            "true",
            "12",
            "\"text\"  ",
            "1 2",
            "{} {}",
            "[1,]",
            "[,1]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "[1}",
            "{\"a\":1]",
            "[\"never ended",
            "");

    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(RandomRun.kept("parser"));
        for (String text : TEXTS) {
            for (int asked : new int[] {0, 3, 0x14, 0x28, 0x3f, 0x40, 0x47, 0x80, 0x83}) {
                byte[] seed = (" " + text).getBytes(StandardCharsets.UTF_8);
                seed[0] = (byte) asked;
                seeds.add(seed);
            }
        }
        return seeds;
    }

    @Test
    void parser_everyTextCutAnywhere_saysWhatJacksonSays() {
        for (byte[] seed : seeds()) {
            for (int length = 0; length <= seed.length; length++) {
                ParserFuzz.fuzzerTestOneInput(Arrays.copyOf(seed, length));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void parser_damagedTexts_saysWhatJacksonSays(long randomSeed) throws InterruptedException {
        RandomRun.of(ParserFuzz::fuzzerTestOneInput, seeds(), randomSeed, 50_000);
    }

    @Test
    void parser_nestingAtTheLimit_saysWhatJacksonSays() {
        int most = JacksonParsers.MAX_DEPTH;
        for (int depth = most - 1; depth <= most + 2; depth++) {
            String nested = "\0" + "[".repeat(depth) + "1" + "]".repeat(depth);
            ParserFuzz.fuzzerTestOneInput(nested.getBytes(StandardCharsets.UTF_8));
        }
    }
}
