package io.github.poollaunch.dispatch;

/**
 * Where a pool stands.
 *
 * <pre>
 *               submit     close         join      terminate
 *  RUNNING      works      to CLOSED     error     to TERMINATED
 *  CLOSED       error      waits         waits     to TERMINATED
 *  TERMINATED   error      waits         waits     nothing
 * </pre>
 */
enum PoolState {
    RUNNING,
    CLOSED,
    TERMINATED
}
