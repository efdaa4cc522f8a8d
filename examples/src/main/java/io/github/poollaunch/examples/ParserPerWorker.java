package io.github.poollaunch.examples;

import io.github.poollaunch.Pool;
import io.github.poollaunch.ThisWorker;
import java.text.NumberFormat;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;

/**
 * An initializer makes what is dear, or not thread-safe, once in each worker: a parser, a connection, a model. It never
 * travels, so that it may be of any type.
 */
public final class ParserPerWorker {
    private ParserPerWorker() {}

    public static NumberFormat open(String language) {
        return NumberFormat.getInstance(Locale.forLanguageTag(language));
    }

    public static double parse(String text) throws ParseException {
        return ThisWorker.state(NumberFormat.class).parse(text).doubleValue();
    }

    public static void main(String[] args) {
        try (Pool pool = Pool.builder()
                .processes(2)
                .initializer(ParserPerWorker::open, "de")
                .build()) {
            System.out.println(
                    pool.map(ParserPerWorker::parse, List.of("1,5", "1.000", "-0,25"))); // [1.5, 1000.0, -0.25]
        }
    }
}
