"""The pools of Python as contestants: answers the driver's requests, a line each, until stdin ends.

usage: contestant.py spawn|forkserver|fork|executor|loky

Data and functions are those of contestant/Data.java and contestant/Functions.java.
"""

import dataclasses
import gc
import math
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
from queue import SimpleQueue

PERIOD = 10_000
_ints = []


def square(x):
    return x * x


def same(x):
    return x


def logs(count):
    fixed = float(count % 7)
    total = 0.0
    for _ in range(count):
        fixed += 0.01
        total += math.log(fixed)
    return total


def length(text):
    return len(text)


seen = False


def first_or_held(gate):
    """As Functions.firstOrHeld. Nobody ends a worker whose parent was killed: it waits no longer than the driver does."""
    global seen
    if seen:
        pause = 0.005
        end = time.monotonic() + 300
        while os.path.exists(gate) and time.monotonic() < end:
            time.sleep(pause)
            pause = min(2 * pause, 0.04)
    seen = True
    return os.getpid()


shared = None


def set_shared(value):
    global shared
    shared = value


def first_with_shared(gate):
    return first_or_held(gate), len(shared)


def ints(count):
    # The last request's is kept, as in OursMain.java.
    if len(_ints) != count:
        _ints[:] = [i % PERIOD for i in range(count)]
    return _ints


def doubles(count, seed):
    state = seed
    items = []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        items.append((state >> 11) * 2.0**-53)
    return items


def strings(count, size):
    return [("%08d" % i) * (size // 8) for i in range(count)]


@dataclasses.dataclass
class Reading:
    sensor: str
    time: int
    value: float


def readings(count):
    return [Reading("sensor %d" % (i % 100), i * 60_000, i % 1_000 / 8.0) for i in range(count)]


def text(size):
    letters = "abcdefghijklmnopqrstuvwxy"
    return letters * (size // 25) + letters[: size % 25]


def chunk_size(items, processes):
    """Pool's own formula, for executors too: their default of 1 would be another workload."""
    return -(-items // (4 * processes))


def check(right, what):
    if not right:
        raise ValueError("wrong result: " + what)


class PoolKind:
    """multiprocessing.Pool with one of its start methods."""

    def __init__(self, method):
        self.context = multiprocessing.get_context(method)

    def create(self, processes, value=None):
        if value is None:
            return self.context.Pool(processes)
        return self.context.Pool(processes, set_shared, (value,))

    def close(self, pool):
        pool.close()
        pool.join()

    def map(self, pool, function, items, chunk, processes):
        return pool.map(function, items, chunk or None)

    def imap(self, pool, function, items, chunk):
        return list(pool.imap(function, items, chunk))

    def apply(self, pool, function, item):
        return pool.apply(function, (item,))

    def submit(self, pool, function, item, callback):
        pool.apply_async(function, (item,), callback=callback, error_callback=callback)


class ExecutorKind:
    """concurrent.futures.ProcessPoolExecutor, or loky's."""

    def __init__(self, executor):
        self.executor = executor

    def create(self, processes, value=None):
        if value is None:
            return self.executor(processes)
        return self.executor(processes, initializer=set_shared, initargs=(value,))

    def close(self, pool):
        pool.shutdown(wait=True)

    def map(self, pool, function, items, chunk, processes):
        return list(pool.map(function, items, chunksize=chunk or chunk_size(len(items), processes)))

    def imap(self, pool, function, items, chunk):
        raise NotImplementedError("an executor's map is its imap")

    def apply(self, pool, function, item):
        return pool.submit(function, item).result()

    def submit(self, pool, function, item, callback):
        def done(future):
            callback(future.exception() or future.result())

        pool.submit(function, item).add_done_callback(done)


def kind_of(name):
    if name == "loky":
        from joblib.externals.loky.process_executor import ProcessPoolExecutor

        return ExecutorKind(ProcessPoolExecutor)
    if name == "executor":
        from concurrent.futures import ProcessPoolExecutor

        return ExecutorKind(ProcessPoolExecutor)
    return PoolKind(name)


class Contestant:
    def __init__(self, kind):
        self.kind = kind
        self.pools = {}
        self.data = {}

    def pool(self, processes):
        if processes not in self.pools:
            self.pools[processes] = self.kind.create(processes)
        return self.pools[processes]

    def made(self, key, make):
        if key not in self.data:
            self.data.clear()
            self.data[key] = make()
        return self.data[key]

    def close(self):
        for pool in self.pools.values():
            self.kind.close(pool)

    def create_map(self, processes, items):
        values = ints(items)
        start = time.perf_counter_ns()
        pool = self.kind.create(processes)
        out = self.kind.map(pool, square, values, 0, processes)
        self.kind.close(pool)
        end = time.perf_counter_ns()
        check(out == [x * x for x in values], "create_map")
        return {"ns": end - start}

    def cold_map(self, processes, items):
        values = ints(items)
        start = time.perf_counter_ns()
        pool = self.kind.create(processes)
        out = self.kind.map(pool, square, values, 0, processes)
        end = time.perf_counter_ns()
        self.kind.close(pool)
        check(out == [x * x for x in values], "cold_map")
        return {"ns": end - start, "items": items}

    def first_chunks(self, processes):
        start = time.perf_counter_ns()
        pool = self.kind.create(processes)
        end = self.until_all(pool, first_or_held, processes)
        self.kind.close(pool)
        return {"ns": end - start}

    def until_all(self, pool, function, processes):
        done = SimpleQueue()
        # Closed, it is gone, and its tasks go on.
        with tempfile.NamedTemporaryFile(prefix="pool-launch-bench-gate-") as gate:
            for _ in range(3 * processes):
                self.kind.submit(pool, function, gate.name, done.put)
            pids = set()
            while True:
                pid = done.get()
                if isinstance(pid, BaseException):
                    raise pid
                pids.add(pid)
                if len(pids) == processes:
                    return time.perf_counter_ns()
                self.kind.submit(pool, function, gate.name, done.put)

    def apply(self, processes, calls):
        pool = self.pool(processes)
        times = []
        for i in range(calls):
            x = i % PERIOD
            start = time.perf_counter_ns()
            out = self.kind.apply(pool, square, x)
            times.append(time.perf_counter_ns() - start)
            check(out == x * x, "apply")
        times.sort()
        return {"ns": statistics.median(times), "p99_ns": times[min(calls - 1, calls * 99 // 100)]}

    def map(self, processes, items, chunk=0):
        values = self.made(("ints", items), lambda: ints(items))
        pool = self.pool(processes)
        start = time.perf_counter_ns()
        out = self.kind.map(pool, square, values, chunk, processes)
        end = time.perf_counter_ns()
        check(len(out) == items and all(out[i] == values[i] ** 2 for i in range(0, items, 97)), "map")
        return {"ns": end - start, "items": items}

    def imap(self, processes, items, chunk):
        values = self.made(("ints", items), lambda: ints(items))
        pool = self.pool(processes)
        start = time.perf_counter_ns()
        out = self.kind.imap(pool, square, values, chunk)
        end = time.perf_counter_ns()
        check(out == [x * x for x in values], "imap")
        return {"ns": end - start, "items": items}

    def there_and_back(self, processes, values, chunk):
        pool = self.pool(processes)
        gc.collect()
        start = time.perf_counter_ns()
        out = self.kind.map(pool, same, values, chunk, processes)
        end = time.perf_counter_ns()
        check(out == values, "there_and_back")
        return {"ns": end - start, "items": len(values)}

    def doubles(self, processes, size):
        values = self.made(("doubles", size), lambda: [doubles(size, 1), doubles(size, 2)])
        return self.there_and_back(processes, values, 1)

    def strings(self, processes, items, length):
        values = self.made(("strings", items), lambda: strings(items, length))
        return self.there_and_back(processes, values, 0)

    def records(self, processes, items):
        values = self.made(("records", items), lambda: readings(items))
        return self.there_and_back(processes, values, 0)

    def cold_records(self, processes, items):
        values = readings(items)
        start = time.perf_counter_ns()
        pool = self.kind.create(processes)
        out = self.kind.map(pool, same, values, 0, processes)
        end = time.perf_counter_ns()
        self.kind.close(pool)
        check(out == values, "cold_records")
        return {"ns": end - start, "items": items}

    def big_string(self, processes, length):
        value = self.made(("text", length), lambda: text(length))
        pool = self.pool(processes)
        gc.collect()
        start = time.perf_counter_ns()
        out = self.kind.apply(pool, same, value)
        end = time.perf_counter_ns()
        check(out == value, "big_string")
        return {"ns": end - start}

    def logs(self, processes, items, count):
        pool = self.pool(processes)
        start = time.perf_counter_ns()
        out = self.kind.map(pool, logs, [count] * items, 0, processes)
        end = time.perf_counter_ns()
        check(len(set(out)) == 1 and len(out) == items, "logs")
        return {"ns": end - start, "items": items}

    def shared(self, processes, length, how):
        value = self.made(("text", length), lambda: text(length))
        gc.collect()
        start = time.perf_counter_ns()
        if how == "each":
            pool = self.kind.create(processes)
            out = self.kind.map(pool, globals()["length"], [value] * processes, 1, processes)
            end = time.perf_counter_ns()
            check(out == [length] * processes, "shared")
        else:
            pool = self.kind.create(processes, value if how == "shared" else None)
            end = self.until_all(pool, first_with_shared if how == "shared" else first_or_held, processes)
        self.kind.close(pool)
        return {"ns": end - start}


def answer(contestant, line):
    try:
        words = line.split()
        arguments = {key: value if not value.isdigit() else int(value) for key, value in (w.split("=", 1) for w in words[1:])}
        if words[0] == "ready":
            return "ok"
        method = getattr(contestant, words[0].replace("-", "_"), None)
        if method is None:
            return "skip no such workload in Python"
        figures = method(**arguments)
        return " ".join(["ok"] + ["%s=%r" % (name, float(value)) for name, value in figures.items()])
    except NotImplementedError as e:
        return "skip " + str(e)
    except BaseException as e:  # one line for the driver, whatever it is
        return "error " + " ".join(repr(e).split())


def main():
    contestant = Contestant(kind_of(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    try:
        for line in iter(sys.stdin.readline, ""):
            print(answer(contestant, line), file=answers, flush=True)
    finally:
        contestant.close()


if __name__ == "__main__":
    if sys.argv[1] == "loky":
        # It would send functions of __main__ by value, and what they share with an initializer would be lost.
        import contestant

        contestant.main()
    else:
        main()
