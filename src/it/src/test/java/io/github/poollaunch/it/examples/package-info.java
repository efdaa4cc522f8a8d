/** The programs of {@code examples/}, each run as its user would run it. */
package io.github.poollaunch.it.examples;
