/**
 * The chaos run, {@code src/it/chaos}: random work from many threads over several pools whose workers are killed, stopped and
 * starved at random, each result held against the sequential one.
 *
 * <pre>
 *     Jobs (threads) --- Work.call ---> PoolSlot's Pool ---> workers <--- Killer, Stopper, Starver
 *        '--- Check, Ledger ---> Tally <--- HangWatch, Renewal, Leftovers
 * </pre>
 */
package io.github.poollaunch.it.chaos;
