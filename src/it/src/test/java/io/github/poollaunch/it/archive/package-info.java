/** Class-data archives, over real JVMs. */
package io.github.poollaunch.it.archive;
