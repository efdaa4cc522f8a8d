package io.github.poollaunch.cli.map;

import io.github.poollaunch.protocol.format.Json;
import io.github.poollaunch.protocol.format.PlainNames;
import io.github.poollaunch.protocol.value.ValueCodec;
import io.github.poollaunch.protocol.value.ValueException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** One JSON value a line, of the function's parameter type. Used by one thread. */
final class JsonLines implements LineDecoder {

    private final ValueCodec parameter;

    /** Of all lines. */
    private final PlainNames names = new PlainNames();

    JsonLines(ValueCodec parameter) {
        this.parameter = parameter;
    }

    @Override
    public boolean skips(byte[] line) {
        for (int i = hasByteOrderMark(line) ? 3 : 0; i < line.length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Object decode(byte[] line) throws BadLineException {
        check(line);
        byte[] json = hasByteOrderMark(line) ? Arrays.copyOfRange(line, 3, line.length) : line;
        try (JsonParser in = Json.parser(json, names)) {
            in.nextToken();
            Object item = parameter.read(in);
            if (in.nextToken() != null) {
                throw new BadLineException("there is more behind the JSON value, in column "
                        + in.currentTokenLocation().getColumnNr() + ": write one value a line");
            }
            return item;
        } catch (ValueException e) {
            throw new BadLineException(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            String where = location == null ? "" : " in column " + location.getColumnNr();
            throw new BadLineException("broken JSON" + where + ": " + plain(e.getOriginalMessage()));
        }
    }

    /** Without what only a programmer with Jackson in hand could do, or look up. */
    private static String plain(String message) {
        return message.replaceAll("\\s*\\(start marker at \\[Source: [^\\]]*\\]\\)", "")
                .replaceAll(",? from `[^`]*`", "")
                .replaceAll(": enable `[^`]*` to allow", "");
    }

    /** Whether it begins with the mark of UTF-8 that some editors of Windows put before a file, and that JSON may be read without. */
    private static boolean hasByteOrderMark(byte[] line) {
        return line.length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
    }

    /** The parser is more generous: it takes some bytes that are not UTF-8, and zeros for another encoding's sign. */
    private static void check(byte[] line) throws BadLineException {
        boolean ascii = true;
        for (int i = 0; i < line.length; i++) {
            ascii &= line[i] >= 0;
            if (line[i] == 0) {
                throw new BadLineException("broken JSON in column " + (i + 1) + ": a zero byte");
            }
        }
        if (!ascii) {
            Utf8.decode(line);
        }
    }
}
