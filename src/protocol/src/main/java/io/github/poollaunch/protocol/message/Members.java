package io.github.poollaunch.protocol.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The members of an object in a message that has no values of the user's. */
final class Members {
    private Members() {}

    /** Moves to the value of the member that tells what a message is; returns that member's name, null if there is none. */
    static @Nullable String kind(JsonParser in) {
        String name = in.nextName();
        in.nextToken();
        if ("size".equals(name)) {
            name = in.nextName(); // That was the frame reader's.
            in.nextToken();
        }
        return name;
    }

    /** The scalar members up to the end of the object, as text; unknown structures are skipped. */
    static Map<String, String> read(JsonParser in) {
        return read(in, null);
    }

    /**
     * The same.
     *
     * @param types where the member "types" goes, a list of strings; null if it is like any other
     */
    static Map<String, String> read(JsonParser in, @Nullable List<String> types) {
        Map<String, String> members = new HashMap<>();
        String name;
        while ((name = in.nextName()) != null) {
            JsonToken token = in.nextToken();
            if (token.isScalarValue()) {
                members.put(name, in.getString());
            } else if (types != null && name.equals("types") && token == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    if (in.currentToken() != JsonToken.VALUE_STRING) {
                        throw new IllegalArgumentException("a type that is no string");
                    }
                    types.add(in.getString());
                }
            } else {
                in.skipChildren();
            }
        }
        return members;
    }

    /** One that must be there. */
    static String text(Map<String, String> members, String name) {
        String text = members.get(name);
        if (text == null) {
            throw new IllegalArgumentException("the member " + name + " is missing");
        }
        return text;
    }
}
