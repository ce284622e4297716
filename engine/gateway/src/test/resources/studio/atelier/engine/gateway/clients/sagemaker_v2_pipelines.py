"""Pipelines of the SageMaker Python SDK 2, unchanged, on an endpoint that the environment names; see docs/clients.md."""

import json
import os
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import boto3
from botocore.exceptions import ClientError
from sagemaker.inputs import CreateModelInput, TrainingInput
from sagemaker.lambda_helper import Lambda
from sagemaker.lineage.artifact import Artifact
from sagemaker.lineage.context import Context
from sagemaker.model import Model
from sagemaker.model_metrics import MetricsSource, ModelMetrics
from sagemaker.parameter import ContinuousParameter
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.remote_function import RemoteExecutor, remote
from sagemaker.sklearn.model import SKLearnModel
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker.transformer import Transformer
from sagemaker.tuner import HyperparameterTuner
from sagemaker.workflow.callback_step import CallbackStep
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import (
    ConditionEquals,
    ConditionGreaterThan,
    ConditionGreaterThanOrEqualTo,
    ConditionIn,
    ConditionLessThan,
    ConditionLessThanOrEqualTo,
    ConditionNot,
    ConditionOr,
)
from sagemaker.workflow.emr_step import EMRStep, EMRStepConfig
from sagemaker.workflow.execution_variables import ExecutionVariables
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.function_step import step
from sagemaker.workflow.functions import Join, JsonGet
from sagemaker.workflow.lambda_step import LambdaStep
from sagemaker.workflow.lineage_step import LineageAssociation, LineageEntityReference, LineageStep
from sagemaker.workflow.model_step import ModelStep
from sagemaker.workflow.parallelism_config import ParallelismConfiguration
from sagemaker.workflow.parameters import ParameterBoolean, ParameterFloat, ParameterInteger, ParameterString
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_definition_config import PipelineDefinitionConfig
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.retry import (
    SageMakerJobExceptionTypeEnum,
    SageMakerJobStepRetryPolicy,
    StepExceptionTypeEnum,
    StepRetryPolicy,
)
from sagemaker.workflow.selective_execution_config import SelectiveExecutionConfig
from sagemaker.workflow.step_collections import RegisterModel
from sagemaker.workflow.steps import (
    CacheConfig,
    CreateModelStep,
    ProcessingStep,
    TrainingStep,
    TransformStep,
    TuningStep,
)
from sagemaker.workflow.triggers import PipelineSchedule
from sagemaker_v2 import BUCKET, PYTHON, ROLE, TYPE, Sdk, fresh

SHELL = "atelier.local/shell"


class Runs(Sdk):
    def ended(self, execution, status="Succeeded"):
        try:
            execution.wait(delay=1, max_attempts=90)
        except Exception:
            self.assertEqual(execution.describe()["PipelineExecutionStatus"], status)
        described = execution.describe()
        steps = {one["StepName"]: one for one in execution.list_steps()}
        self.assertEqual(described["PipelineExecutionStatus"], status, steps)
        return steps

    def shell(self, name, command, session, arguments=None, **more):
        """A step that runs a line of shell."""
        processor = ScriptProcessor(
            image_uri=SHELL,
            command=["/bin/sh"],
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            sagemaker_session=session,
        )
        outputs = more.pop("outputs", None)
        code = self.write(name + ".sh", command + "\n")
        return ProcessingStep(
            name, step_args=processor.run(code=code, arguments=arguments, outputs=outputs), **more
        )


class Pipelines(Runs):
    def pipeline(self, name):
        session = self.lazy()
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
        evaluated = prepare.properties.ProcessingOutputConfig.Outputs["evaluation"].S3Output.S3Uri
        register = ModelStep(
            "Register",
            step_args=model.register(
                content_types=["text/csv"],
                response_types=["text/csv"],
                inference_instances=[TYPE],
                transform_instances=[TYPE],
                model_package_group_name=name,
                approval_status="PendingManualApproval",
                customer_metadata_properties={"limit": limit.to_string()},
                model_metrics=ModelMetrics(
                    model_statistics=MetricsSource(
                        s3_uri=Join(on="/", values=[evaluated, "evaluation.json"]), content_type="application/json"
                    )
                ),
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
            else_steps=[FailStep("TooHigh", error_message=Join(on=" ", values=["The error is above", limit]))],
        )
        return Pipeline(
            name=name, parameters=[data, limit], steps=[prepare, train, good], sagemaker_session=session
        )

    def test_a_pipeline_is_made_changed_run_and_taken_from_the_cache(self):
        name = fresh("sdk")
        pipeline = self.pipeline(name)
        pipeline.upsert(role_arn=ROLE)
        pipeline.upsert(role_arn=ROLE, description="once more", tags=[{"Key": "team", "Value": "a"}])
        self.assertEqual(pipeline.describe()["PipelineDescription"], "once more")

        first = pipeline.start(execution_display_name="first", execution_description="of all")
        steps = self.ended(first)
        self.assertEqual(
            set(steps), {"Prepare", "Train", "GoodEnough", "Register-RegisterModel", "Create-CreateModel"}
        )
        self.assertEqual(steps["GoodEnough"]["Metadata"]["Condition"]["Outcome"], "True")
        package = boto3.client("sagemaker").describe_model_package(
            ModelPackageName=steps["Register-RegisterModel"]["Metadata"]["RegisterModel"]["Arn"]
        )
        self.assertEqual(package["ModelApprovalStatus"], "PendingManualApproval")
        self.assertEqual(package["CustomerMetadataProperties"], {"limit": "2.0"})
        statistics = package["ModelMetrics"]["ModelQuality"]["Statistics"]["S3Uri"]
        self.assertEqual(json.loads(self.object(statistics))["metrics"]["rmse"]["value"], 1.5)
        self.assertEqual(first.describe()["PipelineExecutionDisplayName"], "first")

        # Two at once: what the first made is taken by one, and judged anew by the other.
        again = pipeline.start()
        failed = pipeline.start(parameters={"Limit": 1.0})
        steps = self.ended(again)
        for cached in ("Prepare", "Train"):
            self.assertEqual(
                steps[cached]["CacheHitResult"]["SourcePipelineExecutionArn"], first.arn, cached
            )
        steps = self.ended(failed, "Failed")
        self.assertIn("The error is above 1.0", steps["TooHigh"]["FailureReason"])
        given = failed.list_parameters()["PipelineParameters"]
        self.assertIn({"Name": "Limit", "Value": "1.0"}, given)
        arns = [one["PipelineExecutionArn"] for one in pipeline.list_executions()["PipelineExecutionSummaries"]]
        self.assertEqual(sorted(arns), sorted([first.arn, again.arn, failed.arn]))
        taken = pipeline.build_parameters_from_execution(failed.arn, parameter_value_overrides={"Limit": 3.0})
        self.assertEqual(taken, {"Data": self.data, "Limit": 3.0})

        selected = pipeline.start(
            selective_execution_config=SelectiveExecutionConfig(
                selected_steps=["Train"], source_pipeline_execution_arn=first.arn
            )
        )
        steps = self.ended(selected)
        self.assertIn("TrainingJob", steps["Train"]["Metadata"])
        self.assertEqual(
            steps["Prepare"]["SelectiveExecutionResult"]["SourcePipelineExecutionArn"], first.arn
        )
        pipeline.delete()
        with self.assertRaises(ClientError):
            pipeline.describe()

    def test_repacked_models_are_made_and_registered(self):
        session = self.lazy()
        self.write("code/inference.py", "def model_fn(folder):\n    return folder\n")
        train = TrainingStep("Train", step_args=self.sklearn(session).fit({"train": os.path.dirname(self.data) + "/"}))
        model = Model(
            image_uri=PYTHON,
            model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
            role=ROLE,
            entry_point="inference.py",
            source_dir=os.path.join(self.folder, "code"),
            sagemaker_session=session,
            env={"MINE": "1"},
        )
        create = ModelStep("Make", step_args=model.create(instance_type=TYPE))
        collection = RegisterModel(
            "Register",
            estimator=self.sklearn(session),
            model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
            content_types=["text/csv"],
            response_types=["text/csv"],
            inference_instances=[TYPE],
            transform_instances=[TYPE],
            model_package_group_name=fresh("group"),
            entry_point="inference.py",
            source_dir=os.path.join(self.folder, "code"),
        )
        pipeline = Pipeline(name=fresh("repack"), steps=[train, create, collection], sagemaker_session=session)
        pipeline.upsert(role_arn=ROLE)
        steps = self.ended(pipeline.start())
        made = steps["Make-CreateModel"]["Metadata"]["Model"]["Arn"].rsplit("/", 1)[1]
        container = boto3.client("sagemaker").describe_model(ModelName=made)["PrimaryContainer"]
        self.assertIn(b"model_fn", self.member(container["ModelDataUrl"], "code/inference.py"))
        self.assertEqual(json.loads(self.member(container["ModelDataUrl"], "model.json"))["rows"], 3)
        package = [one for one in steps.values() if "RegisterModel" in one["Metadata"]]
        self.assertEqual(len(package), 1)

    def test_lineage_is_recorded(self):
        session = self.lazy()
        name = fresh("data")
        lineage = LineageStep(
            "Note",
            artifacts=[
                Artifact.create(
                    artifact_name=name,
                    source_uri=self.data,
                    artifact_type="DataSet",
                    sagemaker_session=session,
                )
            ],
            contexts=[
                Context.create(
                    context_name="place-" + name, source_uri=self.data, context_type="Place", sagemaker_session=session
                )
            ],
            associations=[
                LineageAssociation(
                    source=LineageEntityReference(name=name, type="Artifact"),
                    destination=LineageEntityReference(name="place-" + name, type="Context"),
                    association_type="ContributedTo",
                )
            ],
        )
        pipeline = Pipeline(name=fresh("lineage"), steps=[lineage], sagemaker_session=session)
        pipeline.upsert(role_arn=ROLE)
        steps = self.ended(pipeline.start())
        made = steps["Note"]["Metadata"]["Lineage"]["ArtifactArns"][name]
        self.assertEqual(Artifact.load(made, sagemaker_session=self.session).source.source_uri, self.data)


class Expressions(Runs):
    def test_every_condition_join_and_variable(self):
        session = self.lazy()
        number = ParameterInteger("Number", 5)
        real = ParameterFloat("Real", 0.5)
        yes = ParameterBoolean("Yes", default_value=True)
        color = ParameterString("Color", default_value="red", enum_values=["red", "green"])
        written = PropertyFile(name="Written", output_name="out", path="written.json")
        first = self.shell(
            "First",
            'printf \'{"list": [{"a.b": %s}], "text": "%s", "run": "%s"}\' "$@" > /opt/ml/processing/out/written.json',
            session,
            arguments=[
                number.to_string(),
                Join(on="-", values=[color, number, ExecutionVariables.PIPELINE_NAME]),
                Join(
                    on=" ",
                    values=[
                        ExecutionVariables.PIPELINE_ARN,
                        ExecutionVariables.PIPELINE_EXECUTION_ARN,
                        ExecutionVariables.START_DATETIME,
                        ExecutionVariables.PROCESSING_JOB_NAME,
                    ],
                ),
            ],
            outputs=[
                ProcessingOutput(
                    output_name="out",
                    source="/opt/ml/processing/out",
                    destination=Join(
                        on="/", values=[f"s3://{BUCKET}", "runs", ExecutionVariables.PIPELINE_EXECUTION_ID]
                    ),
                )
            ],
            property_files=[written],
            retry_policies=[
                StepRetryPolicy(
                    exception_types=[StepExceptionTypeEnum.SERVICE_FAULT, StepExceptionTypeEnum.THROTTLING],
                    max_attempts=2,
                ),
                SageMakerJobStepRetryPolicy(
                    failure_reason_types=[SageMakerJobExceptionTypeEnum.INTERNAL_ERROR], expire_after_mins=5
                ),
            ],
        )

        def read(path):
            return JsonGet(step_name="First", property_file=written, json_path=path)

        conditions = [
            ConditionEquals(left=read("list[0]['a.b']"), right=5),
            ConditionEquals(left=yes, right=True),
            ConditionGreaterThan(left=number, right=4),
            ConditionGreaterThanOrEqualTo(left=number, right=5.0),
            ConditionLessThan(left=real, right=1),
            ConditionLessThanOrEqualTo(left=real, right=0.5),
            ConditionIn(value=color, in_values=["red", "blue"]),
            ConditionNot(ConditionEquals(left=color, right="green")),
            ConditionOr([ConditionEquals(left=number, right=0), ConditionEquals(left=color, right="red")]),
            ConditionGreaterThan(left=ExecutionVariables.CURRENT_DATETIME, right="2020-01-01T00:00:00Z"),
        ]
        second = self.shell("Second", 'test "$1" = "$2"', session, arguments=["a", "a"], depends_on=[first])
        inner = ConditionStep(
            "Inner",
            conditions=[ConditionEquals(left=read("text"), right=Join(on="", values=[color, "-5-", "name"]))],
            if_steps=[FailStep("Never", error_message="The texts are equal")],
            else_steps=[second],
        )
        outer = ConditionStep("Outer", conditions=conditions, if_steps=[inner], else_steps=[])
        pipeline = Pipeline(
            name=fresh("expressions"),
            parameters=[number, real, yes, color],
            steps=[first],
            sagemaker_session=session,
        )
        pipeline.create(role_arn=ROLE, parallelism_config=ParallelismConfiguration(4))
        pipeline.steps = [first, outer]
        pipeline.update(role_arn=ROLE, description="changed", parallelism_config={"MaxParallelExecutionSteps": 3})
        described = pipeline.describe()
        self.assertEqual(described["ParallelismConfiguration"], {"MaxParallelExecutionSteps": 3})
        self.assertEqual(json.loads(described["PipelineDefinition"]), json.loads(pipeline.definition()))
        self.assertEqual(pipeline.latest_pipeline_version_id, 2)
        versions = pipeline.list_pipeline_versions()["PipelineVersionSummaries"]
        self.assertEqual(sorted(one["PipelineVersionId"] for one in versions), [1, 2])
        before = json.loads(pipeline.describe(pipeline_version_id=1)["PipelineDefinition"])
        self.assertEqual([one["Name"] for one in before["Steps"]], ["First"])
        execution = pipeline.start(parallelism_config=ParallelismConfiguration(2))
        other = pipeline.start(parameters={"Yes": False, "Color": "green", "Number": 6})
        former = pipeline.start(pipeline_version_id=1)
        steps = self.ended(execution)
        self.assertEqual(set(steps), {"First", "Outer", "Inner", "Second"})
        uri = f"s3://{BUCKET}/runs/{execution.arn.rsplit('/', 1)[1]}/written.json"
        told = json.loads(self.object(uri))
        self.assertEqual(told["text"], f"red-5-{pipeline.name}")
        of_pipeline, of_execution, started, job = told["run"].split(" ")
        self.assertEqual([of_pipeline, of_execution], [described["PipelineArn"], execution.arn])
        self.assertLess(abs(datetime.fromisoformat(started) - execution.describe()["CreationTime"]).seconds, 60)
        self.assertTrue(steps["First"]["Metadata"]["ProcessingJob"]["Arn"].endswith("/" + job), job)
        steps = self.ended(other)
        self.assertEqual(set(steps), {"First", "Outer"})
        self.assertEqual(steps["Outer"]["Metadata"]["Condition"]["Outcome"], "False")

        self.assertEqual(set(self.ended(former)), {"First"})

        for wrong in ({"Color": "blue"}, {"Number": "many"}, {"None": "x"}):
            with self.assertRaises(ClientError) as told:
                pipeline.start(parameters=wrong)
            self.assertEqual(told.exception.response["Error"]["Code"], "ValidationException")
            self.assertIn(next(iter(wrong)), str(told.exception))

    def test_parameters_reach_every_setting_and_older_forms_of_steps_run(self):
        session = self.lazy()
        count = ParameterInteger("Count", default_value=1)
        kind = ParameterString("Kind", default_value=TYPE)
        image = ParameterString("Image", default_value=PYTHON)
        alpha = ParameterFloat("Alpha", default_value=0.25)
        data = ParameterString("Data", default_value=os.path.dirname(self.data) + "/")
        processor = ScriptProcessor(
            image_uri=image,
            command=["python3"],
            role=ROLE,
            instance_type=kind,
            instance_count=count,
            env={"RATE": alpha.to_string()},
            max_runtime_in_seconds=ParameterInteger("Seconds", default_value=600),
            sagemaker_session=session,
        )
        told = PropertyFile(name="Told", output_name="out", path="told.json")
        code = "import json, os\njson.dump({'rate': os.environ['RATE']}, open('/opt/ml/processing/out/told.json', 'w'))\n"
        tell = ProcessingStep(
            "Tell",
            processor=processor,
            code=self.write("tell.py", code),
            outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")],
            property_files=[told],
            display_name="Says it",
            description="in a file",
        )
        estimator = self.sklearn(
            session,
            instance_type=kind,
            hyperparameters={"alpha": alpha, "name": JsonGet(step_name="Tell", property_file=told, json_path="rate")},
            environment={"WHERE": Join(on=":", values=[data, ExecutionVariables.TRAINING_JOB_NAME])},
            output_path=Join(on="/", values=[f"s3://{BUCKET}/models", ExecutionVariables.PIPELINE_EXECUTION_ID]),
        )
        train = TrainingStep("Train", estimator=estimator, inputs={"train": TrainingInput(s3_data=data)})
        model = Model(
            image_uri=image,
            model_data=train.properties.ModelArtifacts.S3ModelArtifacts,
            role=ROLE,
            sagemaker_session=session,
        )
        create = CreateModelStep("Create", model=model, inputs=CreateModelInput(instance_type=TYPE))
        pipeline = Pipeline(
            name=fresh("parameters"),
            parameters=[count, kind, image, alpha, data, processor.max_runtime_in_seconds],
            steps=[create, train, tell],
            sagemaker_session=session,
        )
        pipeline.upsert(role_arn=ROLE)
        execution = pipeline.start(parameters={"Alpha": 0.75, "Seconds": 300})
        steps = self.ended(execution)
        self.assertEqual(steps["Tell"]["StepDisplayName"], "Says it")
        client = boto3.client("sagemaker")
        name = steps["Train"]["Metadata"]["TrainingJob"]["Arn"].rsplit("/", 1)[1]
        job = client.describe_training_job(TrainingJobName=name)
        self.assertEqual(job["Environment"]["WHERE"], f"{os.path.dirname(self.data)}/:{name}")
        uri = job["ModelArtifacts"]["S3ModelArtifacts"]
        self.assertEqual(uri, f"s3://{BUCKET}/models/{execution.arn.rsplit('/', 1)[1]}/{name}/output/model.tar.gz")
        self.assertEqual(json.loads(self.member(uri, "model.json")), {"alpha": 0.75, "name": "0.75", "rows": 3})
        name = steps["Tell"]["Metadata"]["ProcessingJob"]["Arn"].rsplit("/", 1)[1]
        job = client.describe_processing_job(ProcessingJobName=name)
        self.assertEqual(job["StoppingCondition"]["MaxRuntimeInSeconds"], 300)
        name = steps["Create"]["Metadata"]["Model"]["Arn"].rsplit("/", 1)[1]
        self.assertEqual(client.describe_model(ModelName=name)["PrimaryContainer"]["ModelDataUrl"], uri)

        with self.assertRaises(ClientError) as told:
            pipeline.put_triggers([PipelineSchedule(rate=(1, "hour"))], role_arn=ROLE)
        self.assertIn("does not have the service 'scheduler'", str(told.exception))

    def test_a_running_execution_is_stopped_and_names_keep_their_prefix(self):
        session = self.lazy()
        processor = ScriptProcessor(
            image_uri=SHELL,
            command=["/bin/sh"],
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            base_job_name="mine",
            sagemaker_session=session,
        )
        slow = ProcessingStep("Slow", step_args=processor.run(code=self.write("slow.sh", "exec sleep 300\n")))
        after = self.shell("After", "true", session, depends_on=["Slow"])
        pipeline = Pipeline(
            name=fresh("slow"),
            steps=[slow, after],
            sagemaker_session=session,
            pipeline_definition_config=PipelineDefinitionConfig(use_custom_job_prefix=True),
        )
        pipeline.upsert(role_arn=ROLE)
        execution = pipeline.start()
        until = time.monotonic() + 30
        while time.monotonic() < until:
            steps = execution.list_steps()
            if steps and "Metadata" in steps[0] and steps[0]["Metadata"]:
                break
            time.sleep(0.2)
        self.assertIn("/mine-", steps[0]["Metadata"]["ProcessingJob"]["Arn"])
        execution.stop()
        until = time.monotonic() + 30
        while execution.describe()["PipelineExecutionStatus"] != "Stopped" and time.monotonic() < until:
            time.sleep(0.2)
        self.assertEqual([one["StepStatus"] for one in execution.list_steps()], ["Stopped"])
        self.assertEqual(execution.describe()["PipelineExecutionStatus"], "Stopped")

    def test_steps_that_cannot_run_here_are_refused_by_name_before_anything_starts(self):
        session = self.lazy()
        tuner = HyperparameterTuner(
            self.sklearn(session),
            objective_metric_name="loss",
            hyperparameter_ranges={"alpha": ContinuousParameter(0.1, 0.9)},
            metric_definitions=[{"Name": "loss", "Regex": "loss: ([0-9.]+);"}],
            max_jobs=2,
        )
        transformer = Transformer(
            model_name="some",
            instance_count=1,
            instance_type=TYPE,
            base_transform_job_name="predict",
            sagemaker_session=session,
        )
        arn = "arn:aws:lambda:us-east-1:111122223333:function:mine"
        refused = [
            TuningStep("Tune", step_args=tuner.fit({"train": os.path.dirname(self.data) + "/"})),
            EMRStep("Spark", "Spark", "", cluster_id="j-1", step_config=EMRStepConfig(jar="s3://jars/one.jar")),
            TransformStep("Predict", step_args=transformer.transform(self.data, content_type="text/csv")),
            LambdaStep("Call", lambda_func=Lambda(function_arn=arn, session=session), inputs={"a": 1}),
            CallbackStep("Ask", sqs_queue_url="https://queue", inputs={"a": 1}, outputs=[]),
        ]
        for one in refused:
            marker = fresh("never")
            before = self.shell("Before", "true", session)
            pipeline = Pipeline(name=marker, steps=[before, one], sagemaker_session=session)
            pipeline.upsert(role_arn=ROLE)
            with self.assertRaises(ClientError) as told:
                pipeline.start()
            self.assertEqual(told.exception.response["Error"]["Code"], "ValidationException")
            self.assertIn(one.name, str(told.exception))
            self.assertEqual(pipeline.list_executions()["PipelineExecutionSummaries"], [])


class StepFunctions(Runs):
    def test_decorated_functions_run_and_hand_their_results_on(self):
        session = self.lazy()
        settings = {"role": ROLE, "image_uri": PYTHON, "instance_type": TYPE}
        start = ParameterInteger("Start", 20)

        @step(name="twice", **settings)
        def twice(number):
            return number * 2

        @step(name="pair", environment_variables={"MINE": "x"}, **settings)
        def pair(number, name):
            import os

            return {"value": number + 1, "texts": [name, os.environ["MINE"]]}

        @step(name="plain", display_name="Plain", description="of a process", **settings)
        def plain(values):
            return values[1]

        both = pair(twice(start), name=ExecutionVariables.PIPELINE_NAME)
        read = self.shell("Read", 'test "$1" = 41', session, arguments=[Join(on="", values=[both["value"]])])
        chosen = ConditionStep(
            "Chosen",
            conditions=[ConditionGreaterThan(left=both["value"], right=40)],
            if_steps=[read],
            else_steps=[],
        )
        pipeline = Pipeline(
            name=fresh("functions"),
            parameters=[start],
            steps=[plain(both["texts"]), chosen],
            sagemaker_session=session,
        )
        pipeline.upsert(role_arn=ROLE)
        execution = pipeline.start()
        steps = self.ended(execution)
        self.assertEqual(set(steps), {"twice", "pair", "plain", "Chosen", "Read"})
        self.assertEqual(execution.result("pair"), {"value": 41, "texts": [pipeline.name, "x"]})
        self.assertEqual(execution.result("plain"), "x")


class RemoteFunctions(Sdk):
    def test_remote_functions_answer_and_raise(self):
        settings = {
            "sagemaker_session": self.session,
            "role": ROLE,
            "image_uri": PYTHON,
            "instance_type": TYPE,
            "s3_root_uri": f"s3://{BUCKET}/remote",
        }

        def divide(a, b):
            return a / b

        @remote(pre_execution_commands=["echo hello > /opt/ml/said"], environment_variables={"MINE": "x"}, **settings)
        def said(number):
            import os

            raise FileNotFoundError(os.environ["MINE"], open("/opt/ml/said").read().strip(), number)

        # The SDK looks at a job whose log it shows every 30 seconds: all of them at once.
        with ThreadPoolExecutor() as threads, RemoteExecutor(max_parallel_jobs=2, **settings) as executor:
            raised = threads.submit(said, 7)
            good = executor.submit(divide, 9, b=2)
            bad = executor.submit(divide, 1, 0)
            failed = threads.submit(bad.result)
            self.assertEqual(good.result(), 4.5)
            self.assertTrue(good.done())
            with self.assertRaises(ZeroDivisionError):
                failed.result()
            with self.assertRaises(FileNotFoundError) as told:
                raised.result()
            self.assertEqual(told.exception.args[:2], ("x", "hello"))


if __name__ == "__main__":
    unittest.main()
