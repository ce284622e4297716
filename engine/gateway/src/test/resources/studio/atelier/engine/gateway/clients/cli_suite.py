"""The AWS CLI, unchanged, on an endpoint that the environment names."""

import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

ROLE = "arn:aws:iam::000000000000:role/R"


def fresh(prefix):
    return prefix + "-" + uuid.uuid4().hex[:8]


class Aws(unittest.TestCase):
    def run_aws(self, *arguments, **options):
        return subprocess.run(
            [sys.executable, "-m", "awscli", *arguments], capture_output=True, text=True, timeout=120, **options
        )

    def aws(self, *arguments, **options):
        done = self.run_aws(*arguments, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def json(self, *arguments):
        return json.loads(self.aws(*arguments, "--output", "json"))

    def refused(self, *arguments):
        done = self.run_aws(*arguments)
        self.assertNotEqual(done.returncode, 0)
        return done.stderr


class SageMaker(Aws):
    @staticmethod
    def job(name, line):
        return {
            "ProcessingJobName": name,
            "RoleArn": ROLE,
            "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", line]},
            "ProcessingResources": {
                "ClusterConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1}
            },
        }

    def test_a_job_of_a_file_is_waited_for_and_looked_at(self):
        name = fresh("cli")
        with tempfile.NamedTemporaryFile("w", suffix=".json") as request:
            json.dump(self.job(name, "echo said"), request)
            request.flush()
            arn = self.aws(
                "sagemaker", "create-processing-job", "--cli-input-json", "file://" + request.name,
                "--tags", "Key=team,Value=blue", "--query", "ProcessingJobArn", "--output", "text",
            ).strip()
            again = self.refused("sagemaker", "create-processing-job", "--cli-input-json", "file://" + request.name)
            self.assertIn("already exists", again)
        status = "InProgress"
        deadline = time.time() + 60
        while status == "InProgress" and time.time() < deadline:
            status = self.aws(
                "sagemaker", "describe-processing-job", "--processing-job-name", name,
                "--query", "ProcessingJobStatus", "--output", "text",
            ).strip()
        self.assertEqual(status, "Completed")
        self.assertTrue(arn.endswith(name))
        tags = self.json("sagemaker", "list-tags", "--resource-arn", arn)
        self.assertEqual(tags["Tags"], [{"Key": "team", "Value": "blue"}])
        group = "/aws/sagemaker/ProcessingJobs"
        stream = self.aws(
            "logs", "describe-log-streams", "--log-group-name", group, "--log-stream-name-prefix", name,
            "--query", "logStreams[0].logStreamName", "--output", "text",
        ).strip()
        messages = self.json(
            "logs", "get-log-events", "--log-group-name", group, "--log-stream-name", stream,
            "--query", "events[].message",
        )
        self.assertIn("said", messages)
        listed = self.json(
            "sagemaker", "list-processing-jobs", "--name-contains", name, "--status-equals", "Completed",
            "--query", "ProcessingJobSummaries[].ProcessingJobName",
        )
        self.assertEqual(listed, [name])

    def test_a_skeleton_is_filled_in_and_given_back(self):
        skeleton = self.json("sagemaker", "create-model", "--generate-cli-skeleton")
        name = fresh("Skeleton")
        filled = {
            key: value
            for key, value in skeleton.items()
            if key in ("ModelName", "ExecutionRoleArn", "EnableNetworkIsolation")
        }
        filled.update(ModelName=name, ExecutionRoleArn=ROLE, EnableNetworkIsolation=True)
        filled["PrimaryContainer"] = {"Image": "atelier.local/shell", "Environment": {"A": "b"}}
        self.json("sagemaker", "create-model", "--cli-input-json", json.dumps(filled))
        model = self.json("sagemaker", "describe-model", "--model-name", name)
        self.assertEqual(model["PrimaryContainer"]["Environment"], {"A": "b"})
        self.assertTrue(model["EnableNetworkIsolation"])
        self.aws("sagemaker", "delete-model", "--model-name", name)
        self.assertIn("Could not find model", self.refused("sagemaker", "describe-model", "--model-name", name))

    def test_groups_in_pages_and_tables(self):
        prefix = fresh("group")
        for end in ("a", "b", "c"):
            self.json("sagemaker", "create-model-package-group", "--model-package-group-name", prefix + end)
        found = self.json(
            "sagemaker", "list-model-package-groups", "--name-contains", prefix, "--sort-by", "Name",
            "--sort-order", "Ascending", "--page-size", "2",
            "--query", "ModelPackageGroupSummaryList[].ModelPackageGroupName",
        )
        self.assertEqual(found, [prefix + end for end in ("a", "b", "c")])
        first = self.json("sagemaker", "list-model-package-groups", "--name-contains", prefix, "--max-items", "1")
        self.assertEqual(len(first["ModelPackageGroupSummaryList"]), 1)
        self.assertTrue(first["NextToken"])
        table = self.aws("sagemaker", "list-model-package-groups", "--name-contains", prefix, "--output", "table")
        self.assertIn(prefix + "a", table)

    def test_a_pipeline_and_who_asks(self):
        name = fresh("pipeline")
        definition = json.dumps(
            {
                "Version": "2020-12-01",
                "Steps": [
                    {
                        "Name": "Only",
                        "Type": "Processing",
                        "Arguments": {
                            key: value
                            for key, value in self.job("unused", "true").items()
                            if key not in ("ProcessingJobName", "RoleArn")
                        },
                    }
                ],
            }
        )
        self.json(
            "sagemaker", "create-pipeline", "--pipeline-name", name, "--pipeline-definition", definition,
            "--role-arn", ROLE,
        )
        arn = self.json("sagemaker", "start-pipeline-execution", "--pipeline-name", name)["PipelineExecutionArn"]
        status = "Executing"
        deadline = time.time() + 60
        while status == "Executing" and time.time() < deadline:
            status = self.json("sagemaker", "describe-pipeline-execution", "--pipeline-execution-arn", arn)[
                "PipelineExecutionStatus"
            ]
        self.assertEqual(status, "Succeeded")
        self.assertRegex(self.json("sts", "get-caller-identity")["Account"], r"^\d{12}$")


class S3(Aws):
    def setUp(self):
        self.bucket = fresh("cli-bucket")
        self.aws("s3", "mb", "s3://" + self.bucket)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def tearDown(self):
        self.aws("s3", "rb", "--force", "s3://" + self.bucket)

    def write(self, name, content):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(content)
        return path

    def test_files_are_copied_listed_moved_and_removed(self):
        content = os.urandom(9 << 20)
        source = self.write("größe.bin", content)
        self.aws("s3", "cp", source, "s3://%s/d/größe.bin" % self.bucket)
        self.aws("s3", "cp", "s3://%s/d/größe.bin" % self.bucket, "s3://%s/copy.bin" % self.bucket)
        back = os.path.join(self.folder, "back")
        self.aws("s3", "cp", "s3://%s/copy.bin" % self.bucket, back)
        with open(back, "rb") as read:
            self.assertEqual(read.read(), content)
        listed = self.aws("s3", "ls", "s3://%s/" % self.bucket)
        self.assertIn("PRE d/", listed)
        self.assertIn(str(len(content)) + " copy.bin", listed)
        self.assertIn("d/größe.bin", self.aws("s3", "ls", "--recursive", "s3://" + self.bucket))
        self.assertIn(self.bucket, self.aws("s3", "ls"))
        self.aws("s3", "mv", "s3://%s/copy.bin" % self.bucket, "s3://%s/moved.bin" % self.bucket)
        self.aws("s3", "rm", "s3://%s/moved.bin" % self.bucket)
        self.assertEqual(
            self.json("s3api", "list-objects-v2", "--bucket", self.bucket, "--query", "Contents[].Key"),
            ["d/größe.bin"],
        )
        piped = self.run_aws("s3", "cp", "s3://%s/none" % self.bucket, "-")
        self.assertIn("404", piped.stderr)

    def test_the_rest_of_what_there_is_to_say_of_objects(self):
        path = self.write("said.txt", b"said")
        self.aws("s3api", "put-object", "--bucket", self.bucket, "--key", "said", "--body", path)
        attributes = self.json(
            "s3api", "get-object-attributes", "--bucket", self.bucket, "--key", "said",
            "--object-attributes", "ObjectSize", "StorageClass",
        )
        self.assertEqual((attributes["ObjectSize"], attributes["StorageClass"]), (4, "STANDARD"))
        self.assertEqual(
            self.json("s3api", "get-object-tagging", "--bucket", self.bucket, "--key", "said"), {"TagSet": []}
        )
        versions = self.json("s3api", "list-object-versions", "--bucket", self.bucket, "--prefix", "said")
        self.assertEqual([version["VersionId"] for version in versions["Versions"]], ["null"])
        named = self.json("s3api", "list-buckets", "--prefix", self.bucket)
        self.assertEqual([bucket["Name"] for bucket in named["Buckets"]], [self.bucket])
        self.assertIn("NoSuchTagSet", self.refused("s3api", "get-bucket-tagging", "--bucket", self.bucket))
        self.assertIn("NotImplemented", self.refused("s3", "website", "s3://" + self.bucket, "--index-document", "i"))

    def test_folders_are_synchronised(self):
        for i in range(12):
            self.write("tree/sub%d/file%d.txt" % (i % 3, i), b"content %d" % i)
        tree = os.path.join(self.folder, "tree")
        self.aws("s3", "sync", tree, "s3://%s/tree" % self.bucket)
        self.assertEqual(self.aws("s3", "sync", tree, "s3://%s/tree" % self.bucket), "")
        os.remove(os.path.join(tree, "sub0/file0.txt"))
        self.write("tree/sub1/file1.txt", b"changed and longer")
        again = self.aws("s3", "sync", "--delete", tree, "s3://%s/tree" % self.bucket)
        self.assertIn("delete: ", again)
        self.assertIn("upload: ", again)
        other = os.path.join(self.folder, "other")
        self.aws("s3", "sync", "s3://%s/tree" % self.bucket, other)
        with open(os.path.join(other, "sub1/file1.txt"), "rb") as read:
            self.assertEqual(read.read(), b"changed and longer")
        self.assertFalse(os.path.exists(os.path.join(other, "sub0/file0.txt")))
        self.aws("s3", "rm", "--recursive", "s3://%s/tree" % self.bucket)
        self.assertEqual(self.run_aws("s3", "ls", "--recursive", "s3://" + self.bucket).stdout, "")


if __name__ == "__main__":
    unittest.main(verbosity=2)
