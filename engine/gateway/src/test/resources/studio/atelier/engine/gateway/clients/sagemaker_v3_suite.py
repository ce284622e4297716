"""The SageMaker Python SDK 3, unchanged, on an endpoint that the environment names; see docs/clients.md."""

import io
import json
import os
import tarfile
import tempfile
import unittest

import boto3
from sagemaker.core.helper.session_helper import Session
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import Compute, InputData, SourceCode

BUCKET = "sdk3"

TRAIN = """
import argparse, json, os
parser = argparse.ArgumentParser()
parser.add_argument("--alpha", type=float)
given = parser.parse_args()
with open(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "train.csv")) as lines:
    rows = len(lines.readlines())
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as out:
    json.dump({"alpha": given.alpha, "rows": rows}, out)
"""


class Trainers(unittest.TestCase):
    def test_a_model_trainer_runs_source_code(self):
        folder = tempfile.mkdtemp()
        with open(os.path.join(folder, "train.py"), "w") as out:
            out.write(TRAIN)
        s3 = boto3.client("s3")
        s3.create_bucket(Bucket=BUCKET)
        s3.put_object(Bucket=BUCKET, Key="in/train.csv", Body=b"1,2\n3,4\n")
        trainer = ModelTrainer(
            training_image="atelier.local/python",
            source_code=SourceCode(source_dir=folder, entry_script="train.py"),
            compute=Compute(instance_type="ml.m5.large", instance_count=1),
            role="arn:aws:iam::111122223333:role/service",
            sagemaker_session=Session(boto_session=boto3.Session(), default_bucket=BUCKET),
            base_job_name="trainer",
            hyperparameters={"alpha": 0.5},
        )
        trainer.train(
            input_data_config=[InputData(channel_name="train", data_source=f"s3://{BUCKET}/in/")], wait=True, logs=True
        )

        job = trainer._latest_training_job
        self.assertEqual(job.training_job_status, "Completed")
        key = job.model_artifacts.s3_model_artifacts[len(f"s3://{BUCKET}/") :]
        archive = tarfile.open(fileobj=io.BytesIO(s3.get_object(Bucket=BUCKET, Key=key)["Body"].read()))
        self.assertEqual(json.load(archive.extractfile("model.json")), {"alpha": 0.5, "rows": 2})


if __name__ == "__main__":
    unittest.main()
