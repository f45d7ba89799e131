def connect(host, port=80, **rest):
    return f"{host}:{port} {sorted(rest)}"
options = {"port": 8080, "debug": True}
print(connect("here", **options))
extra = {"port": 1}
connect("there", **options, **extra)
