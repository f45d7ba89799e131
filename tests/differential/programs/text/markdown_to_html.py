import re
SOURCE = """# Title with *stress*
Some **bold** and `code` text,
on two lines.

- first item
- second [link](http://x.y)

1. one
2. two

> quoted <b>
"""
def inline(text):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for pattern, repl in ((r"\*\*(.+?)\*\*", r"<b>\1</b>"), (r"\*(.+?)\*", r"<i>\1</i>"), (r"`(.+?)`", r"<code>\1</code>"), (r"\[(.+?)\]\((.+?)\)", r'<a href="\2">\1</a>')):
        text = re.sub(pattern, repl, text)
    return text
def blocks(source):
    block = []
    for line in source.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block
def render(block):
    first = block[0]
    if m := re.match(r"(#+) (.*)", first):
        level = len(m[1])
        heading = f"<h{level}>{inline(m[2])}</h{level}>"
        return [heading] + (render(block[1:]) if block[1:] else [])
    if all(line.startswith("- ") for line in block):
        return ["<ul>", *(f"  <li>{inline(line[2:])}</li>" for line in block), "</ul>"]
    if all(re.match(r"\d+\. ", line) for line in block):
        return ["<ol>", *(f"  <li>{inline(line.split('. ', 1)[1])}</li>" for line in block), "</ol>"]
    if first.startswith("> "):
        return [f"<blockquote>{inline(' '.join(l[2:] for l in block))}</blockquote>"]
    return [f"<p>{inline(' '.join(block))}</p>"]
html = [line for block in blocks(SOURCE) for line in render(block)]
for line in html:
    print(line)
tags = re.findall(r"<(/?)(\w+)", "\n".join(html))
depth, deepest = 0, 0
for closing, tag in tags:
    depth += -1 if closing else 1
    deepest = max(deepest, depth)
print(depth, deepest, sorted(set(tag for _, tag in tags)))
