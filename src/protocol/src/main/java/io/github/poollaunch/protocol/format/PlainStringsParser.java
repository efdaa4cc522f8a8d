package io.github.poollaunch.protocol.format;

import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.UTF8StreamJsonParser;
import tools.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * A parser that copies a string of ASCII without escapes as a whole, out of the frame. Jackson's own makes characters of its
 * bytes one by one first, which takes several times as long and twice the memory.
 */
final class PlainStringsParser extends UTF8StreamJsonParser {

    PlainStringsParser(
            ObjectReadContext read,
            IOContext context,
            int streamFeatures,
            int formatFeatures,
            ByteQuadsCanonicalizer names,
            byte[] bytes,
            int start,
            int end) {
        super(read, context, streamFeatures, formatFeatures, null, names, bytes, start, end, 0, false);
    }

    @Override
    public String getString() {
        if (_currToken == JsonToken.VALUE_STRING && _tokenIncomplete) {
            int end = PlainAscii.end(_inputBuffer, _inputPtr, _inputEnd);
            if (end < _inputEnd && _inputBuffer[end] == '"') {
                String text = _textBuffer.resetWithASCII(_inputBuffer, _inputPtr, end - _inputPtr);
                _tokenIncomplete = false;
                _inputPtr = end + 1;
                return text;
            }
        }
        return super.getString();
    }
}
