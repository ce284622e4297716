"""Turns the abalone table into train, validation and test CSV: label first, no header."""

from pathlib import Path

import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

BASE = Path("/opt/ml/processing")
LABEL = "Rings"
SEED = 42


def main():
    table = pd.read_csv(BASE / "input/data/abalone.csv")
    features = table.drop(columns=LABEL)
    numbers = features.select_dtypes("number").columns.tolist()
    categories = [name for name in features.columns if name not in numbers]

    train, rest = train_test_split(table, train_size=0.7, random_state=SEED)
    validation, test = train_test_split(rest, train_size=0.5, random_state=SEED)

    transform = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
            ("categories", OneHotEncoder(handle_unknown="ignore"), categories),
        ],
        sparse_threshold=0,
    )
    transform.fit(train.drop(columns=LABEL))

    for name, part in {"train": train, "validation": validation, "test": test}.items():
        rows = pd.DataFrame(transform.transform(part.drop(columns=LABEL)))
        rows.insert(0, "label", part[LABEL].to_numpy())
        folder = BASE / name
        folder.mkdir(parents=True, exist_ok=True)
        rows.to_csv(folder / f"{name}.csv", header=False, index=False)
        print(f"{name}: {len(rows)} rows, {rows.shape[1]} columns")


if __name__ == "__main__":
    main()
