package io.github.poollaunch.it.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poollaunch.it.NamedTests;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of parity names tests that exist, one at least for each row, and leaves out none of those of behaviour. */
class ParityTableTest {

    private static final Path ROOT = Path.of(System.getProperty("poollaunch.it.root", "../.."));

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
            assertThat(NamedTests.in(cells[3])).as(row).isNotEmpty();
        }
    }

    @Test
    void test_ofThisPackage_isNamedInARow() throws Exception {
        Set<String> named = new HashSet<>();
        for (String row : rows()) {
            named.addAll(NamedTests.in(row));
        }
        try (Stream<Path> sources = Files.list(ROOT.resolve("src/it/src/test/java/io/github/poollaunch/it/python"))) {
            for (String name : sources.map(each -> each.getFileName().toString())
                    .filter(each -> each.startsWith("PythonPool"))
                    .map(each -> each.replace(".java", ""))
                    .toList()) {
                for (Method method : NamedTests.find(name).getDeclaredMethods()) {
                    if (NamedTests.isTest(method)) {
                        assertThat(named).contains(name + '#' + method.getName());
                    }
                }
            }
        }
    }
}
