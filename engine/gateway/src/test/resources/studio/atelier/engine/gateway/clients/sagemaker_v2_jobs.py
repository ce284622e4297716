"""Jobs of the SageMaker Python SDK 2, unchanged, on an endpoint that the environment names; see docs/clients.md."""

import io
import json
import os
import time
import unittest
import zipfile

import boto3
import sagemaker
from botocore.exceptions import ClientError
from sagemaker.estimator import Estimator
from sagemaker.inputs import FileSystemInput, ShuffleConfig, TrainingInput
from sagemaker.processing import (
    FrameworkProcessor,
    NetworkConfig,
    ProcessingInput,
    ProcessingJob,
    ProcessingOutput,
    Processor,
    ScriptProcessor,
)
from sagemaker.pytorch import PyTorch, PyTorchProcessor
from sagemaker.sklearn import SKLearn
from sagemaker.sklearn.processing import SKLearnProcessor
from sagemaker_v2 import BUCKET, PYTHON, ROLE, TYPE, Sdk, fresh

# Says what a script was given.
TELL = """
import json, os, sys
told = {"arguments": sys.argv[1:], "hps": json.loads(os.environ["SM_HPS"]), "variable": os.environ.get("MINE")}
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as out:
    json.dump(told, out)
with open(os.path.join(os.environ["SM_OUTPUT_DATA_DIR"], "seen.txt"), "w") as out:
    out.write("seen")
"""

# Says what lies in the channels.
CHANNELS = """
import json, os
told = {}
for name in json.loads(os.environ["SM_CHANNELS"]):
    folder = os.environ["SM_CHANNEL_" + name.upper()]
    pipe = folder + "_0"
    if os.path.exists(pipe):
        with open(pipe, "rb") as stream:
            told[name] = stream.read().decode("latin-1")
    else:
        told[name] = {entry: open(os.path.join(folder, entry)).read() for entry in sorted(os.listdir(folder))}
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as out:
    json.dump(told, out)
"""

CHECKPOINTS = """
import json, os
folder = "/opt/ml/checkpoints"
before = sorted(os.listdir(folder))
with open(os.path.join(folder, "epoch-%d" % len(before)), "w") as out:
    out.write("weights")
with open(os.path.join(os.environ["SM_MODEL_DIR"], "model.json"), "w") as out:
    json.dump(before, out)
"""


def wheel(name, text):
    """A package of one module, as pip takes it without an index."""
    archive = io.BytesIO()
    info = f"{name}-1.0.dist-info/"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr(f"{name}.py", text)
        out.writestr(info + "METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        out.writestr(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        out.writestr(info + "RECORD", "")
    return archive.getvalue()


class Trained(Sdk):
    def inputs(self, **more):
        return {"train": TrainingInput(os.path.dirname(self.data) + "/", content_type="text/csv", **more)}

    def ended(self, estimator):
        return self.session.wait_for_job(estimator.latest_training_job.name, poll=0.5)


class Estimators(Trained):
    def test_a_script_with_its_folder_trains_and_is_found_again(self):
        estimator = self.sklearn(self.session, metric_definitions=[{"Name": "loss", "Regex": "loss: ([0-9.]+);"}])
        estimator.fit(self.inputs(), logs="All")

        name = estimator.latest_training_job.name
        self.assertEqual(estimator.model_data, f"s3://{BUCKET}/{name}/output/model.tar.gz")
        downloaded = os.path.join(self.folder, "model")
        self.session.download_data(downloaded, BUCKET, f"{name}/output/model.tar.gz")
        self.assertEqual(os.listdir(downloaded), ["model.tar.gz"])
        self.assertEqual(self.model(estimator), {"alpha": 0.5, "name": "a b", "rows": 3})

        again = SKLearn.attach(name, sagemaker_session=self.session)
        self.assertEqual(again.model_data, estimator.model_data)
        self.assertEqual(again.hyperparameters()["name"], '"a b"')
        again.logs()
        metrics = self.session.describe_training_job(name)["FinalMetricDataList"]
        self.assertEqual([(metric["MetricName"], metric["Value"]) for metric in metrics], [("loss", 0.25)])
        frame = estimator.training_job_analytics.dataframe()
        self.assertEqual(list(frame["metric_name"]), ["loss"])
        self.assertEqual(list(frame["value"]), [0.25])
        with self.assertRaises(ClientError) as refused:
            boto3.client("cloudwatch").list_metrics()
        self.assertIn("GetMetricStatistics", str(refused.exception))

    def test_a_script_that_fails_says_why(self):
        self.write("source/broken.py", "raise ValueError('no such column')\n")
        estimator = self.sklearn(self.session, entry_point="broken.py")
        with self.assertRaises(sagemaker.exceptions.UnexpectedStatusException) as told:
            estimator.fit(self.inputs(), logs=None)
        self.assertIn("no such column", str(told.exception))

    def test_hyperparameters_of_every_type_arrive_as_on_the_service(self):
        self.write("source/tell.py", TELL)
        given = {
            "whole": 3,
            "real": 0.1,
            "small": 1e-5,
            "yes": True,
            "text": "it's \"so\" $HOME",
            "number-as-text": "7",
            "list": [1, "two", None],
            "map": {"b": 2, "a": "x"},
            "none": None,
            "x": "",
        }
        estimator = self.sklearn(
            self.session, entry_point="tell.py", hyperparameters=dict(given), environment={"MINE": "a value"}
        )
        estimator.fit(wait=False)
        job = self.ended(estimator)

        told = self.model(estimator)
        self.assertEqual(told["variable"], "a value")
        self.assertEqual(told["hps"], given)
        self.assertEqual(
            told["arguments"],
            # fmt: off
            ["--list", "[1, 'two', None]", "--map", "a=x,b=2", "--none", "", "--number-as-text", "7", "--real", "0.1",
             "--small", "1e-05", "--text", "it's \"so\" $HOME", "--whole", "3", "-x", "", "--yes", "True"],
            # fmt: on
        )
        output = job["ModelArtifacts"]["S3ModelArtifacts"].replace("model.tar.gz", "output.tar.gz")
        self.assertEqual(self.member(output, "seen.txt"), b"seen")

    def test_requirements_and_folders_beside_the_script_are_there(self):
        self.write("other/tiny_helper/__init__.py", "VALUE = 5\n")
        self.write("asking/requirements.txt", "./tiny_package-1.0-py3-none-any.whl\n")
        self.write("asking/tiny_package-1.0-py3-none-any.whl", wheel("tiny_package", "VALUE = 37\n"))
        self.write(
            "asking/sum.py",
            "import json, os, tiny_package, tiny_helper\n"
            "with open(os.path.join(os.environ['SM_MODEL_DIR'], 'model.json'), 'w') as out:\n"
            "    json.dump(tiny_package.VALUE + tiny_helper.VALUE, out)\n",
        )
        asking = self.sklearn(
            self.session,
            entry_point="sum.py",
            source_dir=os.path.join(self.folder, "asking"),
            dependencies=[os.path.join(self.folder, "other", "tiny_helper")],
            hyperparameters=None,
        )
        asking.fit(wait=False)
        alone = self.sklearn(
            self.session,
            entry_point=os.path.join(self.source, "train.py"),
            source_dir=None,
            dependencies=[os.path.join(self.source, "rows.py")],
        )
        alone.fit(self.inputs(), wait=False)
        self.ended(asking)
        self.assertEqual(self.model(asking), 42)
        self.ended(alone)
        self.assertEqual(self.model(alone)["rows"], 3)

    def test_pytorch_runs_where_the_project_says_so_and_else_tells_what_is_missing(self):
        mapped = PyTorch(
            entry_point="train.py",
            source_dir=self.source,
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            framework_version="2.3",
            py_version="py311",
            sagemaker_session=self.session,
            hyperparameters={"alpha": 0.5},
        )
        mapped.fit(self.inputs(), wait=False)
        plain = PyTorch(
            entry_point="train.py",
            source_dir=self.source,
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            framework_version="2.2",
            py_version="py310",
            sagemaker_session=self.session,
            hyperparameters={"alpha": 0.5},
        )
        plain.fit(self.inputs(), wait=False)
        self.ended(mapped)
        self.assertEqual(self.model(mapped)["alpha"], 0.5)
        try:
            import torch  # noqa: F401
        except ImportError:
            with self.assertRaises(sagemaker.exceptions.UnexpectedStatusException) as told:
                self.session.wait_for_job(plain.latest_training_job.name, poll=0.5)
            self.assertIn("lacks torch", str(told.exception))
        else:
            self.ended(plain)

    def test_what_was_trained_is_made_a_model_and_registered(self):
        estimator = self.sklearn(self.session)
        estimator.fit(self.inputs(), wait=False)
        self.ended(estimator)
        group = fresh("group")
        package = estimator.register(
            content_types=["text/csv"],
            response_types=["text/csv"],
            inference_instances=[TYPE],
            transform_instances=[TYPE],
            model_package_group_name=group,
            approval_status="PendingManualApproval",
        )
        package.update_approval_status("Approved")
        client = self.session.sagemaker_client
        found = client.list_model_packages(ModelPackageGroupName=group, ModelApprovalStatus="Approved")
        self.assertEqual(found["ModelPackageSummaryList"][0]["ModelPackageArn"], package.model_package_arn)
        model = estimator.create_model(name=fresh("model"))
        model.create(instance_type=TYPE)
        made = client.describe_model(ModelName=model.name)["PrimaryContainer"]
        self.assertEqual(made["Environment"]["SAGEMAKER_PROGRAM"], "train.py")
        model.delete_model()
        with self.assertRaises(ClientError) as told:
            estimator.deploy(initial_instance_count=1, instance_type=TYPE)
        self.assertEqual(told.exception.response["Error"]["Code"], "UnknownOperationException")


class Channels(Trained):
    def test_data_comes_in_every_mode(self):
        prefix = fresh("parts")
        folder = f"s3://{BUCKET}/{prefix}/"
        for name in ("a.csv", "b.csv"):
            boto3.client("s3").put_object(Bucket=BUCKET, Key=f"{prefix}/{name}", Body=name.encode())
        manifest = [{"prefix": folder}, "b.csv"]
        boto3.client("s3").put_object(Bucket=BUCKET, Key=f"{prefix}-manifest", Body=json.dumps(manifest).encode())
        self.write("source/channels.py", CHANNELS)
        estimator = self.sklearn(self.session, entry_point="channels.py", hyperparameters=None, volume_size=30)
        estimator.fit(
            {
                "plain": folder,
                "fast": TrainingInput(folder, input_mode="FastFile"),
                "piped": TrainingInput(
                    folder,
                    input_mode="Pipe",
                    content_type="text/csv",
                    compression="None",
                    distribution="FullyReplicated",
                    shuffle_config=ShuffleConfig(7),
                ),
                "records": TrainingInput(folder + "a.csv", input_mode="Pipe", record_wrapping="RecordIO"),
                "listed": TrainingInput(f"s3://{BUCKET}/{prefix}-manifest", s3_data_type="ManifestFile"),
            },
            wait=False,
        )
        whole_pipe = self.sklearn(
            self.session, entry_point="channels.py", hyperparameters=None, input_mode="Pipe"
        )
        whole_pipe.fit({"piped": folder}, wait=False)
        self.ended(estimator)
        told = self.model(estimator)
        both = {"a.csv": "a.csv", "b.csv": "b.csv"}
        self.assertEqual(told["plain"], both)
        self.assertEqual(told["fast"], both)
        self.assertIn(told["piped"], ("a.csvb.csv", "b.csva.csv"))
        self.assertEqual(told["records"].encode("latin-1")[8:13], b"a.csv")
        self.assertEqual(told["listed"], {"b.csv": "b.csv"})
        self.ended(whole_pipe)
        self.assertEqual(self.model(whole_pipe)["piped"], "a.csvb.csv")

    def test_a_file_system_is_refused_by_name(self):
        estimator = self.sklearn(self.session, subnets=["subnet-12345678"], security_group_ids=["sg-12345678"])
        source = FileSystemInput("fs-0123456789abcdef0", "EFS", "/data")
        with self.assertRaises(Exception) as told:
            estimator.fit({"train": source}, logs=None)
        self.assertIn("file system", str(told.exception))

    def test_checkpoints_are_restored_and_a_job_that_takes_too_long_is_stopped(self):
        self.write("source/checkpoints.py", CHECKPOINTS)
        self.write("source/slow.py", "import time\nprint('begun', flush=True)\ntime.sleep(300)\n")
        slow = self.sklearn(self.session, entry_point="slow.py", hyperparameters=None, max_run=1)
        slow.fit(wait=False)
        stopped = self.sklearn(self.session, entry_point="slow.py", hyperparameters=None)
        stopped.fit(wait=False)
        uri = f"s3://{BUCKET}/{fresh('checkpoints')}"
        for before in ([], ["epoch-0"]):
            estimator = self.sklearn(
                self.session,
                entry_point="checkpoints.py",
                hyperparameters=None,
                checkpoint_s3_uri=uri,
                use_spot_instances=True,
                max_run=600,
                max_wait=600,
                tags=[{"Key": "team", "Value": "a"}],
            )
            estimator.fit(wait=False)
            self.ended(estimator)
            self.assertEqual(self.model(estimator), before)
        files = self.session.list_s3_files(BUCKET, uri[len(f"s3://{BUCKET}/") :])
        self.assertEqual([file.rsplit("/", 1)[1] for file in files], ["epoch-0", "epoch-1"])

        client = self.session.sagemaker_client
        client.stop_training_job(TrainingJobName=stopped.latest_training_job.name)
        job = self.ended(slow)
        self.assertEqual((job["TrainingJobStatus"], job["SecondaryStatus"]), ("Stopped", "MaxRuntimeExceeded"))
        job = self.ended(stopped)
        self.assertEqual((job["TrainingJobStatus"], job["SecondaryStatus"]), ("Stopped", "Stopped"))

    def test_an_image_of_ones_own_runs_on_two_hosts(self):
        estimator = Estimator(
            image_uri=PYTHON,
            role=ROLE,
            instance_count=2,
            instance_type=TYPE,
            sagemaker_session=self.session,
            container_entry_point=["python3", "-c"],
            container_arguments=[
                "import json; hosts = json.load(open('/opt/ml/input/config/resourceconfig.json'));"
                "open('/opt/ml/model/' + hosts['current_host'], 'w').write(','.join(hosts['hosts']))"
            ],
            output_path=f"s3://{BUCKET}/own",
            base_job_name="own",
            keep_alive_period_in_seconds=60,
            max_retry_attempts=2,
        )
        estimator.fit(wait=False)
        self.ended(estimator)
        for host in ("algo-1", "algo-2"):
            self.assertEqual(self.member(estimator.model_data, host), b"algo-1,algo-2")

    def test_objects_go_up_and_come_down(self):
        self.write("many/a/one.txt", "1")
        self.write("many/two.txt", "2")
        prefix = fresh("many")
        uri = self.session.upload_data(os.path.join(self.folder, "many"), bucket=BUCKET, key_prefix=prefix)
        self.assertEqual(uri, f"s3://{BUCKET}/{prefix}")
        self.assertEqual(self.session.list_s3_files(BUCKET, prefix), [f"{prefix}/a/one.txt", f"{prefix}/two.txt"])
        self.assertEqual(self.session.read_s3_file(BUCKET, f"{prefix}/two.txt"), "2")
        self.session.upload_string_as_file_body("three", bucket=BUCKET, key=f"{prefix}/three.txt")
        self.assertEqual(sagemaker.s3.S3Downloader.read_file(uri + "/three.txt", self.session), "three")
        below = os.path.join(self.folder, "down")
        self.session.download_data(below, BUCKET, prefix)
        self.assertEqual(sorted(os.listdir(below)), ["a", "three.txt", "two.txt"])


class Processors(Sdk):
    def ended(self, processor):
        self.session.wait_for_processing_job(processor.latest_job.job_name, poll=0.5)

    def output(self, job, file="train.csv"):
        return self.object(job.outputs[0].destination + "/" + file)

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
        self.assertEqual(self.output(processor.latest_job), b"1,2\n3,4\n5,6\n")

        again = ProcessingJob.from_processing_name(self.session, processor.latest_job.job_name)
        self.assertEqual(again.outputs[0].destination, processor.latest_job.outputs[0].destination)
        again.wait(logs=True)

    def test_a_processor_with_a_command_of_its_own_and_a_file_of_this_machine(self):
        processor = ScriptProcessor(
            image_uri=PYTHON,
            command=["python3"],
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            sagemaker_session=self.session,
            max_runtime_in_seconds=600,
            env={"MINE": "1"},
            tags=[{"Key": "team", "Value": "a"}],
            network_config=NetworkConfig(enable_network_isolation=False),
        )
        processor.run(
            code=self.prepare,
            inputs=[ProcessingInput(source=self.train, destination="/opt/ml/processing/in")],
            outputs=[
                ProcessingOutput(
                    output_name="out",
                    source="/opt/ml/processing/out",
                    destination=f"s3://{BUCKET}/{fresh('continuous')}",
                    s3_upload_mode="Continuous",
                )
            ],
            wait=False,
            logs=False,
        )
        self.ended(processor)
        self.assertEqual(processor.latest_job.describe()["ProcessingJobStatus"], "Completed")
        self.assertEqual(self.output(processor.latest_job), b"1,2\n3,4\n5,6\n")

    def test_a_framework_processor_brings_its_folder_and_requirements(self):
        self.write("framework/requirements.txt", "./tiny_other-1.0-py3-none-any.whl\n")
        self.write("framework/tiny_other-1.0-py3-none-any.whl", wheel("tiny_other", "VALUE = 11\n"))
        self.write("framework/beside.py", "FACTOR = 3\n")
        self.write(
            "framework/work.py",
            "import beside, os, sys, tiny_other\n"
            "open('/opt/ml/processing/out/train.csv', 'w').write(\n"
            "    str(beside.FACTOR * tiny_other.VALUE) + ' ' + ' '.join(sys.argv[1:]))\n",
        )
        processors = [
            FrameworkProcessor(
                estimator_cls=SKLearn,
                framework_version="1.2-1",
                role=ROLE,
                instance_type=TYPE,
                instance_count=1,
                sagemaker_session=self.session,
            ),
            PyTorchProcessor(
                framework_version="2.3",
                py_version="py311",
                role=ROLE,
                instance_type=TYPE,
                instance_count=1,
                sagemaker_session=self.session,
            ),
        ]
        for processor in processors:
            processor.run(
                code="work.py",
                source_dir=os.path.join(self.folder, "framework"),
                outputs=[ProcessingOutput(output_name="out", source="/opt/ml/processing/out")],
                arguments=["--one", "a b"],
                wait=False,
                logs=False,
            )
        for processor in processors:
            self.ended(processor)
            self.assertEqual(self.output(processor.latest_job), b"33 --one a b")

    def test_a_processor_of_an_image_runs_its_entry_point_and_is_stopped(self):
        processor = Processor(
            image_uri="atelier.local/shell",
            entrypoint=["/bin/sh", "-c", "sleep 300"],
            role=ROLE,
            instance_type=TYPE,
            instance_count=1,
            sagemaker_session=self.session,
        )
        processor.run(wait=False, logs=False)
        job = processor.latest_job
        until = time.monotonic() + 30
        while "ProcessingStartTime" not in job.describe() and time.monotonic() < until:
            time.sleep(0.2)
        job.stop()
        self.ended(processor)
        self.assertEqual(job.describe()["ProcessingJobStatus"], "Stopped")


if __name__ == "__main__":
    unittest.main()
