package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README quotes and points to is there. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("poollaunch.it.root", "../.."));

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void example_isQuotedAsItIs() throws IOException {
        Path example = ROOT.resolve("examples/src/main/java/io/github/poollaunch/examples/Squares.java");
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("```java\n" + Files.readString(example).strip() + "\n```");
    }

    @Test
    void links_leadSomewhere() throws IOException {
        for (String page : List.of(
                "README.md",
                "CONTRIBUTING.md",
                "src/docs/architecture.md",
                "src/docs/protocol.md",
                "src/docs/python-parity.md",
                "src/docs/if-you-know.md")) {
            Matcher link = LINK.matcher(Files.readString(ROOT.resolve(page)));
            while (link.find()) {
                assertThat(ROOT.resolve(page).resolveSibling(link.group(1)))
                        .as(page)
                        .exists();
            }
        }
    }
}
