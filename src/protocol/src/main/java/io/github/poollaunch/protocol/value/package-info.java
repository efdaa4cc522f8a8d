/**
 * Java values as JSON, or in another format, by their declared type: {@link io.github.poollaunch.protocol.value.Codecs} turns
 * a type into a codec, codecs nest as types do. They write to a {@link io.github.poollaunch.protocol.value.ValueOutput} and read
 * from one of Jackson's parsers. A value that its declared type does not tell is refused, or tagged
 * ({@link io.github.poollaunch.protocol.value.DynamicCodec}); it never arrives as another type.
 */
@NullMarked
package io.github.poollaunch.protocol.value;

import org.jspecify.annotations.NullMarked;
