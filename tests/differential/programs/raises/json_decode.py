import json
good = json.loads('{"a": [1, 2.5, null, true]}')
print(good, json.dumps(good, sort_keys=True))
text = '{"a": 1,\n "b": }'
bad = json.loads(text)
