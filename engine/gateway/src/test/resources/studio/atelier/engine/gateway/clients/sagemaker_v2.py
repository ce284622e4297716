"""What the suites of the SageMaker Python SDK 2 share; see docs/clients.md for the configuration."""

import io
import json
import os
import tarfile
import tempfile
import unittest
import uuid

import boto3
import sagemaker
from sagemaker.sklearn import SKLearn
from sagemaker.workflow.pipeline_context import PipelineSession

ROLE = "arn:aws:iam::111122223333:role/service"
BUCKET = "sdk"
TYPE = "ml.m5.large"
PYTHON = "atelier.local/python"

TRAIN = """
import argparse, json, os
import rows
parser = argparse.ArgumentParser()
parser.add_argument("--alpha", type=float)
parser.add_argument("--name")
given = parser.parse_args()
print("loss: 0.25;")
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as out:
    json.dump({"alpha": given.alpha, "name": given.name, "rows": rows.count(os.environ["SM_CHANNEL_TRAIN"])}, out)
"""

ROWS = """
import os
def count(folder):
    with open(os.path.join(folder, "train.csv")) as lines:
        return len(lines.readlines())
"""

PREPARE = """
import json, os, sys
print("arguments", sys.argv[1:])
with open("/opt/ml/processing/in/train.csv") as source, open("/opt/ml/processing/out/train.csv", "w") as target:
    target.write(source.read())
if os.path.isdir("/opt/ml/processing/evaluation"):
    with open("/opt/ml/processing/evaluation/evaluation.json", "w") as out:
        json.dump({"metrics": {"rmse": {"value": 1.5}}}, out)
"""


def fresh(prefix):
    return prefix + "-" + uuid.uuid4().hex[:8]


class Sdk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.source = os.path.join(cls.folder, "source")
        cls.write("source/train.py", TRAIN)
        cls.write("source/rows.py", ROWS)
        cls.prepare = cls.write("prepare.py", PREPARE)
        cls.train = cls.write("train.csv", "1,2\n3,4\n5,6\n")
        os.chdir(cls.folder)
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        cls.session = sagemaker.Session(boto_session=boto3.Session(), default_bucket=BUCKET)
        cls.data = cls.session.upload_data(cls.train, bucket=BUCKET, key_prefix=fresh("in"))

    @classmethod
    def write(cls, name, content):
        path = os.path.join(cls.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(content.encode() if isinstance(content, str) else content)
        return path

    def lazy(self):
        """A session whose calls become steps."""
        return PipelineSession(boto_session=boto3.Session(), default_bucket=BUCKET)

    def sklearn(self, session, **more):
        settings = {
            "entry_point": "train.py",
            "source_dir": self.source,
            "role": ROLE,
            "instance_type": TYPE,
            "framework_version": "1.2-1",
            "py_version": "py3",
            "sagemaker_session": session,
            "hyperparameters": {"alpha": 0.5, "name": "a b"},
        }
        settings.update(more)
        return SKLearn(**settings)

    def object(self, uri):
        bucket, key = uri[len("s3://") :].split("/", 1)
        return boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()

    def member(self, uri, name):
        """A file in an archive in S3."""
        with tarfile.open(fileobj=io.BytesIO(self.object(uri))) as archive:
            return archive.extractfile(name).read()

    def model(self, estimator):
        return json.loads(self.member(estimator.model_data, "model.json"))
