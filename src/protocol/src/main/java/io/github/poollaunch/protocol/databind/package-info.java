/**
 * Classes with Jackson annotations, by Jackson's databind. The only package that knows databind, and loaded only when a
 * type needs it: databind costs a child several times what the rest of its start does.
 */
@NullMarked
package io.github.poollaunch.protocol.databind;

import org.jspecify.annotations.NullMarked;
