people = [("ann", 30), ("bob", None), ("cid", 25)]
by_name = sorted(people)
print(by_name[0])
ages = [age for _, age in people]
print(ages)
oldest = max(ages)
