package io.github.poollaunch.it;

import io.github.poollaunch.archive.ArchiveException;
import io.github.poollaunch.archive.Archives;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Makes the class-data archive before the first test: children without a coverage agent start from it, as users' do. */
public final class ArchiveFirst implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
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
