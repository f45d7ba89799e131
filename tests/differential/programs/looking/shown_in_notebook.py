from pprint import pprint

from IPython.display import Markdown, clear_output, display

state = {"w": [1, 2], "b": 0}
for step in range(3):
    clear_output(wait=True)
    state["b"] += step
    display(state)
display(Markdown(f"**{state['b']}**"))
pprint(state)
state["w"].append(3)
print(state)
