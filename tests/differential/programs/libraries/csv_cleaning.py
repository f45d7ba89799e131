import csv
import io

RAW = """name,age,city,income
Ada, 36 ,London,5200.50
Bob,,Paris,3100
Cem,29,Ankara,n/a
Dee,41,london,7800.25
Eve,not known,PARIS,4100.75
Ada, 36 ,London,5200.50
"""


def clean_number(text):
    text = text.strip()
    try:
        return float(text)
    except ValueError:
        return None


rows = []
seen = set()
for row in csv.DictReader(io.StringIO(RAW)):
    key = tuple(row.values())
    if key in seen:
        continue
    seen.add(key)
    rows.append(
        {
            "name": row["name"].strip(),
            "age": clean_number(row["age"]),
            "city": row["city"].strip().title(),
            "income": clean_number(row["income"]),
        }
    )

ages = [r["age"] for r in rows if r["age"] is not None]
mean_age = sum(ages) / len(ages)
for r in rows:
    if r["age"] is None:
        r["age"] = round(mean_age, 1)

by_city = {}
for r in rows:
    by_city.setdefault(r["city"], []).append(r["income"])

for city, incomes in sorted(by_city.items()):
    known = [i for i in incomes if i is not None]
    print(f"{city:<10}{len(incomes):>3}{sum(known) / len(known) if known else 0:>10.2f}")

out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["name", "age"])
for r in rows:
    writer.writerow([r["name"], r["age"]])
text = out.getvalue()
print(text)
n_missing = sum(v is None for r in rows for v in r.values())
print("missing left:", n_missing)
