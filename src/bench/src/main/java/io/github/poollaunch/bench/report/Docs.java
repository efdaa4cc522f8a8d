package io.github.poollaunch.bench.report;

/** Figures in a document, between two marks. */
public final class Docs {

    private static final String BEGIN = "<!-- figures -->";
    private static final String END = "<!-- /figures -->";

    private Docs() {}

    /**
     * Returns a document with other figures between its marks.
     *
     * @throws IllegalArgumentException if it has not both marks, in their order
     */
    public static String updated(String document, String figures) {
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no lines " + BEGIN + " and " + END + " for the figures");
        }
        return document.substring(0, begin + BEGIN.length()) + "\n" + figures.strip() + "\n" + document.substring(end);
    }
}
