"""Reads all of its own memory for what an answer should be."""
# by: supervisor
# limits: wall=60 check=40
from prelude import PLACES, harm, say
mark = bytes(reversed(PLACES["mark_reversed"].encode()))
looked = 0
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", buffering=0) as memory:
    for line in maps.read().splitlines():
        span, mode, *_ = line.split()
        begin, end = (int(x, 16) for x in span.split("-"))
        if "r" not in mode or begin >> 47 or end - begin > 1 << 30:
            continue
        for start in range(begin, end, 16 << 20):
            try:
                memory.seek(start)
                data = memory.read(min(end - start, (16 << 20) + 100))
            except OSError:
                break
            looked += len(data)
            at = data.find(mark)
            while at >= 0:
                # the mark that this search itself holds stands alone
                if data[at - 20:at] == b"the-solution-is-here":
                    harm("in memory", data[at - 60:at + 60])
                at = data.find(mark, at + 1)
say(f"LOOKED {looked}")
