import string
import textwrap
from string import ascii_lowercase, digits, punctuation, capwords, Template
print(ascii_lowercase[:5], digits, len(punctuation), capwords("the  old man\tand sea"), string.hexdigits, repr(string.whitespace))
def caesar(text, shift):
    table = str.maketrans(ascii_lowercase + string.ascii_uppercase, ascii_lowercase[shift:] + ascii_lowercase[:shift] + string.ascii_uppercase[shift:] + string.ascii_uppercase[:shift])
    return text.translate(table)
secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, 23), "remove vowels".translate(str.maketrans("", "", "aeiou")), "abc".translate({97: "A", 98: None}))
t = Template("$name owes ${amount} to $$bank")
print(t.substitute(name="Ann", amount=5), t.safe_substitute(name="Bob"))
try:
    t.substitute(name="Cid")
except KeyError as error:
    print("missing", error)
poem = """
    Roses are red,
      violets are blue,
    the sky is wide.
    """
flat = textwrap.dedent(poem).strip()
print(flat)
print(textwrap.indent(flat, "> "), textwrap.indent("a\n\nb", "--"), sep="\n")
long = "The quick brown fox jumps over the lazy dog and runs away from the very-long-hyphenated-word."
for line in textwrap.wrap(long, 28):
    print(f"|{line:<28}|")
print(textwrap.fill(long, width=40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(long, 30), textwrap.shorten(long, width=25, placeholder="…"), textwrap.wrap("", 5))
print("a,b;c".replace(";", ",").split(","), "  x y  ".split(), "a--b--c".rsplit("--", 1), "k=v=w".partition("="), "path/to/file".rpartition("/"))
print("line1\nline2\r\nline3".splitlines(), "tab\tin".expandtabs(8), "ß".upper(), "ǅ".lower(), "İ".casefold() == "i̇", "Straße".casefold())
print("42".zfill(5), "-42".zfill(5), "x".center(7, "*"), "ab".ljust(5, ".") + "|", "swap Case".swapcase(), "they're".title(), "x".join("abc"))
print("abcabc".find("c", 3), "abc".find("z"), "abcabc".rindex("b"), "aaa".count("aa"), "abc".startswith(("x", "ab")), "file.tar.gz".removesuffix(".gz").removeprefix("file"))
print([c for c in "a1 B_é²½" if c.isalpha()], [c for c in "a1²½" if c.isdigit()], "½".isnumeric(), "abc1".isalnum(), "Title Case".istitle(), "ab c".isidentifier(), "\n".isspace(), "é".isascii())
print(ord("é"), chr(8364), "é".encode(), "é".encode("latin-1"), b"\xc3\xa9".decode(), ascii("é"), "\u0041\x42\103", "\N{GREEK SMALL LETTER ALPHA}")
formatter = "{:<10}|{:^10}|{:>10}"
print(formatter.format("left", "mid", "right"), "{0}{1}{0}".format("ab", "-"), "{:{}}".format("x", 5) + "|")
try:
    "abc".index("z")
except ValueError as error:
    print(error)
print("%-10s|%5.1f|%03d" % ("name", 3.14159, 7), "abc" < "abd", "Z" < "a", max("hello"), sorted("hello", reverse=True), "abc" * 0 == "")
