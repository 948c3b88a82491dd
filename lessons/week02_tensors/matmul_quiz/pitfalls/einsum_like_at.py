"""You multiplied as `@` does, and found no match. In einsum only the letters count: j is the last axis of both, and they agree."""
A12 = "error"
