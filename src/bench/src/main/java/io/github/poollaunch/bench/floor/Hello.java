package io.github.poollaunch.bench.floor;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
            text = read(new File(args[0]));
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

    /** In pieces, since the JDK reads into memory of its own first. */
    private static String read(File file) throws IOException {
        byte[] bytes = new byte[(int) file.length()];
        try (FileInputStream in = new FileInputStream(file)) {
            int read = 0;
            while (read < bytes.length) {
                read += in.read(bytes, read, Math.min(1 << 16, bytes.length - read));
            }
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
