package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.Nullable;

/** Which strings can be the names of an object's members. */
public final class Names {
    private Names() {}

    /**
     * Whether {@code name} can be one: a parser takes half of a surrogate pair in a string's value, but refuses the whole
     * text for one in a name.
     */
    public static boolean canBe(@Nullable String name) {
        if (name == null) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                return isPaired(name);
            }
        }
        return true;
    }

    private static boolean isPaired(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isHighSurrogate(name.charAt(i))
                    && i + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
