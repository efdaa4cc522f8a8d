/**
 * Requests (parent to child) and replies (child to parent). Each is one JSON object whose first member tells its kind;
 * the members come in the order that is documented, since values are decoded while they are read.
 */
@NullMarked
package io.github.poollaunch.protocol.message;

import org.jspecify.annotations.NullMarked;
