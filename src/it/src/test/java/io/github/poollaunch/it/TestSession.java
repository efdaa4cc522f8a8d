package io.github.poollaunch.it;

import io.github.poollaunch.archive.ArchiveException;
import io.github.poollaunch.archive.Archives;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Makes the class-data archive before the first test: children without a coverage agent start from it, as users' do. And sets
 * how long tests wait for what comes soon on an idle machine: a busy one is no failure. */
public final class TestSession implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        if (Archives.cacheFolder() == null) {
            return; // Somebody runs the tests without any.
        }
        try {
            Archives.ofChildren(Path.of(System.getProperty("java.home")), null);
        } catch (ArchiveException e) {
            System.err.println("the tests' children start without an archive: " + e.getMessage());
        }
    }
}
