package io.github.poollaunch.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.poollaunch.Pool;
import io.github.poollaunch.PoolException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of src/docs/security.md that need processes. */
@ExtendWith(NoSurvivors.class)
class SecurityIT {

    private static final String LISTENING = "0A";

    @TempDir
    Path folder;

    /**
     * One parent serves several promises, since it needs a JVM of its own: values from the user are no shell's business,
     * secrets are not told, temporary files are the owner's alone, nobody listens.
     */
    @Test
    void parentWithNastySettingsAndSecrets_keepsItsPromises() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp $(touch pwned) 'q' \"d\" `b` ü"));
        Path work = Files.createDirectory(folder.resolve("work"));
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dfile.encoding=UTF-8",
                        "-Djava.io.tmpdir=" + temporary,
                        "-Dsecret=" + HostileNamesParent.SECRET + "parent",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileNamesParent.class.getName(),
                        work.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8"); // For the names of files.
        builder.environment().put("SECRET_OF_PARENT", HostileNamesParent.SECRET + "parent");
        Process parent = builder.start();
        try {
            List<String> said = new ArrayList<>();
            BufferedReader lines = parent.inputReader(StandardCharsets.UTF_8);
            String line;
            while ((line = lines.readLine()) != null && !line.equals("ready")) {
                said.add(line);
            }
            assertThat(said)
                    .contains("environment true", "property true", "item true", "directory true", "class path true")
                    .anyMatch(each -> each.contains("WorkerDiedException"))
                    .anyMatch(each -> each.startsWith("ChildOptions[") && each.contains("[SECRET]"))
                    .noneMatch(each -> each.contains(HostileNamesParent.SECRET));
            ownersOnly(temporary);
            List<Long> pids = new ArrayList<>(List.of(parent.pid()));
            said.stream()
                    .filter(each -> each.startsWith("pid "))
                    .forEach(each -> pids.add(Long.parseLong(each.substring(4))));
            assertThat(pids).hasSize(3);
            for (long pid : pids) {
                assertThat(listening(pid)).as("sockets of " + pid).isEmpty();
            }
            parent.getOutputStream().close();
            assertThat(parent.waitFor()).isZero();
            ownersOnly(temporary);
            try (Stream<Path> all = Files.walk(folder)) {
                assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("pwned");
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    /** All that we have put there, so that nobody else gets to what is below. */
    private static void ownersOnly(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith("pool-launch")) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .endsWith("------");
                }
            }
        }
    }

    /** The lines of the kernel's tables of sockets that are listening ones of that process. */
    private static List<String> listening(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        assumeThat(process.resolve("fd")).as("a system that tells").isDirectory();
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String socket : Files.readAllLines(process.resolve("net").resolve(table))) {
                String[] columns = socket.strip().split("\\s+", -1);
                boolean listens = table.startsWith("udp") || columns[3].equals(LISTENING);
                if (listens && inodes.contains(columns[9])) {
                    found.add(socket);
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "", "1a", "a b", "a=b", "BASH_FUNC_exec%%", "ä"})
    void variable_thatTheShellWouldDrop_isRefused(String name) {
        assertThatThrownBy(() -> Pool.builder().environment(Map.of(name, HostileNamesParent.SECRET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('"' + name + '"')
                .hasMessageNotContaining(HostileNamesParent.SECRET);
    }

    @Test
    void variable_withANullCharacter_isRefused() {
        assertThatThrownBy(() -> Pool.builder().environment(Map.of("A", HostileNamesParent.SECRET + "\0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(HostileNamesParent.SECRET);
    }

    /** Java takes such an entry for all jars of a folder. */
    @Test
    void classPathEntry_thatIsAWildcard_isRefused() throws Exception {
        Path star = Files.createDirectory(folder.resolve("*"));
        assertThatThrownBy(() -> Pool.builder().classPath(star).build())
                .isInstanceOf(PoolException.class)
                .hasMessageContaining("name the jars");
    }
}
