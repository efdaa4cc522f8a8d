/**
 * The leak run, {@code src/it/leaks}: thousands of pools and millions of items in one JVM, which at its end must hold no more
 * than it did half-way.
 */
package io.github.poollaunch.it.leaks;
