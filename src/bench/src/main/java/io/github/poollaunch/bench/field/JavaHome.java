package io.github.poollaunch.bench.field;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A Java installation.
 *
 * @param home its folder
 * @param feature 17, 25
 * @param version all of its version
 * @param vendor who built it
 */
public record JavaHome(Path home, int feature, String version, String vendor) {

    /** Reads the file {@code release} that each installation has; null if there is none here, or no java. */
    static @Nullable JavaHome read(Path home) {
        if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
            return null;
        }
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"), StandardCharsets.UTF_8)) {
            release.load(reader);
            String version = unquoted(release, "JAVA_VERSION");
            return new JavaHome(
                    home.toRealPath(),
                    Runtime.Version.parse(version).feature(),
                    version,
                    unquoted(release, "IMPLEMENTOR"));
        } catch (IOException | IllegalArgumentException e) {
            return null; // Not an installation that could be asked to run anything.
        }
    }

    private static String unquoted(Properties release, String name) {
        return release.getProperty(name, "").replace("\"", "");
    }

    /** Its command. */
    public String java() {
        return home.resolve("bin").resolve("java").toString();
    }
}
