/** Tables, JSON, Markdown and plots of what was measured. */
@NullMarked
package io.github.poollaunch.bench.report;

import org.jspecify.annotations.NullMarked;
