package io.github.poollaunch.bench.contestant;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the driver asks for, one line: {@code map processes=2 items=1000 chunk=1}.
 *
 * @param workload the first word
 * @param arguments the others, in their order
 */
public record Request(String workload, Map<String, String> arguments) {

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException if a word but the first has no {@code =}
     */
    public static Request parse(String line) {
        String[] words = line.strip().split(" +", -1);
        Map<String, String> arguments = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not key=value: " + words[i]);
            }
            arguments.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        return new Request(words[0], arguments);
    }

    /** Returns an argument that must be there. */
    public String text(String key) {
        String value = arguments.get(key);
        if (value == null) {
            throw new IllegalArgumentException(workload + " needs " + key + "=…");
        }
        return value;
    }

    /** Returns an argument, or {@code otherwise}. */
    public String text(String key, String otherwise) {
        return arguments.getOrDefault(key, otherwise);
    }

    /** Returns a number that must be there. */
    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    /** Returns a number, or {@code otherwise}. */
    public int number(String key, int otherwise) {
        return Integer.parseInt(text(key, Integer.toString(otherwise)));
    }
}
