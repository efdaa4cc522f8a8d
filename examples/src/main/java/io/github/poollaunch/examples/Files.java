package io.github.poollaunch.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Functions of files, for the shell:
 *
 * <pre>
 *   find . -type f | pool-launch map io.github.poollaunch.examples.Files::sha256 --input lines --output lines
 * </pre>
 */
public final class Files {
    private Files() {}

    /** A file's SHA-256 and its name, as {@code sha256sum FILE} of GNU coreutils 9 prints them. */
    public static String sha256(String path) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = java.nio.file.Files.newInputStream(Path.of(path))) {
            byte[] block = new byte[64 * 1024];
            int read;
            while ((read = in.read(block)) > 0) {
                digest.update(block, 0, read);
            }
        }
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        // A backslash at the line's start tells readers that the name is escaped.
        return (escaped.equals(path) ? "" : "\\") + HexFormat.of().formatHex(digest.digest()) + "  " + escaped;
    }

    /**
     * A file's number of words and its name, as {@code wc -w FILE} of GNU coreutils 9.1 prints them in the locale C.UTF-8.
     * Two differences: wc puts a name with a line feed in quotes; and a character that is newer than this Java's Unicode
     * (13 in Java 17) does not begin a word here.
     */
    public static String countWords(String path) throws IOException {
        // Bytes that are not UTF-8 are passed over, as wc does.
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.IGNORE);
        Words words = new Words();
        try (Reader in = new InputStreamReader(java.nio.file.Files.newInputStream(Path.of(path)), decoder)) {
            char[] block = new char[64 * 1024];
            int read;
            while ((read = in.read(block)) > 0) {
                words.add(block, read);
            }
        }
        return words.count() + " " + path;
    }
}
