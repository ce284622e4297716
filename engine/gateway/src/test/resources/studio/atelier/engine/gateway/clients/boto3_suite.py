"""boto3, unchanged, on an endpoint that the environment names (AWS_ENDPOINT_URL and the usual keys)."""

import base64
import datetime
import hashlib
import io
import json
import os
import tempfile
import time
import unittest
import urllib.error
import urllib.request
import uuid

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

ROLE = "arn:aws:iam::000000000000:role/R"
MEBIBYTE = 1 << 20


def fresh(prefix):
    return prefix + "-" + uuid.uuid4().hex[:8]


def training(name, line, **more):
    request = {
        "TrainingJobName": name,
        "RoleArn": ROLE,
        "AlgorithmSpecification": {
            "TrainingImage": "atelier.local/shell",
            "TrainingInputMode": "File",
            "ContainerEntrypoint": ["/bin/sh", "-c", line],
            "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}],
        },
        "OutputDataConfig": {"S3OutputPath": "s3://boto3-out/models"},
        "ResourceConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1},
        "StoppingCondition": {"MaxRuntimeInSeconds": 60},
    }
    request.update(more)
    return request


def processing(name, line, **more):
    request = {
        "ProcessingJobName": name,
        "RoleArn": ROLE,
        "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", line]},
        "ProcessingResources": {
            "ClusterConfig": {"InstanceType": "local", "InstanceCount": 1, "VolumeSizeInGB": 1}
        },
    }
    request.update(more)
    return request


QUICK = {"Delay": 1, "MaxAttempts": 60}


class Jobs(unittest.TestCase):
    def setUp(self):
        self.sagemaker = boto3.client("sagemaker")

    def test_a_training_job_from_creation_to_deletion(self):
        name = fresh("train")
        arn = self.sagemaker.create_training_job(
            **training(name, "echo loss=0.5", Tags=[{"Key": "team", "Value": "blue"}])
        )["TrainingJobArn"]
        self.sagemaker.get_waiter("training_job_completed_or_stopped").wait(
            TrainingJobName=name, WaiterConfig=QUICK
        )
        job = self.sagemaker.describe_training_job(TrainingJobName=name)
        self.assertEqual(job["TrainingJobArn"], arn)
        self.assertEqual(job["TrainingJobStatus"], "Completed")
        self.assertEqual(job["SecondaryStatusTransitions"][-1]["Status"], "Completed")
        self.assertEqual(job["FinalMetricDataList"][0]["MetricName"], "loss")
        self.assertAlmostEqual(job["FinalMetricDataList"][0]["Value"], 0.5)
        self.assertIsInstance(job["CreationTime"], datetime.datetime)
        self.assertLess(abs(job["CreationTime"].timestamp() - time.time()), 120)
        self.assertEqual(job["OutputDataConfig"]["KmsKeyId"], "")
        self.assertEqual(job["ResponseMetadata"]["HTTPStatusCode"], 200)
        self.assertTrue(job["ResponseMetadata"]["RequestId"])
        self.assertEqual(self.sagemaker.list_tags(ResourceArn=arn)["Tags"], [{"Key": "team", "Value": "blue"}])
        found = self.sagemaker.get_paginator("search").paginate(
            Resource="TrainingJob",
            SearchExpression={
                "Filters": [
                    {"Name": "TrainingJobName", "Operator": "Equals", "Value": name},
                    {"Name": "Tags.team", "Operator": "Equals", "Value": "blue"},
                    {"Name": "Metrics.loss", "Operator": "LessThan", "Value": "0.6"},
                    {"Name": "TrainingJobStatus", "Operator": "In", "Value": "Completed,Stopped"},
                ]
            },
        )
        found = [result["TrainingJob"] for page in found for result in page["Results"]]
        self.assertEqual([job["TrainingJobArn"] for job in found], [arn])
        self.assertEqual(found[0]["Tags"], [{"Key": "team", "Value": "blue"}])
        self.sagemaker.add_tags(ResourceArn=arn, Tags=[{"Key": "stage", "Value": "test"}])
        self.sagemaker.delete_tags(ResourceArn=arn, TagKeys=["team"])
        self.assertEqual(self.sagemaker.list_tags(ResourceArn=arn)["Tags"], [{"Key": "stage", "Value": "test"}])
        self.sagemaker.delete_training_job(TrainingJobName=name)
        with self.assertRaisesRegex(ClientError, "Requested resource not found"):
            self.sagemaker.describe_training_job(TrainingJobName=name)

    def test_a_waiter_tells_of_failure(self):
        name = fresh("fail")
        self.sagemaker.create_training_job(**training(name, "echo broken >&2; exit 7"))
        with self.assertRaises(WaiterError):
            self.sagemaker.get_waiter("training_job_completed_or_stopped").wait(
                TrainingJobName=name, WaiterConfig=QUICK
            )
        job = self.sagemaker.describe_training_job(TrainingJobName=name)
        self.assertEqual(job["TrainingJobStatus"], "Failed")
        self.assertIn("AlgorithmError", job["FailureReason"])

    def test_jobs_are_listed_in_order_and_pages(self):
        prefix = fresh("list")
        names = [prefix + "-" + end for end in ("b", "a", "d", "c")]
        for name in names:
            self.sagemaker.create_processing_job(**processing(name, "true"))
        for name in names:
            self.sagemaker.get_waiter("processing_job_completed_or_stopped").wait(
                ProcessingJobName=name, WaiterConfig=QUICK
            )
        paginator = self.sagemaker.get_paginator("list_processing_jobs")
        pages = list(
            paginator.paginate(
                NameContains=prefix, SortBy="Name", SortOrder="Ascending", PaginationConfig={"PageSize": 3}
            )
        )
        self.assertEqual([len(page["ProcessingJobSummaries"]) for page in pages], [3, 1])
        found = [job["ProcessingJobName"] for page in pages for job in page["ProcessingJobSummaries"]]
        self.assertEqual(found, sorted(names))
        newest = self.sagemaker.list_processing_jobs(NameContains=prefix, MaxResults=1)
        self.assertEqual(newest["ProcessingJobSummaries"][0]["ProcessingJobName"], names[-1])
        self.assertEqual(
            self.sagemaker.list_processing_jobs(NameContains=prefix, StatusEquals="Failed")["ProcessingJobSummaries"],
            [],
        )
        later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
        self.assertEqual(
            self.sagemaker.list_processing_jobs(NameContains=prefix, CreationTimeAfter=later)[
                "ProcessingJobSummaries"
            ],
            [],
        )
        self.assertEqual(
            len(
                self.sagemaker.list_processing_jobs(
                    NameContains=prefix, CreationTimeBefore=later, LastModifiedTimeBefore=later, StatusEquals="Completed"
                )["ProcessingJobSummaries"]
            ),
            4,
        )

    def test_jobs_are_stopped(self):
        train, process = fresh("stop"), fresh("stop")
        self.sagemaker.create_training_job(**training(train, "sleep 60"))
        self.sagemaker.create_processing_job(**processing(process, "sleep 60"))
        self.sagemaker.stop_training_job(TrainingJobName=train)
        self.sagemaker.stop_processing_job(ProcessingJobName=process)
        self.sagemaker.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName=train, WaiterConfig=QUICK)
        self.sagemaker.get_waiter("processing_job_completed_or_stopped").wait(
            ProcessingJobName=process, WaiterConfig=QUICK
        )
        self.assertEqual(
            self.sagemaker.describe_training_job(TrainingJobName=train)["TrainingJobStatus"], "Stopped"
        )
        self.assertEqual(
            self.sagemaker.describe_processing_job(ProcessingJobName=process)["ProcessingJobStatus"], "Stopped"
        )

    def test_errors_are_told_as_the_service_tells_them(self):
        with self.assertRaisesRegex(ClientError, "Could not find requested job with name: none") as missing:
            self.sagemaker.describe_processing_job(ProcessingJobName="none")
        # By this code programs know that the name is free.
        self.assertEqual(missing.exception.response["Error"]["Code"], "ValidationException")
        self.assertEqual(missing.exception.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        name = fresh("taken")
        self.sagemaker.create_training_job(**training(name, "true"))
        with self.assertRaises(self.sagemaker.exceptions.ResourceInUse):
            self.sagemaker.create_training_job(**training(name, "true"))
        unvalidated = boto3.client("sagemaker", config=Config(parameter_validation=False))
        with self.assertRaises(ClientError) as invalid:
            unvalidated.create_training_job(TrainingJobName=17)
        self.assertEqual(invalid.exception.response["Error"]["Code"], "ValidationException")
        self.assertIn("trainingJobName", invalid.exception.response["Error"]["Message"])
        for operation, request in (
            (unvalidated.list_training_jobs, {"StatusEquals": "Asleep"}),
            (unvalidated.list_models, {"MaxResults": 101}),
            (unvalidated.list_pipelines, {"SortOrder": "Sideways"}),
            (unvalidated.delete_tags, {"ResourceArn": "arn:aws:sagemaker:us-east-1:000000000000:model/x", "TagKeys": [""]}),
            (unvalidated.stop_processing_job, {"ProcessingJobName": "_"}),
        ):
            with self.assertRaisesRegex(ClientError, "1 validation error detected: Value '.*' at '") as refused:
                operation(**request)
            self.assertEqual(refused.exception.response["Error"]["Code"], "ValidationException")
        with self.assertRaises(ClientError) as unknown:
            self.sagemaker.list_human_task_uis()
        self.assertEqual(unknown.exception.response["Error"]["Code"], "UnknownOperationException")

    def test_a_job_of_an_unknown_image_is_taken_and_fails_later(self):
        name = fresh("image")
        request = training(name, "true")
        request["AlgorithmSpecification"]["TrainingImage"] = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/mine:1"
        self.sagemaker.create_training_job(**request)
        with self.assertRaises(WaiterError):
            self.sagemaker.get_waiter("training_job_completed_or_stopped").wait(
                TrainingJobName=name, WaiterConfig=QUICK
            )
        self.assertIn("mine:1", self.sagemaker.describe_training_job(TrainingJobName=name)["FailureReason"])


class Pipelines(unittest.TestCase):
    def test_a_pipeline_from_creation_to_deletion(self):
        sagemaker = boto3.client("sagemaker")
        name = fresh("pipeline")
        step = processing("unused", "echo $0 > /opt/ml/processing/out/word")
        del step["ProcessingJobName"], step["RoleArn"]
        step["AppSpecification"]["ContainerArguments"] = [{"Get": "Parameters.Word"}]
        step["ProcessingOutputConfig"] = {
            "Outputs": [
                {
                    "OutputName": "out",
                    "S3Output": {
                        "S3Uri": "s3://boto3-out/" + name,
                        "LocalPath": "/opt/ml/processing/out",
                        "S3UploadMode": "EndOfJob",
                    },
                }
            ]
        }
        definition = json.dumps(
            {
                "Version": "2020-12-01",
                "Parameters": [{"Name": "Word", "Type": "String", "DefaultValue": "default"}],
                "Steps": [{"Name": "Say", "Type": "Processing", "Arguments": step}],
            }
        )
        sagemaker.create_pipeline(PipelineName=name, PipelineDefinition=definition, RoleArn=ROLE)
        with self.assertRaises(ClientError) as taken:
            sagemaker.create_pipeline(PipelineName=name, PipelineDefinition=definition, RoleArn=ROLE)
        self.assertEqual(taken.exception.response["Error"]["Code"], "ValidationException")
        self.assertIn("already exists", taken.exception.response["Error"]["Message"])
        sagemaker.update_pipeline(PipelineName=name, PipelineDescription="told")
        self.assertEqual(sagemaker.describe_pipeline(PipelineName=name)["PipelineDescription"], "told")
        execution = sagemaker.start_pipeline_execution(
            PipelineName=name, PipelineParameters=[{"Name": "Word", "Value": "größe"}]
        )["PipelineExecutionArn"]
        self.wait(sagemaker, execution)
        self.assertEqual(
            sagemaker.describe_pipeline_execution(PipelineExecutionArn=execution)["PipelineExecutionStatus"],
            "Succeeded",
        )
        steps = sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=execution)["PipelineExecutionSteps"]
        self.assertEqual([step["StepName"] for step in steps], ["Say"])
        word = boto3.client("s3").get_object(Bucket="boto3-out", Key=name + "/word")["Body"].read()
        self.assertEqual(word.decode().strip(), "größe")
        runs = sagemaker.get_paginator("list_pipeline_executions").paginate(PipelineName=name).build_full_result()
        self.assertEqual(
            [run["PipelineExecutionArn"] for run in runs["PipelineExecutionSummaries"]], [execution]
        )
        for resource, member in (("Pipeline", "PipelineName"), ("PipelineExecution", "PipelineExecutionArn")):
            found = sagemaker.search(
                Resource=resource,
                SearchExpression={"Filters": [{"Name": member, "Operator": "Contains", "Value": name}]},
            )["Results"]
            self.assertEqual(len(found), 1)
            self.assertIn(name, found[0][resource][member])
        found = sagemaker.list_pipelines(PipelineNamePrefix=name)["PipelineSummaries"]
        self.assertEqual([pipeline["PipelineName"] for pipeline in found], [name])
        self.assertEqual(found[0]["PipelineDisplayName"], name)
        arn = found[0]["PipelineArn"]
        sagemaker.update_pipeline_version(
            PipelineArn=arn, PipelineVersionId=1, PipelineVersionDisplayName="first", PipelineVersionDescription="d"
        )
        versions = sagemaker.list_pipeline_versions(PipelineName=name)["PipelineVersionSummaries"]
        self.assertEqual(
            [(version["PipelineVersionId"], version["PipelineVersionDisplayName"]) for version in versions],
            [(1, "first")],
        )
        self.assertEqual(
            sagemaker.describe_pipeline(PipelineName=name, PipelineVersionId=1)["PipelineVersionDescription"], "d"
        )
        for token in ("-5", "4294967295", "x"):
            with self.assertRaisesRegex(ClientError, "NextToken is not valid"):
                sagemaker.list_pipeline_execution_steps(PipelineExecutionArn=execution, NextToken=token)
        sagemaker.delete_pipeline(PipelineName=name)
        with self.assertRaises(sagemaker.exceptions.ResourceNotFound):
            sagemaker.describe_pipeline(PipelineName=name)

    @staticmethod
    def wait(sagemaker, execution):
        for _ in range(300):
            status = sagemaker.describe_pipeline_execution(PipelineExecutionArn=execution)["PipelineExecutionStatus"]
            if status not in ("Executing", "Stopping"):
                return
            time.sleep(0.2)


class Registry(unittest.TestCase):
    def setUp(self):
        self.sagemaker = boto3.client("sagemaker")

    def test_models(self):
        name = fresh("Model")
        container = {"Image": "atelier.local/shell", "ModelDataUrl": "s3://boto3-out/model.tar.gz"}
        arn = self.sagemaker.create_model(ModelName=name, ExecutionRoleArn=ROLE, PrimaryContainer=container)["ModelArn"]
        with self.assertRaises(ClientError) as taken:
            self.sagemaker.create_model(ModelName=name, ExecutionRoleArn=ROLE, PrimaryContainer=container)
        self.assertIn("Cannot create already existing model", str(taken.exception))
        self.assertEqual(self.sagemaker.describe_model(ModelName=name)["ModelArn"], arn)
        self.assertEqual(
            [model["ModelName"] for model in self.sagemaker.list_models(NameContains=name)["Models"]], [name]
        )
        self.sagemaker.delete_model(ModelName=name)
        with self.assertRaises(ClientError) as missing:
            self.sagemaker.describe_model(ModelName=name)
        self.assertEqual(missing.exception.response["Error"]["Code"], "ValidationException")
        self.assertIn("Could not find model", str(missing.exception))

    def test_packages_and_groups(self):
        group = fresh("group")
        self.sagemaker.create_model_package_group(ModelPackageGroupName=group, ModelPackageGroupDescription="d")
        packages = [
            self.sagemaker.create_model_package(ModelPackageGroupName=group)["ModelPackageArn"] for _ in range(3)
        ]
        self.sagemaker.update_model_package(ModelPackageArn=packages[1], ModelApprovalStatus="Approved")
        self.assertEqual(
            self.sagemaker.describe_model_package(ModelPackageName=packages[1])["ModelPackageVersion"], 2
        )
        approved = self.sagemaker.list_model_packages(ModelPackageGroupName=group, ModelApprovalStatus="Approved")
        self.assertEqual(
            [package["ModelPackageArn"] for package in approved["ModelPackageSummaryList"]], [packages[1]]
        )
        pages = self.sagemaker.get_paginator("list_model_packages").paginate(
            ModelPackageGroupName=group, SortOrder="Ascending", PaginationConfig={"PageSize": 2}
        )
        self.assertEqual(
            [package["ModelPackageArn"] for page in pages for package in page["ModelPackageSummaryList"]], packages
        )
        specification = {
            "Name": "large",
            "Containers": [{"Image": "atelier.local/shell", "ModelDataUrl": "s3://boto3-out/model.tar.gz"}],
        }
        self.sagemaker.update_model_package(
            ModelPackageArn=packages[0], AdditionalInferenceSpecificationsToAdd=[specification]
        )
        described = self.sagemaker.describe_model_package(ModelPackageName=packages[0])
        self.assertEqual([added["Name"] for added in described["AdditionalInferenceSpecifications"]], ["large"])
        self.assertIs(described["CertifyForMarketplace"], False)
        single = fresh("single")
        self.sagemaker.create_model_package(ModelPackageName=single)
        unversioned = self.sagemaker.list_model_packages(NameContains=single)["ModelPackageSummaryList"]
        self.assertEqual([package["ModelPackageName"] for package in unversioned], [single])
        self.sagemaker.delete_model_package(ModelPackageName=single)
        with self.assertRaisesRegex(ClientError, "does not exist\\.$"):
            self.sagemaker.describe_model_package(ModelPackageName=single)
        for package in packages:
            self.sagemaker.delete_model_package(ModelPackageName=package)
        self.sagemaker.delete_model_package_group(ModelPackageGroupName=group)
        self.assertEqual(
            self.sagemaker.list_model_package_groups(NameContains=group)["ModelPackageGroupSummaryList"], []
        )

    def test_lineage(self):
        source = "s3://boto3-out/" + fresh("data")
        data = self.sagemaker.create_artifact(ArtifactType="DataSet", Source={"SourceUri": source})["ArtifactArn"]
        action = self.sagemaker.create_action(
            ActionName=fresh("action"), ActionType="Training", Source={"SourceUri": "job"}
        )["ActionArn"]
        self.sagemaker.add_association(SourceArn=data, DestinationArn=action, AssociationType="ContributedTo")
        found = self.sagemaker.list_associations(SourceArn=data)["AssociationSummaries"]
        self.assertEqual([tie["DestinationArn"] for tie in found], [action])
        found = self.sagemaker.list_artifacts(SourceUri=source)["ArtifactSummaries"]
        self.assertEqual([artifact["ArtifactArn"] for artifact in found], [data])


class Objects(unittest.TestCase):
    def setUp(self):
        self.s3 = boto3.client("s3")
        self.bucket = fresh("boto3-bucket")
        self.s3.create_bucket(Bucket=self.bucket)

    def tearDown(self):
        boto3.resource("s3").Bucket(self.bucket).objects.all().delete()
        self.s3.delete_bucket(Bucket=self.bucket)

    def code(self, call, **arguments):
        with self.assertRaises(ClientError) as refused:
            call(Bucket=self.bucket, **arguments)
        return refused.exception.response["Error"]["Code"]

    def test_buckets(self):
        self.s3.head_bucket(Bucket=self.bucket)
        self.assertIn(self.bucket, [bucket["Name"] for bucket in self.s3.list_buckets()["Buckets"]])
        self.assertIsNone(self.s3.get_bucket_location(Bucket=self.bucket)["LocationConstraint"])
        with self.assertRaises(ClientError) as missing:
            self.s3.head_bucket(Bucket="no-such-bucket")
        self.assertEqual(missing.exception.response["Error"]["Code"], "404")
        with self.assertRaises(self.s3.exceptions.NoSuchBucket):
            self.s3.list_objects_v2(Bucket="no-such-bucket")
        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"")
        self.assertEqual(self.code(self.s3.delete_bucket), "BucketNotEmpty")

    def test_an_object_keeps_its_content_headers_and_metadata(self):
        body = os.urandom(100_000)
        put = self.s3.put_object(
            Bucket=self.bucket,
            Key="a/größe +&%.bin",
            Body=body,
            ContentType="application/x-mine",
            CacheControl="no-store",
            Metadata={"who": "me", "what": "that"},
        )
        self.assertEqual(put["ETag"], '"' + hashlib.md5(body).hexdigest() + '"')
        got = self.s3.get_object(Bucket=self.bucket, Key="a/größe +&%.bin")
        self.assertEqual(got["Body"].read(), body)
        self.assertEqual(got["ContentType"], "application/x-mine")
        self.assertEqual(got["CacheControl"], "no-store")
        self.assertEqual(got["Metadata"], {"who": "me", "what": "that"})
        self.assertEqual(got["ETag"], put["ETag"])
        self.assertIn("ChecksumCRC32", got)
        head = self.s3.head_object(Bucket=self.bucket, Key="a/größe +&%.bin")
        self.assertEqual(head["ContentLength"], len(body))
        self.assertEqual(head["LastModified"], got["LastModified"])

    def test_parts_of_an_object_and_conditions(self):
        tag = self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"0123456789")["ETag"]
        part = self.s3.get_object(Bucket=self.bucket, Key="k", Range="bytes=2-4")
        self.assertEqual((part["Body"].read(), part["ContentRange"]), (b"234", "bytes 2-4/10"))
        self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="k", Range="bytes=-3")["Body"].read(), b"789")
        self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="k", Range="bytes=8-99")["Body"].read(), b"89")
        self.assertEqual(self.code(self.s3.get_object, Key="k", Range="bytes=10-"), "InvalidRange")
        self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="k", IfMatch=tag)["Body"].read(), b"0123456789")
        self.assertEqual(self.code(self.s3.get_object, Key="k", IfMatch='"other"'), "PreconditionFailed")
        self.assertEqual(self.code(self.s3.get_object, Key="k", IfNoneMatch=tag), "304")
        self.assertEqual(self.code(self.s3.put_object, Key="k", Body=b"", IfNoneMatch="*"), "PreconditionFailed")
        self.s3.put_object(Bucket=self.bucket, Key="fresh", Body=b"", IfNoneMatch="*")
        self.assertEqual(self.code(self.s3.get_object, Key="none"), "NoSuchKey")
        self.assertEqual(self.code(self.s3.head_object, Key="none"), "404")

    def test_listings(self):
        keys = ["a-b", "a/1", "a/2", "a/b/c", "a0", "b/1", "z é"]
        for key in reversed(keys):
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=key.encode())
        for version in ("list_objects_v2", "list_objects"):
            list_all = getattr(self.s3, version)
            self.assertEqual([o["Key"] for o in list_all(Bucket=self.bucket)["Contents"]], keys)
            top = list_all(Bucket=self.bucket, Delimiter="/")
            self.assertEqual([o["Key"] for o in top["Contents"]], ["a-b", "a0", "z é"])
            self.assertEqual([p["Prefix"] for p in top["CommonPrefixes"]], ["a/", "b/"])
            below = list_all(Bucket=self.bucket, Prefix="a/", Delimiter="/")
            self.assertEqual([o["Key"] for o in below["Contents"]], ["a/1", "a/2"])
            self.assertEqual([p["Prefix"] for p in below["CommonPrefixes"]], ["a/b/"])
            for size in (1, 2, 3):
                pages = list(
                    self.s3.get_paginator(version).paginate(
                        Bucket=self.bucket, Delimiter="/", PaginationConfig={"PageSize": size}
                    )
                )
                found = [o["Key"] for page in pages for o in page.get("Contents", [])]
                prefixes = [p["Prefix"] for page in pages for p in page.get("CommonPrefixes", [])]
                self.assertEqual((found, prefixes), (["a-b", "a0", "z é"], ["a/", "b/"]), (version, size))
                pages = self.s3.get_paginator(version).paginate(
                    Bucket=self.bucket, PaginationConfig={"PageSize": size}
                )
                self.assertEqual([o["Key"] for page in pages for o in page["Contents"]], keys)
        self.assertEqual(
            [o["Key"] for o in self.s3.list_objects_v2(Bucket=self.bucket, StartAfter="a/1")["Contents"]], keys[2:]
        )
        sizes = {o["Key"]: o["Size"] for o in self.s3.list_objects_v2(Bucket=self.bucket)["Contents"]}
        self.assertEqual(sizes["z é"], len("z é".encode()))

    def test_copies_and_deletions(self):
        self.s3.put_object(Bucket=self.bucket, Key="a b/ü", Body=b"content", Metadata={"m": "1"})
        self.s3.copy_object(Bucket=self.bucket, Key="copy", CopySource={"Bucket": self.bucket, "Key": "a b/ü"})
        copy = self.s3.get_object(Bucket=self.bucket, Key="copy")
        self.assertEqual((copy["Body"].read(), copy["Metadata"]), (b"content", {"m": "1"}))
        self.s3.copy_object(
            Bucket=self.bucket,
            Key="copy",
            CopySource={"Bucket": self.bucket, "Key": "copy"},
            MetadataDirective="REPLACE",
            Metadata={"m": "2"},
        )
        self.assertEqual(self.s3.head_object(Bucket=self.bucket, Key="copy")["Metadata"], {"m": "2"})
        self.s3.copy({"Bucket": self.bucket, "Key": "copy"}, self.bucket, "managed")
        self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="managed")["Body"].read(), b"content")
        self.assertEqual(
            self.code(self.s3.copy_object, Key="x", CopySource={"Bucket": self.bucket, "Key": "none"}), "NoSuchKey"
        )
        deleted = self.s3.delete_objects(
            Bucket=self.bucket, Delete={"Objects": [{"Key": "copy"}, {"Key": "a b/ü"}, {"Key": "none"}]}
        )
        self.assertEqual(sorted(o["Key"] for o in deleted["Deleted"]), ["a b/ü", "copy", "none"])
        self.s3.delete_object(Bucket=self.bucket, Key="managed")
        self.assertEqual(self.s3.list_objects_v2(Bucket=self.bucket)["KeyCount"], 0)

    def test_large_files_go_in_parts(self):
        content = os.urandom(17 * MEBIBYTE + 3)
        parts = TransferConfig(multipart_threshold=8 * MEBIBYTE, multipart_chunksize=8 * MEBIBYTE)
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "source")
            with open(source, "wb") as out:
                out.write(content)
            self.s3.upload_file(
                source, self.bucket, "large", Config=parts, ExtraArgs={"ContentType": "x/y", "Metadata": {"m": "1"}}
            )
            head = self.s3.head_object(Bucket=self.bucket, Key="large")
            self.assertTrue(head["ETag"].endswith('-3"'), head["ETag"])
            self.assertEqual((head["ContentType"], head["Metadata"]), ("x/y", {"m": "1"}))
            target = os.path.join(folder, "target")
            self.s3.download_file(self.bucket, "large", target, Config=parts)
            with open(target, "rb") as back:
                self.assertEqual(back.read(), content)
            self.s3.copy({"Bucket": self.bucket, "Key": "large"}, self.bucket, "copied", Config=parts)
            self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="copied")["Body"].read(), content)
        self.s3.upload_fileobj(io.BytesIO(content), self.bucket, "stream", Config=parts)
        self.assertEqual(self.s3.head_object(Bucket=self.bucket, Key="stream")["ContentLength"], len(content))
        self.assertEqual(self.s3.list_multipart_uploads(Bucket=self.bucket).get("Uploads", []), [])

    def test_uploads_in_parts_by_hand(self):
        upload = self.s3.create_multipart_upload(Bucket=self.bucket, Key="k")["UploadId"]
        about = {"Bucket": self.bucket, "Key": "k", "UploadId": upload}
        first = b"a" * (5 * MEBIBYTE)
        tags = {}
        for number, body in ((2, b"end"), (1, b"wrong"), (1, first)):
            tags[number] = self.s3.upload_part(PartNumber=number, Body=body, **about)["ETag"]
        listed = self.s3.list_parts(**about)["Parts"]
        self.assertEqual([(p["PartNumber"], p["Size"]) for p in listed], [(1, len(first)), (2, 3)])
        self.assertEqual(
            [u["UploadId"] for u in self.s3.list_multipart_uploads(Bucket=self.bucket)["Uploads"]], [upload]
        )
        in_order = [{"PartNumber": number, "ETag": tags[number]} for number in (1, 2)]
        with self.assertRaises(ClientError) as refused:
            self.s3.complete_multipart_upload(MultipartUpload={"Parts": in_order[::-1]}, **about)
        self.assertEqual(refused.exception.response["Error"]["Code"], "InvalidPartOrder")
        with self.assertRaises(ClientError) as refused:
            self.s3.complete_multipart_upload(
                MultipartUpload={"Parts": [{"PartNumber": 3, "ETag": tags[1]}]}, **about
            )
        self.assertEqual(refused.exception.response["Error"]["Code"], "InvalidPart")
        self.s3.complete_multipart_upload(MultipartUpload={"Parts": in_order}, **about)
        self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="k")["Body"].read(), first + b"end")
        with self.assertRaises(self.s3.exceptions.NoSuchUpload):
            self.s3.list_parts(**about)
        other = self.s3.create_multipart_upload(Bucket=self.bucket, Key="k")["UploadId"]
        self.s3.abort_multipart_upload(Bucket=self.bucket, Key="k", UploadId=other)
        with self.assertRaises(self.s3.exceptions.NoSuchUpload):
            self.s3.upload_part(Bucket=self.bucket, Key="k", UploadId=other, PartNumber=1, Body=b"")

    def test_every_checksum_is_checked(self):
        for algorithm in ("CRC32", "SHA1", "SHA256"):
            put = self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"abc", ChecksumAlgorithm=algorithm)
            self.assertTrue(put["Checksum" + algorithm])
        # The check value of 123456789 and what the standards say of it.
        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"123456789", ChecksumCRC32C="4waSgw==")
        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"123456789", ChecksumCRC64NVME="rosUhgp5mIg=")
        for wrong in ({"ChecksumCRC32C": "AAAAAA=="}, {"ChecksumCRC64NVME": "AAAAAAAAAAA="}, {"ChecksumSHA1": "x"}):
            self.assertEqual(self.code(self.s3.put_object, Key="k", Body=b"other", **wrong), "BadDigest")
        self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="k")["Body"].read(), b"123456789")

    def test_presigned_addresses(self):
        self.s3.put_object(Bucket=self.bucket, Key="k é", Body=b"signed")
        for client in (self.s3, boto3.client("s3", config=Config(signature_version="s3v4"))):
            address = client.generate_presigned_url("get_object", {"Bucket": self.bucket, "Key": "k é"})
            with urllib.request.urlopen(address) as answer:
                self.assertEqual(answer.read(), b"signed")
            address = client.generate_presigned_url("put_object", {"Bucket": self.bucket, "Key": "put"})
            request = urllib.request.Request(address, data=b"by address", method="PUT")
            request.add_header("Content-Type", "")
            with urllib.request.urlopen(request) as answer:
                self.assertEqual(answer.status, 200)
            self.assertEqual(self.s3.get_object(Bucket=self.bucket, Key="put")["Body"].read(), b"by address")
            address = client.generate_presigned_url("get_object", {"Bucket": self.bucket, "Key": "put"}, ExpiresIn=-5)
            with self.assertRaises(urllib.error.HTTPError) as expired:
                urllib.request.urlopen(address)
            self.assertIn(expired.exception.code, (400, 403))

    def test_what_is_not_honoured_is_refused(self):
        self.assertEqual(self.code(self.s3.put_object, Key="k", Body=b"", Tagging="a=b"), "NotImplemented")
        self.assertEqual(self.code(self.s3.put_object, Key="k", Body=b"", ACL="public-read"), "NotImplemented")
        self.assertEqual(self.code(self.s3.get_bucket_acl), "NotImplemented")
        self.assertEqual(self.code(self.s3.put_object, Key="a//b", Body=b""), "InvalidArgument")
        self.s3.put_object(Bucket=self.bucket, Key="file", Body=b"")
        self.assertEqual(self.code(self.s3.put_object, Key="file/below", Body=b""), "InvalidArgument")
        self.assertEqual(self.code(self.s3.put_object, Key="k", Body=b"", Metadata={"m": "x" * 3000}), "MetadataTooLarge")

    def test_what_nobody_can_set_reads_as_not_set(self):
        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"x")
        self.assertEqual(self.s3.get_object_tagging(Bucket=self.bucket, Key="k")["TagSet"], [])
        self.assertEqual(self.code(self.s3.get_object_tagging, Key="none"), "NoSuchKey")
        for read, code in (
            (self.s3.get_bucket_tagging, "NoSuchTagSet"),
            (self.s3.get_bucket_policy, "NoSuchBucketPolicy"),
            (self.s3.get_bucket_cors, "NoSuchCORSConfiguration"),
            (self.s3.get_bucket_lifecycle_configuration, "NoSuchLifecycleConfiguration"),
            (self.s3.get_bucket_encryption, "ServerSideEncryptionConfigurationNotFoundError"),
            (self.s3.get_bucket_website, "NoSuchWebsiteConfiguration"),
            (self.s3.get_public_access_block, "NoSuchPublicAccessBlockConfiguration"),
            (self.s3.get_object_lock_configuration, "ObjectLockConfigurationNotFoundError"),
        ):
            self.assertEqual(self.code(read), code)
        for read in (
            self.s3.get_bucket_versioning,
            self.s3.get_bucket_logging,
            self.s3.get_bucket_accelerate_configuration,
            self.s3.get_bucket_notification_configuration,
        ):
            self.assertEqual(set(read(Bucket=self.bucket)), {"ResponseMetadata"})
        with self.assertRaises(ClientError) as missing:
            self.s3.get_bucket_policy(Bucket=fresh("none"))
        self.assertEqual(missing.exception.response["Error"]["Code"], "NoSuchBucket")

    def test_attributes_of_an_object(self):
        self.s3.put_object(Bucket=self.bucket, Key="k", Body=b"12345", ChecksumAlgorithm="SHA256")
        wanted = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"]
        found = self.s3.get_object_attributes(Bucket=self.bucket, Key="k", ObjectAttributes=wanted)
        self.assertEqual(found["ETag"], hashlib.md5(b"12345").hexdigest())
        self.assertEqual(found["ObjectSize"], 5)
        self.assertEqual(found["StorageClass"], "STANDARD")
        digest = base64.b64encode(hashlib.sha256(b"12345").digest()).decode()
        self.assertEqual(found["Checksum"]["ChecksumSHA256"], digest)
        self.assertNotIn("ObjectParts", found)
        self.assertLess(abs(found["LastModified"].timestamp() - time.time()), 120)
        size = self.s3.get_object_attributes(Bucket=self.bucket, Key="k", ObjectAttributes=["ObjectSize"])
        self.assertNotIn("ETag", size)
        self.assertEqual(
            self.code(self.s3.get_object_attributes, Key="none", ObjectAttributes=wanted), "NoSuchKey"
        )

    def test_every_object_is_its_only_version(self):
        for key in ("a/1", "a/2", "b"):
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=b"x")
        pages = self.s3.get_paginator("list_object_versions").paginate(
            Bucket=self.bucket, PaginationConfig={"PageSize": 2}
        )
        versions = [version for page in pages for version in page["Versions"]]
        self.assertEqual([version["Key"] for version in versions], ["a/1", "a/2", "b"])
        self.assertEqual({(version["VersionId"], version["IsLatest"]) for version in versions}, {("null", True)})
        pages = self.s3.get_paginator("list_object_versions").paginate(
            Bucket=self.bucket, Delimiter="/", PaginationConfig={"PageSize": 1}
        )
        found = [
            entry.get("Key") or entry["Prefix"]
            for page in pages
            for entry in page.get("CommonPrefixes", []) + page.get("Versions", [])
        ]
        self.assertEqual(found, ["a/", "b"])
        kept = self.s3.delete_objects(Bucket=self.bucket, Delete={"Objects": [{"Key": "b", "VersionId": "other"}]})
        self.assertEqual([error["Code"] for error in kept["Errors"]], ["NoSuchVersion"])
        boto3.resource("s3").Bucket(self.bucket).object_versions.delete()
        self.assertEqual(self.s3.list_objects_v2(Bucket=self.bucket)["KeyCount"], 0)

    def test_folders_as_objects(self):
        self.s3.put_object(Bucket=self.bucket, Key="folder/", Body=b"")
        self.assertEqual(
            [o["Key"] for o in self.s3.list_objects_v2(Bucket=self.bucket)["Contents"]], ["folder/"]
        )
        self.assertEqual(self.s3.head_object(Bucket=self.bucket, Key="folder/")["ContentLength"], 0)
        self.s3.put_object(Bucket=self.bucket, Key="folder/in", Body=b"1")
        self.s3.delete_object(Bucket=self.bucket, Key="folder/")
        self.assertEqual(
            [o["Key"] for o in self.s3.list_objects_v2(Bucket=self.bucket)["Contents"]], ["folder/in"]
        )
        self.s3.delete_object(Bucket=self.bucket, Key="folder/in")
        self.s3.put_object(Bucket=self.bucket, Key="folder", Body=b"now a file")


class Logs(unittest.TestCase):
    def test_the_log_of_a_job_is_read(self):
        sagemaker, logs = boto3.client("sagemaker"), boto3.client("logs")
        name = fresh("logged")
        group = "/aws/sagemaker/ProcessingJobs"
        line = "i=0; while [ $i -lt 50 ]; do echo line $i; i=$((i+1)); done; echo 'ERROR: größe' >&2"
        sagemaker.create_processing_job(**processing(name, line))
        sagemaker.get_waiter("processing_job_completed_or_stopped").wait(ProcessingJobName=name, WaiterConfig=QUICK)
        self.assertIn(group, [g["logGroupName"] for g in logs.describe_log_groups()["logGroups"]])
        streams = logs.describe_log_streams(
            logGroupName=group, logStreamNamePrefix=name + "/", orderBy="LogStreamName", limit=1
        )["logStreams"]
        self.assertEqual(len(streams), 1)
        about = {"logGroupName": group, "logStreamName": streams[0]["logStreamName"]}
        everything = [e["message"] for e in logs.get_log_events(startFromHead=True, **about)["events"]]
        self.assertIn("line 0", everything)
        self.assertIn("ERROR: größe", everything)
        forward, token = [], None
        while True:
            more = {"nextToken": token} if token else {"startFromHead": True}
            page = logs.get_log_events(limit=7, **more, **about)
            if page["nextForwardToken"] == token:
                break
            token = page["nextForwardToken"]
            forward += [e["message"] for e in page["events"]]
        self.assertEqual(forward, everything)
        backward, token = [], None
        while True:
            more = {"nextToken": token} if token else {}
            page = logs.get_log_events(limit=7, **more, **about)
            if page["nextBackwardToken"] == token:
                break
            token = page["nextBackwardToken"]
            backward = [e["message"] for e in page["events"]] + backward
        self.assertEqual(backward, everything)
        for pattern, expected in (("ERROR", 1), ('"line 7"', 1), ("?ERROR ?\"line 3\"", 12), ("line -1", None)):
            pages = logs.get_paginator("filter_log_events").paginate(
                logGroupName=group,
                logStreamNamePrefix=name,
                filterPattern=pattern,
                PaginationConfig={"PageSize": 5},
            )
            found = [e["message"] for page in pages for e in page["events"]]
            if expected is None:
                self.assertNotIn("line 1", found)
                self.assertIn("line 2", found)
            else:
                self.assertEqual(len(found), expected, (pattern, found))
        first = logs.get_log_events(startFromHead=True, **about)["events"][0]["timestamp"]
        self.assertEqual(logs.get_log_events(endTime=first, startFromHead=True, **about)["events"], [])
        with self.assertRaises(logs.exceptions.ResourceNotFoundException):
            logs.get_log_events(logGroupName=group, logStreamName="none")
        with self.assertRaises(logs.exceptions.ResourceNotFoundException):
            logs.describe_log_streams(logGroupName="/none")


class Metrics(unittest.TestCase):
    def test_what_a_job_reported_and_used_is_read_in_periods(self):
        sagemaker, cloudwatch = boto3.client("sagemaker"), boto3.client("cloudwatch")
        name = fresh("measured")
        line = "for each in 1 2 6; do echo loss=$each; done; sleep 1.2"
        sagemaker.create_training_job(**training(name, line))
        sagemaker.get_waiter("training_job_completed_or_stopped").wait(TrainingJobName=name, WaiterConfig=QUICK)
        now = datetime.datetime.now(datetime.timezone.utc)
        about = {
            "Namespace": "/aws/sagemaker/TrainingJobs",
            "MetricName": "loss",
            "Dimensions": [{"Name": "TrainingJobName", "Value": name}],
            "StartTime": now - datetime.timedelta(minutes=5),
            "EndTime": now + datetime.timedelta(minutes=1),
            "Period": 3600,
            "Statistics": ["SampleCount", "Average", "Sum", "Minimum", "Maximum"],
        }
        found = cloudwatch.get_metric_statistics(**about)
        self.assertEqual(found["Label"], "loss")
        # The hour may have changed while the job ran.
        points = found["Datapoints"]
        self.assertEqual(sum(point["SampleCount"] for point in points), 3)
        self.assertEqual(sum(point["Sum"] for point in points), 9)
        self.assertEqual(min(point["Minimum"] for point in points), 1)
        self.assertEqual(max(point["Maximum"] for point in points), 6)
        self.assertTrue(all(point["Timestamp"].timestamp() % 3600 == 0 for point in points))
        self.assertEqual(points[0]["Unit"], "None")

        host = dict(about, MetricName="MemoryUtilization", Dimensions=[{"Name": "Host", "Value": name + "/algo-1"}])
        used = cloudwatch.get_metric_statistics(**host)["Datapoints"]
        self.assertTrue(all(0 <= point["Average"] <= 100 for point in used))
        self.assertEqual(used[0]["Unit"], "Percent")

        for unknown in (
            {"MetricName": "gain"},
            {"Namespace": "AWS/EC2"},
            {"Dimensions": [{"Name": "TrainingJobName", "Value": "nobody"}]},
            {"StartTime": now - datetime.timedelta(days=2), "EndTime": now - datetime.timedelta(days=1)},
        ):
            self.assertEqual(cloudwatch.get_metric_statistics(**dict(about, **unknown))["Datapoints"], [], unknown)
        for wrong, code in (
            ({"Period": 7}, "InvalidParameterValue"),
            ({"Statistics": ["Median"]}, "InvalidParameterValue"),
            ({"EndTime": about["StartTime"]}, "InvalidParameterValue"),
        ):
            with self.assertRaises(ClientError) as told:
                cloudwatch.get_metric_statistics(**dict(about, **wrong))
            self.assertEqual(told.exception.response["Error"]["Code"], code, wrong)


class Identity(unittest.TestCase):
    def test_who_asks_and_what_a_role_is_called(self):
        identity = boto3.client("sts").get_caller_identity()
        self.assertRegex(identity["Account"], r"^\d{12}$")
        self.assertIn(identity["Account"], identity["Arn"])
        role = boto3.client("iam").get_role(RoleName="Mine")["Role"]
        self.assertEqual(role["Arn"], "arn:aws:iam::" + identity["Account"] + ":role/Mine")
        self.assertEqual(role["AssumeRolePolicyDocument"]["Version"], "2012-10-17")
        with self.assertRaises(ClientError) as refused:
            boto3.client("sts").assume_role(RoleArn=role["Arn"], RoleSessionName="session")
        self.assertEqual(refused.exception.response["Error"]["Code"], "InvalidAction")


if __name__ == "__main__":
    unittest.main(verbosity=2)
