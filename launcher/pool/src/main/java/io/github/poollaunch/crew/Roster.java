package io.github.poollaunch.crew;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Who belongs to a crew, until the listener has heard of each one's end. Shares the crew's lock, which guards its fields. */
final class Roster {

    private final Crew crew;
    private final Recruiter recruiter;
    private final ReentrantLock lock;
    private final Condition allEnded;

    /** Workers that have not ended, by number. */
    private final TreeMap<Integer, Member> members = new TreeMap<>();

    private int lastId;

    /** Workers that are gone, while the listener hears of it. */
    private int beingTold;

    Roster(Crew crew, Recruiter recruiter, ReentrantLock lock) {
        this.crew = crew;
        this.recruiter = recruiter;
        this.lock = lock;
        this.allEnded = lock.newCondition();
    }

    // Under the lock.

    /** Starts one more. If the system has no thread left, it throws an OutOfMemoryError, and nothing has changed. */
    void hire(Slot slot, Duration delay) {
        lastId++;
        Member member = recruiter.recruit(new Member.Hiring(crew, lastId, slot, delay));
        members.put(lastId, member);
        slot.add(member);
        try {
            member.start();
        } catch (OutOfMemoryError e) {
            members.remove(lastId);
            slot.remove(member);
            throw e;
        }
    }

    int lastId() {
        return lastId;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    boolean noneIsReady() {
        for (Member each : members.values()) {
            if (each.isReady()) {
                return false;
            }
        }
        return true;
    }

    /** A worker has ended; {@link #told} follows. */
    void ended(Member member) {
        members.values().remove(member);
        beingTold++;
        member.slot().remove(member);
    }

    /** The listener has heard of a worker's end; true if that was the last one's. */
    boolean told() {
        beingTold--;
        if (hasEnded()) {
            allEnded.signalAll();
            return true;
        }
        return false;
    }

    private boolean hasEnded() {
        return members.isEmpty() && beingTold == 0;
    }

    // From any thread, without the lock.

    List<Member> all() {
        lock.lock();
        try {
            return new ArrayList<>(members.values());
        } finally {
            lock.unlock();
        }
    }

    boolean awaitEnd(Duration timeout) throws InterruptedException {
        long nanos = TimeUnit.NANOSECONDS.convert(timeout);
        lock.lockInterruptibly();
        try {
            while (!hasEnded()) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = allEnded.awaitNanos(nanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
