"""What acts can look like: the catalogue, and the suggester."""

import os

# Before numpy is read for the first time. Two threads: on two cores at rest an answer takes 16 ms instead
# of 22. More would gain little on matrices this small, and take cores from other requests.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")
