"""The SageMaker Python SDK 2, unchanged, on an endpoint that the environment names; see docs/clients.md."""

import json
import os
import tempfile
import unittest
import uuid

import boto3
import sagemaker
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.sklearn import SKLearn
from sagemaker.sklearn.model import SKLearnModel
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionLessThanOrEqualTo
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parameters import ParameterFloat, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import CacheConfig, ProcessingStep, TrainingStep

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
        os.mkdir(cls.source)
        cls.write("source/train.py", TRAIN)
        cls.write("source/rows.py", ROWS)
        cls.prepare = cls.write("prepare.py", PREPARE)
        cls.train = cls.write("train.csv", "1,2\n3,4\n5,6\n")
        os.chdir(cls.folder)
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        cls.session = sagemaker.Session(boto_session=boto3.Session(), default_bucket=BUCKET)
        cls.data = cls.session.upload_data(cls.train, bucket=BUCKET, key_prefix=fresh("in"))

    @classmethod
    def write(cls, name, text):
        path = os.path.join(cls.folder, name)
        with open(path, "w") as out:
            out.write(text)
        return path

    def sklearn(self, session, **more):
        return SKLearn(
            entry_point="train.py",
            source_dir=self.source,
            role=ROLE,
            instance_type=TYPE,
            framework_version="1.2-1",
            py_version="py3",
            sagemaker_session=session,
            hyperparameters={"alpha": 0.5, "name": "a b"},
            **more,
        )

    def object(self, uri):
        bucket, key = uri[len("s3://") :].split("/", 1)
        return boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()


class Estimators(Sdk):
    def test_a_script_with_its_folder_trains_and_is_found_again(self):
        estimator = self.sklearn(self.session, metric_definitions=[{"Name": "loss", "Regex": "loss: ([0-9.]+);"}])
        estimator.fit({"train": TrainingInput(os.path.dirname(self.data) + "/", content_type="text/csv")}, logs="All")

        name = estimator.latest_training_job.name
        self.assertEqual(estimator.model_data, f"s3://{BUCKET}/{name}/output/model.tar.gz")
        downloaded = os.path.join(self.folder, "model")
        self.session.download_data(downloaded, BUCKET, f"{name}/output/model.tar.gz")
        import tarfile

        with tarfile.open(os.path.join(downloaded, "model.tar.gz")) as archive:
            model = json.load(archive.extractfile("model.json"))
        self.assertEqual(model, {"alpha": 0.5, "name": "a b", "rows": 3})

        again = SKLearn.attach(name, sagemaker_session=self.session)
        self.assertEqual(again.model_data, estimator.model_data)
        metrics = self.session.describe_training_job(name)["FinalMetricDataList"]
        self.assertEqual([(metric["MetricName"], metric["Value"]) for metric in metrics], [("loss", 0.25)])

    def test_a_script_that_fails_says_why(self):
        self.write("source/broken.py", "raise ValueError('no such column')\n")
        estimator = self.sklearn(self.session)
        estimator.entry_point = "broken.py"
        with self.assertRaises(sagemaker.exceptions.UnexpectedStatusException) as told:
            estimator.fit({"train": os.path.dirname(self.data) + "/"}, logs=None)
        self.assertIn("no such column", str(told.exception))


class Processors(Sdk):
    def test_a_script_processes_with_arguments(self):
        processor = SKLearnProcessor(
            framework_version="1.2-1", role=ROLE, instance_type=TYPE, instance_count=1, sagemaker_session=self.session
        )
        processor.run(
            code=self.prepare,
            inputs=[ProcessingInput(source=self.data, destination="/opt/ml/processing/in")],
            outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")],
            arguments=["--share", "0.8"],
        )
        described = processor.latest_job.describe()
        self.assertEqual(described["ProcessingJobStatus"], "Completed")
        self.assertEqual(described["AppSpecification"]["ContainerArguments"], ["--share", "0.8"])
        self.assertEqual(
            self.object(processor.latest_job.outputs[0].destination + "/train.csv"), b"1,2\n3,4\n5,6\n"
        )

    def test_a_processor_with_a_command_of_its_own_and_a_file_of_this_machine(self):
        processor = ScriptProcessor(
            image_uri=PYTHON,
            command=["python3"],
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            sagemaker_session=self.session,
        )
        processor.run(
            code=self.prepare,
            inputs=[ProcessingInput(source=self.train, destination="/opt/ml/processing/in")],
            outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")],
            logs=False,
        )
        self.assertEqual(processor.latest_job.describe()["ProcessingJobStatus"], "Completed")


class Pipelines(Sdk):
    def pipeline(self, name):
        session = PipelineSession(boto_session=boto3.Session(), default_bucket=BUCKET)
        data = ParameterString("Data", self.data)
        limit = ParameterFloat("Limit", 2.0)
        cache = CacheConfig(enable_caching=True, expire_after="P1D")
        evaluation = PropertyFile(name="Evaluation", output_name="evaluation", path="evaluation.json")
        processor = SKLearnProcessor(
            framework_version="1.2-1", role=ROLE, instance_type=TYPE, instance_count=1, sagemaker_session=session
        )
        prepare = ProcessingStep(
            "Prepare",
            step_args=processor.run(
                code=self.prepare,
                inputs=[ProcessingInput(source=data, destination="/opt/ml/processing/in")],
                outputs=[
                    ProcessingOutput(output_name="train", source="/opt/ml/processing/out"),
                    ProcessingOutput(output_name="evaluation", source="/opt/ml/processing/evaluation"),
                ],
            ),
            property_files=[evaluation],
            cache_config=cache,
        )
        prepared = prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri
        train = TrainingStep(
            "Train",
            step_args=self.sklearn(session).fit({"train": TrainingInput(prepared, content_type="text/csv")}),
            cache_config=cache,
        )
        model = SKLearnModel(
            model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
            role=ROLE,
            entry_point="train.py",
            source_dir=self.source,
            framework_version="1.2-1",
            sagemaker_session=session,
        )
        register = ModelStep(
            "Register",
            step_args=model.register(
                content_types=["text/csv"],
                response_types=["text/csv"],
                inference_instances=[TYPE],
                transform_instances=[TYPE],
                model_package_group_name=name,
                approval_status="PendingManualApproval",
            ),
        )
        create = ModelStep("Create", step_args=model.create(instance_type=TYPE))
        good = ConditionStep(
            "GoodEnough",
            conditions=[
                ConditionLessThanOrEqualTo(
                    left=JsonGet(step_name="Prepare", property_file=evaluation, json_path="metrics.rmse.value"),
                    right=limit,
                )
            ],
            if_steps=[register, create],
            else_steps=[FailStep("TooHigh", error_message="The error is too high")],
        )
        return Pipeline(
            name=name, parameters=[data, limit], steps=[prepare, train, good], sagemaker_session=session
        )

    def ended(self, execution):
        execution.wait(delay=1, max_attempts=90)
        self.assertEqual(execution.describe()["PipelineExecutionStatus"], "Succeeded")
        return {one["StepName"]: one for one in execution.list_steps()}

    def test_a_pipeline_is_made_changed_run_and_taken_from_the_cache(self):
        name = fresh("sdk")
        pipeline = self.pipeline(name)
        pipeline.upsert(role_arn=ROLE)
        pipeline.upsert(role_arn=ROLE, description="once more")
        self.assertEqual(pipeline.describe()["PipelineDescription"], "once more")

        first = pipeline.start()
        steps = self.ended(first)
        self.assertEqual(
            set(steps), {"Prepare", "Train", "GoodEnough", "Register-RegisterModel", "Create-CreateModel"}
        )
        self.assertEqual(steps["GoodEnough"]["Metadata"]["Condition"]["Outcome"], "True")
        package = steps["Register-RegisterModel"]["Metadata"]["RegisterModel"]["Arn"]
        self.assertEqual(
            boto3.client("sagemaker").describe_model_package(ModelPackageName=package)["ModelApprovalStatus"],
            "PendingManualApproval",
        )

        steps = self.ended(pipeline.start())
        for cached in ("Prepare", "Train"):
            self.assertEqual(
                steps[cached]["CacheHitResult"]["SourcePipelineExecutionArn"], first.arn, cached
            )

        failed = pipeline.start(parameters={"Limit": 1.0})
        with self.assertRaises(Exception):
            failed.wait(delay=1, max_attempts=60)
        self.assertEqual(failed.describe()["PipelineExecutionStatus"], "Failed")
        reasons = [one.get("FailureReason", "") for one in failed.list_steps()]
        self.assertTrue(any("The error is too high" in reason for reason in reasons), reasons)


class Functions(Sdk):
    def test_decorated_functions_run_and_hand_their_results_on(self):
        session = PipelineSession(boto_session=boto3.Session(), default_bucket=BUCKET)

        @step(name="twice", role=ROLE, image_uri=PYTHON, instance_type=TYPE)
        def twice(number):
            return number * 2

        @step(name="next", role=ROLE, image_uri=PYTHON, instance_type=TYPE)
        def following(number):
            return number + 1

        pipeline = Pipeline(name=fresh("functions"), steps=[following(twice(20))], sagemaker_session=session)
        pipeline.upsert(role_arn=ROLE)
        execution = pipeline.start()
        execution.wait(delay=1, max_attempts=90)
        self.assertEqual(execution.result("next"), 41)


if __name__ == "__main__":
    unittest.main()
