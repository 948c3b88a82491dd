"""Shared memory, semaphores and message queues of the old kind, which outlive whoever made them."""
# by: seccomp
# open: without seccomp
from prelude import attempt, call
attempt("a segment", call, "shmget", 0, 64 << 20, 0o1666)
attempt("a semaphore", call, "semget", 0, 1, 0o1666)
attempt("a queue", call, "msgget", 0, 0o1666)
attempt("a queue with a name", call, "mq_open", b"/torchtutor-hostile", 0o102, 0o666, None)
