"""You let a sum of truth values be a truth value. It counts how often it was true, and a count is a whole number."""
A11 = "bool"
