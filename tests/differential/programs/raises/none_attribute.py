import re
def version(text):
    return re.search(r"v(\d+)", text).group(1)
print(version("release v12 today"))
print(version("no version"))
