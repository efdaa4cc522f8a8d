package io.github.poollaunch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TrustTest {

    @TempDir
    Path folder;

    @Test
    void folderThatWasMade_isForItsOwnerOnly() throws Exception {
        Path made = folder.resolve("a").resolve("b");
        assertThat(Trust.isWritable(made)).isTrue();
        Trust.make(made);
        Trust.make(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(Trust.isOurs(made)).isTrue();
    }

    @Test
    void folderThatOthersCanWriteTo_isNotOurs() throws Exception {
        for (String permissions : new String[] {"rwxrwxr-x", "rwxr-xrwx"}) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
            assertThat(Trust.isOurs(folder)).isFalse();
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Trust.isOurs(folder)).isTrue();
    }

    @Test
    void folderOfAnotherUser_isNotOurs() throws Exception {
        Path others = Path.of("/usr");
        if (System.getProperty("user.name").equals("root")) {
            others = Files.createDirectory(folder.resolve("theirs"));
            Files.setAttribute(others, "unix:uid", 4711);
        }
        assertThat(Trust.isOurs(others)).isFalse();
    }

    @Test
    void missingFolder_isNotOurs() {
        assertThat(Trust.isOurs(folder.resolve("missing"))).isFalse();
    }

    @Test
    void placeBelowAFile_cannotBeMade() throws Exception {
        Path below = Files.createFile(folder.resolve("file")).resolve("cache");
        assertThat(Trust.isWritable(below)).isFalse();
        assertThatThrownBy(() -> Trust.make(below)).isInstanceOf(IOException.class);
    }
}
