package io.github.poollaunch;

/**
 * Whether worker JVMs start from an archive of classes that a JVM has loaded before, which makes their start about twice as
 * quick. An archive costs nothing but a few megabytes in the user's cache folder: one that is missing or does not fit is left
 * alone, silently.
 *
 * <p>The system property {@code poollaunch.archive}, or the environment variable {@code POOL_LAUNCH_ARCHIVE}, sets a limit for
 * all pools of a JVM: {@code off} for no archives, {@code use} for those only that are there; {@code auto} is the default.
 * Archives are in {@code pool-launch} in the user's cache folder, or where the system property {@code poollaunch.cache}, or the
 * environment variable {@code POOL_LAUNCH_CACHE}, says.
 */
public enum Archive {

    /**
     * The default: an archive of the pool's own jars, one for each Java installation and version of them. Where there is none
     * it is made by a process of low priority, in a few seconds, 10 s after this JVM's first pool has ended, or when this JVM
     * exits, whatever comes first; that process outlives this JVM.
     */
    AUTO,

    /** No archive is used, and none is made. */
    NONE,

    /**
     * As {@link #AUTO}, but the archive also holds what the first pool's workers have loaded from their class path, which thus
     * is part of what the archive belongs to. It pays where workers load many classes. All entries of the class path must be
     * jars; otherwise it is as AUTO.
     */
    WITH_USER_CLASSES
}
