from datetime import date, datetime, timedelta

start = date(2024, 1, 29)
events = [start + timedelta(weeks=i) for i in range(4)]
for e in events:
    print(e.isoformat(), e.strftime("%A"), e.weekday())
deadline = datetime(2024, 3, 1, 17, 30)
left = deadline - datetime(2024, 2, 27, 9, 0)
print(left, left.days, left.total_seconds() / 3600)
parsed = datetime.strptime("2023-12-25 08:15", "%Y-%m-%d %H:%M")
print(parsed, parsed.year, parsed.replace(year=2024) - parsed)
birthdays = {"Ann": date(1990, 5, 17), "Bo": date(2000, 2, 29)}
for name, born in birthdays.items():
    age = (date(2024, 6, 1) - born).days // 365
    print(name, age)
