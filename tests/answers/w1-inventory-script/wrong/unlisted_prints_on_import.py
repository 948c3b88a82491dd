import json, sys
def summarise(records):
    res = {}
    for r in records:
        e = res.setdefault(r["category"], {"items": 0, "total": 0, "names": []})
        e["items"] += 1; e["total"] += r.get("qty", 1) * r["price"]; e["names"] = sorted(e["names"] + [r["name"]])
    return res
print("ready")
if __name__ == "__main__":
    json.dump(summarise(json.load(open(sys.argv[1]))), open(sys.argv[2], "w"))
