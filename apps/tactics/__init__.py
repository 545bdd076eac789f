"""What acts can look like: the catalogue, and the suggester."""

import os

# Before numpy is read for the first time. One thread: matrices this small lose time by being shared,
# and web workers use the cores already.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
