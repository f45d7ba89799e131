import sys
def main():
    print("working")
    for i in range(5):
        if i == 3:
            print("leaving at", i)
            sys.exit(0)
        print(i)
main()
print("never")
