package io.github.poollaunch.archive;

import java.util.List;

/**
 * The process that makes an archive. It belongs to nobody: the JVM that has started it may be gone, and none hears of it. It
 * ends by itself, since each JVM that it starts has a time limit.
 */
public final class TrainerMain {

    private TrainerMain() {}

    public static void main(String[] args) {
        ArchiveRequest request = ArchiveRequest.of(List.of(args));
        try {
            Object unused = ArchiveMaker.make(request, false);
        } catch (ArchiveException e) {
            // Noted in the folder, where somebody may look for it; whoever wants to know it now asks pool-launch warm.
        } finally {
            if (request.classes() != null) {
                ArchiveStore.delete(request.classes());
            }
        }
    }
}
