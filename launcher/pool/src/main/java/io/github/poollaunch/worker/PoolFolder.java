package io.github.poollaunch.worker;

import io.github.poollaunch.protocol.remains.PoolFiles;
import io.github.poollaunch.protocol.remains.WorkerMark;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A pool's temporary files: {@code pool-launch-<random>} in the temporary folder, readable by its owner only, from the pool's
 * start to its end. Thread-safe.
 *
 * <p>A pool that a task has made puts its files into the folder of the worker's pool, with a prefix of its own: when the
 * worker is killed, and the inner pool's workers with it, the outer one deletes them. If this JVM is killed, its workers
 * delete everything ({@code ParentDeath} in the child); only a JVM that is killed before its first worker runs leaves the
 * folder behind.
 */
final class PoolFolder implements AutoCloseable {

    private static final String NAME = "pool-launch-";

    /** No EnumSet: it asks for all constants by reflection, which on 25 takes a JVM that has just been started 6 ms. */
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final String id;
    private final @Nullable Path folder;

    /** Empty if the folder is this pool's own. */
    private final String prefix;

    /** Why there is no folder. */
    private final String missing;

    /** Names of crash logs that an error has named. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    private PoolFolder(String id, @Nullable Path folder, String prefix, String missing) {
        this.id = id;
        this.folder = folder;
        this.prefix = prefix;
        this.missing = missing;
    }

    /**
     * Makes the folder of a new pool. It does not fail: where no folder can be made, as in a container without a place to
     * write to, there will be no files.
     *
     * @param outer the marks of this JVM itself, the outermost first; empty if it is no worker
     */
    static PoolFolder make(Path temporary, List<WorkerMark> outer) {
        String id = randomId();
        for (int i = 0; i < outer.size(); i++) {
            Path folder = temporary.resolve(NAME + outer.get(i).pool());
            if (isOurs(folder)) {
                return new PoolFolder(id, folder, prefix(outer.subList(i, outer.size()), id), "");
            }
        }
        try {
            while (true) {
                Path folder = temporary.resolve(NAME + id);
                try {
                    // createTempDirectory does no more, but starts a SecureRandom: 10 to 20 ms of a JVM's first pool.
                    return new PoolFolder(id, Files.createDirectory(folder, ownerOnly()), "", "");
                } catch (FileAlreadyExistsException e) {
                    id = randomId();
                }
            }
        } catch (IOException e) {
            return new PoolFolder(id, null, "", "no folder can be made in " + temporary + ": " + e);
        }
    }

    private static String randomId() {
        return Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    private static FileAttribute<?>[] ownerOnly() {
        // Elsewhere the temporary folder is the user's own.
        return hasPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** An environment can name any folder: it is used only if nobody else can have made it. */
    private static boolean isOurs(Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                            .getName()
                            .equals(System.getProperty("user.name"))
                    && (!hasPosix() || Files.getPosixFilePermissions(folder).equals(OWNER_ONLY));
        } catch (IOException e) {
            return false;
        }
    }

    /** Such as {@code 3-abc-}: of the pool abc in worker 3. Names of our files start with a letter, so they never match. */
    private static String prefix(List<WorkerMark> outer, String id) {
        StringBuilder prefix = new StringBuilder();
        for (int i = 0; i < outer.size(); i++) {
            prefix.append(outer.get(i).number())
                    .append('-')
                    .append(i + 1 < outer.size() ? outer.get(i + 1).pool() : id)
                    .append('-');
        }
        return prefix.toString();
    }

    /** The pool's random name: digits and small letters. */
    String id() {
        return id;
    }

    /** How the names of its files start; empty unless the pool was made by a task. */
    String prefix() {
        return prefix;
    }

    /** Where its files are; null if there is no such folder. */
    @Nullable
    Path path() {
        return folder;
    }

    /**
     * A file of the pool's, which is deleted with it; not made yet.
     *
     * @param name starting with a letter, such as record-3
     * @throws IOException if there is no folder for it, or not any more
     */
    Path file(String name) throws IOException {
        if (folder == null) {
            throw new IOException(missing);
        }
        if (closed) {
            throw new IOException("the pool has ended, and " + folder + " with it");
        }
        return folder.resolve(prefix + name);
    }

    /** A crash log that the user is told of stays. */
    void keep(Path crashLog) {
        kept.add(crashLog.getFileName().toString());
    }

    /** A worker has died: the files of pools that its tasks have made are nobody's any more. */
    void workerDied(int number) {
        if (folder != null) {
            PoolFiles.delete(folder, prefix + number + "-", PoolFolder::isLog);
        }
    }

    /** Deletes everything but crash logs that an error has named; those of an inner pool only that has known. */
    @Override
    public void close() {
        closed = true;
        if (folder != null) {
            PoolFiles.delete(folder, prefix, new Stays());
            if (prefix.isEmpty()) {
                PoolFiles.deleteFolder(folder);
            }
        }
    }

    /** Which files outlive the pool. */
    private final class Stays implements Predicate<String> {
        @Override
        public boolean test(String name) {
            return isLog(name) && (kept.contains(name) || !isOwn(name));
        }
    }

    private static boolean isLog(String name) {
        return name.endsWith(PoolFiles.LOG);
    }

    private boolean isOwn(String name) {
        return Character.isLetter(name.charAt(prefix.length()));
    }
}
