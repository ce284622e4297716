"""Runs a pipeline of three steps (processing, training, condition) and says how long it took.

    pipeline.py local|engine IMAGE REPETITIONS TITLE

"local" runs it in the local mode of the SageMaker Python SDK, "engine" on the SageMaker that AWS_ENDPOINT_URL names.
"""

import contextlib
import io
import logging
import os
import statistics
import sys
import tempfile
import time
import uuid

# The SDK tells on the standard output where it found its configuration, once it is imported.
logging.disable(logging.INFO)

import boto3
from sagemaker.estimator import Estimator
from sagemaker.inputs import TrainingInput
from sagemaker.processing import ProcessingInput, ProcessingOutput, ScriptProcessor
from sagemaker.workflow.condition_step import ConditionStep
from sagemaker.workflow.conditions import ConditionGreaterThan
from sagemaker.workflow.fail_step import FailStep
from sagemaker.workflow.functions import JsonGet
from sagemaker.workflow.pipeline import Pipeline
from sagemaker.workflow.pipeline_context import LocalPipelineSession, PipelineSession
from sagemaker.workflow.properties import PropertyFile
from sagemaker.workflow.steps import ProcessingStep, TrainingStep

ROLE = "arn:aws:iam::111122223333:role/service"
BUCKET = "bench"

PREPARE = """
cp /opt/ml/processing/in/train.csv /opt/ml/processing/train/
printf '{"rows": %s}' $(wc -l < /opt/ml/processing/in/train.csv) > /opt/ml/processing/report/report.json
"""

TRAIN = "cp /opt/ml/input/data/train/train.csv /opt/ml/model/model.csv"


def pipeline(session, image, instance, folder):
    data = session.upload_data(os.path.join(folder, "train.csv"), bucket=BUCKET, key_prefix="in")
    processor = ScriptProcessor(
        image_uri=image,
        command=["/bin/sh"],
        role=ROLE,
        instance_type=instance,
        instance_count=1,
        sagemaker_session=session,
    )
    report = PropertyFile(name="Report", output_name="report", path="report.json")
    prepare = ProcessingStep(
        "Prepare",
        step_args=processor.run(
            code=os.path.join(folder, "prepare.sh"),
            inputs=[ProcessingInput(source=data, destination="/opt/ml/processing/in")],
            outputs=[
                ProcessingOutput(output_name="train", source="/opt/ml/processing/train"),
                ProcessingOutput(output_name="report", source="/opt/ml/processing/report"),
            ],
        ),
        property_files=[report],
    )
    estimator = Estimator(
        image_uri=image,
        container_entry_point=["/bin/sh", "-c", TRAIN],
        role=ROLE,
        instance_type=instance,
        instance_count=1,
        sagemaker_session=session,
        output_path=f"s3://{BUCKET}/models",
    )
    prepared = prepare.properties.ProcessingOutputConfig.Outputs["train"].S3Output.S3Uri
    train = TrainingStep("Train", step_args=estimator.fit({"train": TrainingInput(prepared)}))
    enough = ConditionStep(
        "Enough",
        conditions=[
            ConditionGreaterThan(
                left=JsonGet(step_name="Prepare", property_file=report, json_path="rows"), right=100
            )
        ],
        if_steps=[],
        else_steps=[FailStep("TooFew", error_message="There are too few rows")],
        depends_on=[train],
    )
    return Pipeline(
        name="bench-" + uuid.uuid4().hex[:8], steps=[prepare, train, enough], sagemaker_session=session
    )


def run(one):
    """Seconds from the start of an execution to its end."""
    begun = time.perf_counter()
    execution = one.start()
    while True:
        described = execution.describe()
        if described["PipelineExecutionStatus"] not in ("Executing", "Starting"):
            break
        time.sleep(0.05)
    seconds = time.perf_counter() - begun
    if described["PipelineExecutionStatus"] != "Succeeded":
        sys.exit(f"The execution ended with {described}")
    return seconds


def main():
    mode, image, repetitions, title = sys.argv[1:]
    boto_session = boto3.Session()
    boto_session.client("s3").create_bucket(Bucket=BUCKET)
    kind = LocalPipelineSession if mode == "local" else PipelineSession
    session = kind(boto_session=boto_session, default_bucket=BUCKET)
    folder = tempfile.mkdtemp()
    with open(os.path.join(folder, "train.csv"), "w") as out:
        out.writelines("1,2,3\n" for _ in range(1000))
    with open(os.path.join(folder, "prepare.sh"), "w") as out:
        out.write(PREPARE)
    # Local mode prints what its containers print.
    with contextlib.redirect_stdout(io.StringIO()):
        one = pipeline(session, image, "local" if mode == "local" else "ml.m5.large", folder)
        begun = time.perf_counter()
        one.upsert(role_arn=ROLE)
        upsert = time.perf_counter() - begun
        seconds = [run(one) for _ in range(int(repetitions))]
    print(
        f"{title}: median {statistics.median(seconds):.2f} s of {len(seconds)} executions"
        f" ({min(seconds):.2f} to {max(seconds):.2f}), the first {seconds[0]:.2f}; upsert {upsert:.2f} s"
    )


if __name__ == "__main__":
    main()
