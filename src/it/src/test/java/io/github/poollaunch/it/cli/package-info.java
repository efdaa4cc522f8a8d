/** The command pool-launch as users run it: a process with pipes, files and signals. */
package io.github.poollaunch.it.cli;
