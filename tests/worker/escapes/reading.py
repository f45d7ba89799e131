"""To read what is not theirs: files, the environment, the process, other documents."""

ATTEMPTS: dict[str, str] = {
    "the environment": """
import os
got = os.environ["NEUROGEBRA_CANARY"]
""",
    "the environment by from": """
from os import environ
got = environ["NEUROGEBRA_CANARY"]
""",
    "the environment by getenv": """
from os import getenv
got = getenv("NEUROGEBRA_CANARY")
""",
    "the environment through a library": """
import random
got = random._os.environ["NEUROGEBRA_CANARY"]
""",
    "arguments": """
import sys
got = sys.argv
""",
    "loaded modules": """
import sys
got = sys.modules["neurogebra_lsp.worker.program"]._units
""",
    "the path": """
import sys
got = sys.path
""",
    "the interpreter's file": """
import sys
got = sys.executable
""",
    "a file by pathlib": """
import pathlib
got = pathlib.Path("/etc/hostname").read_text()
""",
    "a file by open": """
with open("/etc/hostname") as f:
    got = f.read()
""",
    "a file by io": """
import io
got = io.open("/etc/hostname").read()
""",
    "a file by codecs": """
import codecs
got = codecs.open("/etc/hostname").read()
""",
    "a file by fileinput": """
import fileinput
got = list(fileinput.input("/etc/hostname"))
""",
    "a file by csv and open": """
import csv
got = list(csv.reader(open("/etc/hostname")))
""",
    "a file by linecache": """
import linecache
got = linecache.getlines("/etc/hostname")
""",
    "a file by tokenize": """
import tokenize
got = tokenize.open("/etc/hostname").read()
""",
    "a file by sqlite": """
import sqlite3
got = sqlite3.connect("/etc/hostname")
""",
    "a file by zipfile": """
import zipfile
got = zipfile.ZipFile("/etc/hostname")
""",
    "a file by shelve": """
import shelve
got = shelve.open("/tmp/neurogebra-canary")
""",
    "a file by pandas": """
import pandas as pd
got = pd.read_csv("/etc/hostname")
""",
    "a file through the license": """
got = license()
""",
    "a file through help": """
got = help("modules")
""",
    "the network": """
import socket
got = socket.create_connection(("127.0.0.1", 9))
""",
    "the network by urllib": """
from urllib.request import urlopen
got = urlopen("http://127.0.0.1:9/").read()
""",
    "the network by requests": """
import requests
got = requests.get("http://127.0.0.1:9/").text
""",
    "the clock": """
import time
got = time.time()
""",
    "the date": """
import datetime
got = datetime.datetime.now()
""",
    "the host's name": """
import platform
got = platform.node()
""",
    "the process": """
import os
got = os.getpid()
""",
    "the user": """
import getpass
got = getpass.getuser()
""",
    "entropy": """
import secrets
got = secrets.token_hex(4)
""",
    "entropy by uuid": """
import uuid
got = uuid.uuid4()
""",
    "entropy by the order of a set": """
got = list({"a", "b", "c"})
""",
    "entropy by hash": """
got = hash("a")
""",
    "the file's own path": """
got = __file__
""",
    "a module of the workspace": """
from . import secret as got
""",
    "a module beside the file": """
import conftest as got
""",
    "the notebook": """
got = get_ipython().history_manager
""",
    "standard input": """
got = input("x")
""",
    "standard input by sys": """
import sys
got = sys.stdin.read()
""",
    "the path of a library in an error": """
try:
    from math import nothing
except ImportError as error:
    got = error.path.__class__
""",
    "the place of a module": """
import math
got = math.__file__
""",
    "the loader of a module": """
import math
got = math.__loader__
""",
    "the spec of a module": """
import json
got = json.__spec__
""",
    "the path of a package": """
import json
got = json.__path__
""",
    "the cache of regular expressions": """
import re
got = re._cache
""",
    "the cache of a library's function": """
import functools
got = functools.lru_cache.__globals__
""",
    "warnings' registry": """
import warnings
got = warnings.filters
""",
    "what was printed by others": """
import builtins
got = builtins.print
""",
}
