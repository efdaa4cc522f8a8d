package io.github.poollaunch.bench.floor;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** The least JVM: answers each byte with a byte, the first unasked, until its stdin ends. */
public final class Hello {
    private Hello() {}

    public static void main(String[] args) throws IOException {
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
