/**
 * Every fault, in every call, with one worker and with several: {@link io.github.poollaunch.it.faults.FaultMatrix}.
 *
 * <p>A {@link io.github.poollaunch.it.faults.Fault} says what is expected, a {@link io.github.poollaunch.it.faults.Deed} is
 * what the bad item does in its worker, a {@link io.github.poollaunch.it.faults.Call} runs the items and collects what
 * becomes of each, and the {@link io.github.poollaunch.it.faults.RunLog} tells how often each was run.
 */
package io.github.poollaunch.it.faults;
