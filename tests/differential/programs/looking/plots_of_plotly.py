import plotly.express as px
import plotly.graph_objects as go

x = [1, 2, 3]
y = [n**2 for n in x]
fig = px.scatter(x=x, y=y, title="squares")
fig.add_trace(go.Scatter(x=x, y=y, mode="lines"))
fig.update_layout(showlegend=False)
fig.show()
print(dict(zip(x, y)))
