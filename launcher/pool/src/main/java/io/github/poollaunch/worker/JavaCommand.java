package io.github.poollaunch.worker;

import java.io.File;
import java.nio.file.Path;

/** Where the java command of an installation is. */
final class JavaCommand {
    private JavaCommand() {}

    static Path of(Path home) {
        return home.toAbsolutePath().resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }
}
