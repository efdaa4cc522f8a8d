package io.github.poollaunch.cli.report;

/** Colours, or none. */
enum Style {
    PLAIN(false),
    COLOURED(true);

    private final boolean coloured;

    Style(boolean coloured) {
        this.coloured = coloured;
    }

    static Style of(boolean coloured) {
        return coloured ? COLOURED : PLAIN;
    }

    String title(String text) {
        return with("1", text);
    }

    String note(String text) {
        return with("2", text);
    }

    String good(String text) {
        return with("32", text);
    }

    String bad(String text) {
        return with("31", text);
    }

    private String with(String code, String text) {
        return coloured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
