class Config:
    def __init__(self, **values): self._values = values
    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"no setting {name!r}") from None
config = Config(rate=0.5)
print(config.rate, getattr(config, "speed", 1))
config.colour
