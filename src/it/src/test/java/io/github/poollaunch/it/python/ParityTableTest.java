package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The table of parity names tests that exist, one at least for each row, and leaves out none of those of behaviour. */
class ParityTableTest {

    private static final Path ROOT = Path.of(System.getProperty("poollaunch.it.root", "../.."));

    private static final String TESTS = "io.github.poollaunch.it.";

    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("src/docs/python-parity.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| Python |"))
                .toList();
    }

    @Test
    void row_names_aVerdictAndTestsThatExist() throws Exception {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            assertThat(cells).as(row).hasSize(5);
            assertThat(cells[2].strip()).as(row).matches("(same|different|not there)(: .*|; .*)?");
            Matcher test = TEST.matcher(cells[3]);
            int named = 0;
            while (test.find()) {
                assertThat(isTest(find(test.group(1)), test.group(2)))
                        .as(test.group())
                        .isTrue();
                named++;
            }
            assertThat(named).as(row).isPositive();
        }
    }

    @Test
    void test_ofThisPackage_isNamedInARow() throws Exception {
        Set<String> named = new HashSet<>();
        for (String row : rows()) {
            TEST.matcher(row).results().forEach(each -> named.add(each.group(1) + '#' + each.group(2)));
        }
        try (Stream<Path> sources = Files.list(ROOT.resolve("src/it/src/test/java/io/github/poollaunch/it/python"))) {
            for (String name : sources.map(each -> each.getFileName().toString())
                    .filter(each -> each.startsWith("PythonPool"))
                    .map(each -> each.replace(".java", ""))
                    .toList()) {
                for (Method method : find(name).getDeclaredMethods()) {
                    if (isTest(method)) {
                        assertThat(named).contains(name + '#' + method.getName());
                    }
                }
            }
        }
    }

    private static Class<?> find(String simpleName) throws ClassNotFoundException {
        for (String folder : List.of("python.", "", "examples.", "cli.")) {
            try {
                return Class.forName(TESTS + folder + simpleName);
            } catch (ClassNotFoundException e) {
                // The next folder, then.
            }
        }
        throw new ClassNotFoundException(simpleName);
    }

    private static boolean isTest(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(each -> each.getName().equals(method) && isTest(each));
    }

    private static boolean isTest(Method method) {
        return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
    }
}
