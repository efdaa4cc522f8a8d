package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ArchiveSettingsTest {

    @TempDir
    Path home;

    private final Properties properties = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    private ArchiveSettings settings() {
        properties.putIfAbsent("user.home", home.toString());
        properties.putIfAbsent("os.name", "Linux");
        return ArchiveSettings.of(properties, environment);
    }

    @Test
    void nothingSaid_usedAndMade_inTheUsersCache() {
        assertThat(settings()).isEqualTo(new ArchiveSettings(true, true, home.resolve(".cache/pool-launch")));
    }

    @Test
    void mac_hasItsOwnPlace() {
        properties.put("os.name", "Mac OS X");
        assertThat(settings().cache()).isEqualTo(home.resolve("Library/Caches/pool-launch"));
    }

    @Test
    void xdg_ifAbsolute_comesBeforeTheHome() {
        environment.put("XDG_CACHE_HOME", "relative");
        assertThat(settings().cache()).isEqualTo(home.resolve(".cache/pool-launch"));
        environment.put("XDG_CACHE_HOME", "/xdg");
        assertThat(settings().cache()).isEqualTo(Path.of("/xdg/pool-launch"));
    }

    @Test
    void property_comesBeforeTheVariable_beforeAllElse() {
        environment.put("XDG_CACHE_HOME", "/xdg");
        environment.put("POOL_LAUNCH_CACHE", "/variable");
        assertThat(settings().cache()).isEqualTo(Path.of("/variable"));
        properties.put("poollaunch.cache", "/property");
        assertThat(settings().cache()).isEqualTo(Path.of("/property"));
    }

    @Test
    void userWithoutAHome_noPlace() {
        properties.put("user.home", "?");
        assertThat(settings().cache()).isNull();
        properties.put("user.home", home.resolve("missing").toString());
        assertThat(settings().cache()).isNull();
    }

    @Test
    void off_neitherUsedNorMade() {
        environment.put("POOL_LAUNCH_ARCHIVE", "off");
        assertThat(settings()).isEqualTo(new ArchiveSettings(false, false, null));
    }

    @Test
    void use_usedButNotMade_andThePropertyWins() {
        environment.put("POOL_LAUNCH_ARCHIVE", "use");
        assertThat(settings().used()).isTrue();
        assertThat(settings().made()).isFalse();
        properties.put("poollaunch.archive", "auto");
        assertThat(settings().made()).isTrue();
    }
}
