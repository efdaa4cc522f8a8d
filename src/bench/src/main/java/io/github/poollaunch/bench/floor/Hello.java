package io.github.poollaunch.bench.floor;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The least JVM: answers each byte with a byte, the first unasked, until its stdin ends. If it is given a file, it reads
 * that into a string first.
 */
public final class Hello {
    private Hello() {}

    /** Kept, so that it is not left out. */
    static volatile String text = "";

    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            // The quickest of the JDK's ways: it does not copy what it has read into the string.
            text = Files.readString(Path.of(args[0]), StandardCharsets.ISO_8859_1);
        }
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        byte[] block = new byte[4096];
        out.write('h');
        int read;
        while ((read = in.read(block)) > 0) {
            out.write(block, 0, read);
        }
    }
}
