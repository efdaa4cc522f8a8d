/**
 * A Java function over lines from the shell.
 *
 * <pre>
 *   puller's thread (the pool's)                                    main thread
 *   FILE… --&gt; InputItems --&gt; LineReader --&gt; LineDecoder --&gt; Pool.imap --&gt; Mapping --&gt; ResultEncoder --&gt; ResultWriter
 *                |                             |                             |
 *                `--&gt; Places (item → line)     `--------&gt; Complaints &lt;-------'  one line on stderr for each fault
 * </pre>
 *
 * Nothing here grows with the input.
 */
@NullMarked
package io.github.poollaunch.cli.map;

import org.jspecify.annotations.NullMarked;
