"""Measures the trained model on the test rows and writes evaluation.json."""

import json
import tarfile
from pathlib import Path

import numpy as np
import pandas as pd
import xgboost

BASE = Path("/opt/ml/processing")


def main():
    model_folder = BASE / "model"
    with tarfile.open(model_folder / "model.tar.gz") as archive:
        archive.extract("xgboost-model", model_folder)
    booster = xgboost.Booster()
    booster.load_model(model_folder / "xgboost-model")

    test = pd.read_csv(BASE / "test/test.csv", header=None)
    label = test.iloc[:, 0].to_numpy()
    prediction = booster.predict(xgboost.DMatrix(test.iloc[:, 1:].to_numpy()))
    error = label - prediction
    mse = float(np.mean(error**2))
    report = {
        "regression_metrics": {
            "mse": {"value": mse},
            "rmse": {"value": float(np.sqrt(mse))},
            "mae": {"value": float(np.mean(np.abs(error)))},
        }
    }

    folder = BASE / "evaluation"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "evaluation.json").write_text(json.dumps(report))
    print(json.dumps(report))


if __name__ == "__main__":
    main()
