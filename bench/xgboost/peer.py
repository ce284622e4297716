"""The peer: the same job in Python's xgboost. Usage: peer.py FILE.csv ROUNDS THREADS MODEL"""

import time

start = time.perf_counter()

import resource
import sys

import numpy
import pandas
import xgboost

imported = time.perf_counter()
file, rounds, threads, model = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]


def table():
    """The fastest reader that is installed."""
    try:
        return pandas.read_csv(file, header=None, dtype=numpy.float32, engine="pyarrow"), "pandas with pyarrow"
    except ImportError:
        return pandas.read_csv(file, header=None, dtype=numpy.float32), "pandas"


frame, reader = table()
values = frame.to_numpy()
loaded = time.perf_counter()
matrix = xgboost.DMatrix(values[:, 1:], label=values[:, 0], nthread=threads)
built = time.perf_counter()
booster = xgboost.train(
    {"objective": "binary:logistic", "tree_method": "hist", "max_depth": 6, "eta": 0.3, "nthread": threads},
    matrix,
    rounds,
    evals=[(matrix, "train")],
    verbose_eval=rounds - 1,
)
trained = time.perf_counter()
booster.save_model(model)
end = time.perf_counter()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(
    f"PEER xgboost {xgboost.__version__}, {reader}: all {end - start:.2f} s (import {imported - start:.2f}, "
    f"csv {loaded - imported:.2f}, matrix {built - loaded:.2f}, training {trained - built:.2f}), {memory:.0f} MB"
)
