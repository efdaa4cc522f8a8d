package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each promise of these pages names a test that exists. */
class GuaranteesTableTest {

    private static final Path ROOT = Path.of(System.getProperty("poollaunch.it.root", "../.."));

    private static List<String> rows(String page) throws IOException {
        return Files.readAllLines(ROOT.resolve("src/docs").resolve(page)).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| Promise |"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guarantees.md"})
    void row_namesTestsThatExist(String page) throws Exception {
        List<String> rows = rows(page);
        assertThat(rows).hasSizeGreaterThan(10);
        for (String row : rows) {
            assertThat(NamedTests.in(row)).as(row).isNotEmpty();
        }
    }
}
