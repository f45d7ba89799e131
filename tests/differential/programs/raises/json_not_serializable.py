import json
print(json.dumps({"t": (1, 2), "n": None}, indent=2))
print(json.dumps({"s": {1, 2}}))
