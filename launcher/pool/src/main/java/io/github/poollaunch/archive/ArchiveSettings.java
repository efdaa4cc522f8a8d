package io.github.poollaunch.archive;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What this JVM's user wants of archives, and where they are.
 *
 * @param used whether there are any
 * @param made whether those that are missing are made
 * @param cache the folder of the user's archives; null if there is no place for it
 */
record ArchiveSettings(boolean used, boolean made, @Nullable Path cache) {

    static final String SWITCH_PROPERTY = "poollaunch.archive";
    static final String SWITCH_VARIABLE = "POOL_LAUNCH_ARCHIVE";
    static final String CACHE_PROPERTY = "poollaunch.cache";
    static final String CACHE_VARIABLE = "POOL_LAUNCH_CACHE";

    private static final String NAME = "pool-launch";

    static ArchiveSettings ofThisJvm() {
        return of(System.getProperties(), System.getenv());
    }

    static ArchiveSettings of(Properties properties, Map<String, String> environment) {
        String wanted = first(properties.getProperty(SWITCH_PROPERTY), environment.get(SWITCH_VARIABLE));
        boolean used = !"off".equals(wanted);
        return new ArchiveSettings(used, used && !"use".equals(wanted), used ? cache(properties, environment) : null);
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        String text = one == null || one.isBlank() ? other : one;
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Path cache(Properties properties, Map<String, String> environment) {
        try {
            String told = first(properties.getProperty(CACHE_PROPERTY), environment.get(CACHE_VARIABLE));
            if (told != null) {
                return Path.of(told).toAbsolutePath();
            }
            String xdg = environment.get("XDG_CACHE_HOME");
            if (xdg != null && Path.of(xdg).isAbsolute()) {
                return Path.of(xdg, NAME);
            }
            String local = environment.get("LOCALAPPDATA");
            if (File.separatorChar == '\\' && local != null && Path.of(local).isAbsolute()) {
                return Path.of(local, NAME);
            }
            String home = properties.getProperty("user.home");
            // A user without a home has "?", or a folder that is not there: it is not made for this.
            if (home == null || !Path.of(home).isAbsolute() || !Files.isDirectory(Path.of(home))) {
                return null;
            }
            String system = String.valueOf(properties.getProperty("os.name")).toLowerCase(Locale.ROOT);
            return system.startsWith("mac") ? Path.of(home, "Library", "Caches", NAME) : Path.of(home, ".cache", NAME);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
