package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLogTest {

    @Test
    void names_areThoseOfClassesFromFiles() {
        assertThat(ClassLog.names(List.of(
                        "a.b.C$D source: file:/x/y.jar",
                        "java.sql.Date source: jrt:/java.sql",
                        "java.lang.Object source: shared objects file",
                        "java.util.List source: shared objects file (top)",
                        "a.b.C$$Lambda$1/0x00007f0719002000 source: a.b.C",
                        "a.b.C$$Lambda/0x00007f0719002000 source: file:/x/y.jar",
                        "jdk.proxy1.$Proxy0 source: __dynamic_proxy__",
                        "half a li")))
                .containsExactly("a.b.C$D", "java.sql.Date");
    }
}
