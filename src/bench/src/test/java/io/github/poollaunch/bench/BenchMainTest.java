package io.github.poollaunch.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchMainTest {

    private final StringWriter err = new StringWriter();
    private final CommandLine command = new CommandLine(new BenchMain()).setErr(new PrintWriter(err));

    @Test
    void unknownGoal_isAUsageError() {
        assertThat(command.execute("S99")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no S99").contains("S3 (apply)");
    }

    @Test
    void jmh_withAndWithoutAPattern_isParsed() {
        assertThat(command.parseArgs("--jmh").matchedOptionValue("--jmh", "")).isEqualTo(".*");
        assertThat(command.parseArgs("--jmh", "Frame").matchedOptionValue("--jmh", ""))
                .isEqualTo("Frame");
    }

    @Test
    void classPathOfContestants_leavesOutTheDriversOwn() {
        String before = System.getProperty("java.class.path");
        try {
            System.setProperty("java.class.path", "/a/classes:/a/lib/x.jar:/a/extra/jmh.jar");
            assertThat(BenchMain.contestantsClassPath()).isEqualTo("/a/classes:/a/lib/x.jar");
        } finally {
            System.setProperty("java.class.path", before);
        }
    }
}
