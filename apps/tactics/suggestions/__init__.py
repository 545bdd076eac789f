"""What `suggest` is made of."""

import os

# One thread: matrices this small lose time by being shared, and web workers use the cores already.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
