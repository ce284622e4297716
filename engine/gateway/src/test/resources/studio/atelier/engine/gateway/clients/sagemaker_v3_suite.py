"""The SageMaker Python SDK 3, unchanged, on an endpoint that the environment names; see docs/clients.md."""

import io
import json
import os
import tarfile
import tempfile
import unittest
import uuid

import boto3
from sagemaker.core.helper.session_helper import Session
from sagemaker.core.processing import FrameworkProcessor, ScriptProcessor
from sagemaker.core.remote_function import remote
from sagemaker.core.shapes import (
    MetricDefinition,
    ProcessingInput,
    ProcessingOutput,
    ProcessingS3Input,
    ProcessingS3Output,
    StoppingCondition,
)
from sagemaker.core.training.configs import CheckpointConfig
from sagemaker.core.workflow.conditions import ConditionGreaterThanOrEqualTo, ConditionLessThanOrEqualTo
from sagemaker.core.workflow.functions import JsonGet
from sagemaker.core.workflow.parameters import ParameterFloat, ParameterInteger, ParameterString
from sagemaker.core.workflow.pipeline_context import PipelineSession
from sagemaker.core.workflow.properties import PropertyFile
from sagemaker.mlops.workflow.condition_step import ConditionStep
from sagemaker.mlops.workflow.fail_step import FailStep
from sagemaker.mlops.workflow.function_step import step
from sagemaker.mlops.workflow.model_step import ModelStep
from sagemaker.mlops.workflow.pipeline import Pipeline
from sagemaker.mlops.workflow.steps import CacheConfig, ProcessingStep, TrainingStep
from sagemaker.serve.model_builder import ModelBuilder
from sagemaker.train import ModelTrainer
from sagemaker.train.configs import Compute, InputData, SourceCode

ROLE = "arn:aws:iam::111122223333:role/service"
BUCKET = "sdk3"
TYPE = "ml.m5.large"
PYTHON = "atelier.local/python"

TRAIN = """
import argparse, json, os
parser = argparse.ArgumentParser()
parser.add_argument("--alpha", type=float)
parser.add_argument("--flag")
parser.add_argument("--map")
given = parser.parse_args()
print("loss: 0.25;")
with open(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "train.csv")) as lines:
    rows = len(lines.readlines())
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as out:
    json.dump({"alpha": given.alpha, "flag": given.flag, "map": given.map, "rows": rows}, out)
"""

TELL = """
import json, os, sys
import tiny_package
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as out:
    told = {"arguments": sys.argv[1:], "hps": json.loads(os.environ["SM_HPS"]), "variable": os.environ["MINE"]}
    json.dump(told | {"value": tiny_package.VALUE}, out)
"""

PREPARE = """
import json
with open("/opt/ml/processing/in/train.csv") as source, open("/opt/ml/processing/out/train.csv", "w") as target:
    target.write(source.read())
with open("/opt/ml/processing/evaluation/evaluation.json", "w") as out:
    json.dump({"metrics": {"rmse": {"value": 1.5}}}, out)
"""


def fresh(prefix):
    return prefix + "-" + uuid.uuid4().hex[:8]


class Sdk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        os.chdir(cls.folder)
        cls.s3 = boto3.client("s3")
        cls.s3.create_bucket(Bucket=BUCKET)
        cls.s3.put_object(Bucket=BUCKET, Key="in/train.csv", Body=b"1,2\n3,4\n")
        cls.data = f"s3://{BUCKET}/in/"
        cls.session = Session(boto_session=boto3.Session(), default_bucket=BUCKET)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as out:
            out.write(text)
        return path

    def object(self, uri):
        bucket, key = uri[len("s3://") :].split("/", 1)
        return self.s3.get_object(Bucket=bucket, Key=key)["Body"].read()

    def model(self, uri):
        archive = tarfile.open(fileobj=io.BytesIO(self.object(uri)))
        return json.load(archive.extractfile("model.json"))

    def trainer(self, session, **more):
        self.write("train/train.py", TRAIN)
        settings = {
            "training_image": PYTHON,
            "source_code": SourceCode(source_dir=os.path.join(self.folder, "train"), entry_script="train.py"),
            "compute": Compute(instance_type=TYPE, instance_count=1),
            "role": ROLE,
            "sagemaker_session": session,
            "base_job_name": "trainer",
            "hyperparameters": {"alpha": 0.5},
        }
        settings.update(more)
        return ModelTrainer(**settings)

    def input(self, source=None):
        return [InputData(channel_name="train", data_source=source or self.data)]


class Trainers(Sdk):
    def test_a_model_trainer_runs_source_code(self):
        trainer = self.trainer(
            self.session, hyperparameters={"alpha": 0.5, "flag": True, "map": {"b": 1}}, environment={"MINE": "1"}
        )
        trainer.with_metric_definitions([MetricDefinition(name="loss", regex="loss: ([0-9.]+);")])
        folder = os.path.dirname(self.write("data/train.csv", "1,2\n3,4\n"))
        trainer.train(input_data_config=self.input(folder), wait=True, logs=True)

        job = trainer._latest_training_job
        self.assertEqual([(one.metric_name, one.value) for one in job.final_metric_data_list], [("loss", 0.25)])
        self.assertEqual(job.training_job_status, "Completed")
        self.assertEqual(
            self.model(job.model_artifacts.s3_model_artifacts),
            {"alpha": 0.5, "flag": "true", "map": '{"b": 1}', "rows": 2},
        )

    def test_a_command_with_requirements_checkpoints_and_limits(self):
        self.write("command/tell.py", TELL)
        self.write("command/requirements.txt", "packaging\n")
        self.write("command/tiny_package.py", "VALUE = 42\n")
        trainer = self.trainer(
            self.session,
            source_code=SourceCode(
                source_dir=os.path.join(self.folder, "command"),
                requirements="requirements.txt",
                command="python tell.py",
                args=["--one", "a b", 2],
            ),
            environment={"MINE": "a value"},
            stopping_condition=StoppingCondition(max_runtime_in_seconds=600),
            checkpoint_config=CheckpointConfig(s3_uri=f"s3://{BUCKET}/checkpoints"),
        )
        trainer.train(input_data_config=[], wait=False)
        self.write("slow/slow.py", "import time\ntime.sleep(300)\n")
        slow = self.trainer(
            self.session,
            source_code=SourceCode(source_dir=os.path.join(self.folder, "slow"), entry_script="slow.py"),
            stopping_condition=StoppingCondition(max_runtime_in_seconds=3),
        )
        slow.train(input_data_config=[], wait=False)
        broken = self.trainer(self.session, hyperparameters={"alpha": "none"})
        broken.train(input_data_config=self.input(), wait=False)

        job = trainer._latest_training_job
        job.wait(poll=1)
        told = self.model(job.model_artifacts.s3_model_artifacts)
        self.assertEqual(told["arguments"], ["--one", "a b", "2"])
        self.assertEqual(told["hps"]["alpha"], 0.5)
        self.assertEqual((told["variable"], told["value"]), ("a value", 42))
        with self.assertRaises(Exception) as failed:
            broken._latest_training_job.wait(poll=1)
        # The SDK's own program in the job writes the reason.
        self.assertIn("CalledProcessError", str(failed.exception))
        slow._latest_training_job.wait(poll=1)
        self.assertEqual(slow._latest_training_job.refresh().secondary_status, "MaxRuntimeExceeded")


    def test_a_framework_processor_and_a_remote_function(self):
        self.write("framework/requirements.txt", "packaging\n")
        self.write("framework/beside.py", "VALUE = 42\n")
        self.write(
            "framework/work.py",
            "import beside, sys\n"
            "open('/opt/ml/processing/out/told', 'w').write(str(beside.VALUE) + ' ' + ' '.join(sys.argv[1:]))\n",
        )
        processor = FrameworkProcessor(
            image_uri=PYTHON, role=ROLE, instance_type=TYPE, instance_count=1, sagemaker_session=self.session
        )
        processor.run(
            code="work.py",
            source_dir=os.path.join(self.folder, "framework"),
            requirements="requirements.txt",
            outputs=[
                ProcessingOutput(
                    output_name="out",
                    s3_output=ProcessingS3Output(
                        s3_uri=f"s3://{BUCKET}/framework",
                        local_path="/opt/ml/processing/out",
                        s3_upload_mode="EndOfJob",
                    ),
                )
            ],
            arguments=["--one", "a b"],
            wait=False,
            logs=False,
        )

        @remote(sagemaker_session=self.session, role=ROLE, image_uri=PYTHON, instance_type=TYPE)
        def divide(a, b):
            return a / b

        self.assertEqual(divide(6, b=4), 1.5)
        processor.latest_job.wait(logs=False)
        self.assertEqual(self.object(f"s3://{BUCKET}/framework/told"), b"42 --one a b")


class Pipelines(Sdk):
    def ended(self, execution, status="Succeeded"):
        try:
            execution.wait(delay=1, max_attempts=90)
        except Exception:
            self.assertEqual(execution.describe()["PipelineExecutionStatus"], status, execution.list_steps())
        steps = {one["StepName"]: one for one in execution.list_steps()}
        self.assertEqual(execution.describe()["PipelineExecutionStatus"], status, steps)
        return steps

    def test_steps_run_and_are_taken_from_the_cache(self):
        session = PipelineSession(boto_session=boto3.Session(), default_bucket=BUCKET)
        data = ParameterString(name="Data", default_value=self.data)
        limit = ParameterFloat(name="Limit", default_value=2.0)
        cache = CacheConfig(enable_caching=True, expire_after="P1D")
        written = PropertyFile(name="Evaluation", output_name="evaluation", path="evaluation.json")
        processor = ScriptProcessor(
            image_uri=PYTHON,
            command=["python3"],
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            sagemaker_session=session,
        )

        def output(name, folder):
            return ProcessingOutput(
                output_name=name,
                s3_output=ProcessingS3Output(
                    s3_uri=f"s3://{BUCKET}/out/{name}",
                    local_path="/opt/ml/processing/" + folder,
                    s3_upload_mode="EndOfJob",
                ),
            )

        prepare = ProcessingStep(
            name="Prepare",
            step_args=processor.run(
                code=self.write("prepare/prepare.py", PREPARE),
                inputs=[
                    ProcessingInput(
                        input_name="in",
                        s3_input=ProcessingS3Input(
                            s3_uri=data,
                            local_path="/opt/ml/processing/in",
                            s3_data_type="S3Prefix",
                            s3_input_mode="File",
                        ),
                    )
                ],
                outputs=[output("train", "out"), output("evaluation", "evaluation")],
            ),
            property_files=[written],
            cache_config=cache,
        )
        prepared = prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri
        trainer = self.trainer(session)
        train = TrainingStep(
            name="Train", step_args=trainer.train(input_data_config=self.input(prepared)), cache_config=cache
        )
        builder = ModelBuilder(
            s3_model_data_url=train.properties.ModelArtifacts.S3ModelArtifacts,
            image_uri=PYTHON,
            role_arn=ROLE,
            sagemaker_session=session,
        )
        group = fresh("group")
        create = ModelStep(name="Create", step_args=builder.build())
        register = ModelStep(
            name="Register",
            step_args=builder.register(
                model_package_group_name=group,
                content_types=["text/csv"],
                response_types=["text/csv"],
                inference_instances=[TYPE],
                transform_instances=[TYPE],
                approval_status="Approved",
            ),
        )
        good = ConditionStep(
            name="GoodEnough",
            conditions=[
                ConditionLessThanOrEqualTo(
                    left=JsonGet(step_name="Prepare", property_file=written, json_path="metrics.rmse.value"),
                    right=limit,
                )
            ],
            if_steps=[create, register],
            else_steps=[FailStep(name="TooHigh", error_message="The error is too high")],
        )
        pipeline = Pipeline(
            name=fresh("sdk3"), parameters=[data, limit], steps=[prepare, train, good], sagemaker_session=session
        )
        pipeline.upsert(role_arn=ROLE)
        pipeline.upsert(role_arn=ROLE, description="once more")
        first = pipeline.start()
        steps = self.ended(first)
        self.assertEqual(steps["GoodEnough"]["Metadata"]["Condition"]["Outcome"], "True")
        packages = boto3.client("sagemaker").list_model_packages(ModelPackageGroupName=group)
        self.assertEqual(packages["ModelPackageSummaryList"][0]["ModelApprovalStatus"], "Approved")
        failed = pipeline.start(parameters={"Limit": 1.0})
        steps = self.ended(failed, "Failed")
        self.assertIn("The error is too high", steps["TooHigh"]["FailureReason"])
        self.assertEqual(steps["Prepare"]["CacheHitResult"]["SourcePipelineExecutionArn"], first.arn)
        self.assertEqual(steps["Train"]["CacheHitResult"]["SourcePipelineExecutionArn"], first.arn)

    def test_decorated_functions_run_and_hand_their_results_on(self):
        session = PipelineSession(boto_session=boto3.Session(), default_bucket=BUCKET)
        settings = {"role": ROLE, "image_uri": PYTHON, "instance_type": TYPE}
        start = ParameterInteger(name="Start", default_value=20)

        @step(name="twice", **settings)
        def twice(number):
            return number * 2

        @step(name="after", **settings)
        def after(number):
            return {"value": number + 1}

        last = after(twice(start))
        chosen = ConditionStep(
            name="Chosen",
            conditions=[ConditionGreaterThanOrEqualTo(left=last["value"], right=41)],
            if_steps=[],
            else_steps=[FailStep(name="TooLow", error_message="too low")],
        )
        pipeline = Pipeline(
            name=fresh("functions"), parameters=[start], steps=[last, chosen], sagemaker_session=session
        )
        pipeline.upsert(role_arn=ROLE)
        execution = pipeline.start()
        self.ended(execution)
        self.assertEqual(execution.result("after"), {"value": 41})


if __name__ == "__main__":
    unittest.main()
