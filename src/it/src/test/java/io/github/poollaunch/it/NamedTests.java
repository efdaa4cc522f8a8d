package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The tests that a page of the documentation names, as {@code `Class#method`}. */
public final class NamedTests {

    private static final String TESTS = "io.github.poollaunch.it.";

    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    private NamedTests() {}

    /** Returns the names in a text; each must be that of a test that exists. */
    public static Set<String> in(String text) throws ClassNotFoundException {
        Set<String> names = new HashSet<>();
        Matcher test = TEST.matcher(text);
        while (test.find()) {
            Class<?> type = find(test.group(1));
            String method = test.group(2);
            assertThat(hasTest(type, method)).as(test.group()).isTrue();
            names.add(test.group(1) + '#' + method);
        }
        return names;
    }

    private static boolean hasTest(Class<?> type, String method) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (Arrays.stream(each.getDeclaredMethods())
                    .anyMatch(one -> one.getName().equals(method) && isTest(one))) {
                return true;
            }
        }
        return false;
    }

    /** Finds a class of tests by its simple name. */
    public static Class<?> find(String simpleName) throws ClassNotFoundException {
        for (String folder : List.of("", "python.", "faults.", "archive.", "examples.", "cli.", "architecture.")) {
            try {
                return Class.forName(TESTS + folder + simpleName);
            } catch (ClassNotFoundException e) {
                // The next folder, then.
            }
        }
        throw new ClassNotFoundException(simpleName);
    }

    public static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
