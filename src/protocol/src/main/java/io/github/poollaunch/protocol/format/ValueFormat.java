package io.github.poollaunch.protocol.format;

import tools.jackson.core.TokenStreamFactory;

/**
 * What the values of a pool's calls are written in between parent and child, if not in JSON: one of Jackson's other
 * formats, or a user's own. The mapping from Java types to objects, arrays, strings and numbers stays the same.
 *
 * <p>A format is a public class with a public constructor without parameters, on the class paths of both sides, together
 * with the libraries that it needs. Each side makes one object of it for a pool; it must be thread-safe.
 *
 * <p>What a format must keep, or values arrive changed:
 * <ul>
 *   <li>Several root values that one generator wrote one after another are read as several by one parser.
 *   <li>Whole numbers of any size, all bits of finite doubles and floats, and the scale of a BigDecimal.
 *   <li>The kinds of token, except that NaN and the infinities may come back as numbers or as the strings that
 *       {@link Double#toString} gives, and {@code byte[]} as binary or as a Base64 string.
 *   <li>All strings. A format that writes binary natively gets strings with half of a surrogate pair as binary; none is
 *       asked to write a name with such a half.
 * </ul>
 *
 * <p>CBOR would be: {@code public final class Cbor implements ValueFormat { public TokenStreamFactory factory() { return
 * new CBORFactory(); } }}
 */
public interface ValueFormat {

    /**
     * Returns what makes the format's parsers and generators. It is asked for once; its limits on lengths and nesting are
     * replaced by the pool's own.
     */
    TokenStreamFactory factory();
}
