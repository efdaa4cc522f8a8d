package io.github.poollaunch.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poollaunch.protocol.remains.WorkerMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolFolderTest {

    @TempDir
    Path temporary;

    private PoolFolder outermost() {
        return PoolFolder.make(temporary, List.of());
    }

    private static Path path(PoolFolder folder) {
        return Objects.requireNonNull(folder.path());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void make_isReadableByItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path(outermost()))))
                .isEqualTo("rwx------");
    }

    @Test
    void close_deletesEverythingButNamedLogs() throws IOException {
        PoolFolder folder = outermost();
        Files.writeString(folder.file("record-1"), "x");
        Files.writeString(folder.file("crash-7.log"), "x");
        Files.writeString(folder.file("crash-8.log"), "x");
        folder.keep(folder.file("crash-8.log"));
        folder.close();
        assertThat(names(path(folder))).containsExactly("crash-8.log");
        assertThatThrownBy(() -> folder.file("record-2"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void close_nothingKept_deletesTheFolder() throws IOException {
        PoolFolder folder = outermost();
        Files.writeString(folder.file("record-1"), "x");
        folder.close();
        folder.close();
        assertThat(names(temporary)).isEmpty();
    }

    @Test
    void close_linksAndFolders_areNotFollowed() throws IOException {
        PoolFolder folder = outermost();
        Path precious = Files.createDirectory(temporary.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.createSymbolicLink(folder.file("link"), precious);
        Path inside = Files.createDirectory(folder.file("inside"));
        folder.close();
        assertThat(names(precious)).containsExactly("file");
        assertThat(names(path(folder))).containsExactly("inside");
        assertThat(inside).exists();
    }

    @Test
    void make_inAWorker_sharesTheOutermostFolder() throws IOException {
        PoolFolder outer = outermost();
        List<WorkerMark> worker3 = List.of(new WorkerMark(outer.id(), 3));
        PoolFolder inner = PoolFolder.make(temporary, worker3);
        List<WorkerMark> worker3x1 = List.of(new WorkerMark(outer.id(), 3), new WorkerMark(inner.id(), 1));
        PoolFolder innermost = PoolFolder.make(temporary, worker3x1);
        PoolFolder other = PoolFolder.make(temporary, List.of(new WorkerMark(outer.id(), 31)));
        for (PoolFolder each : List.of(outer, inner, innermost, other)) {
            Files.writeString(each.file("record-1"), "x");
        }
        Files.writeString(inner.file("crash-5.log"), "x");
        assertThat(names(temporary)).hasSize(1);
        assertThat(names(path(outer))).hasSize(5);

        inner.workerDied(1);
        assertThat(innermost.file("record-1")).doesNotExist();
        assertThat(inner.file("record-1")).exists();
        outer.workerDied(3);
        assertThat(inner.file("record-1")).doesNotExist();
        assertThat(inner.file("crash-5.log")).exists();
        assertThat(other.file("record-1")).exists();
        other.close();
        assertThat(outer.file("record-1")).exists();
        outer.close();
        assertThat(names(path(outer))).containsExactly(inner.prefix() + "crash-5.log");
    }

    @Test
    void make_outersFolderIsNotOurs_isNotUsed() throws IOException {
        PoolFolder gone = PoolFolder.make(temporary, List.of(new WorkerMark("abc", 3)));
        assertThat(gone.prefix()).isEmpty();
        Path open = Files.createDirectory(temporary.resolve("pool-launch-abc"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(PoolFolder.make(temporary, List.of(new WorkerMark("abc", 3))).path())
                .isNotEqualTo(open);
    }

    @Test
    void make_nowhereToWrite_isWithoutFiles() {
        PoolFolder folder = PoolFolder.make(temporary.resolve("missing"), List.of());
        assertThat(folder.path()).isNull();
        assertThatThrownBy(() -> folder.file("x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no folder can be made");
        folder.workerDied(1);
        folder.close();
    }
}
