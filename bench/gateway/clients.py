"""The same as GatewayBench measures, with boto3: what a script sees. Arguments: work folder, megabytes, seconds."""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import boto3
from botocore.config import Config


def client(service, access):
    return boto3.client(
        service,
        endpoint_url=access["endpoint"],
        aws_access_key_id=access["accessKeyId"],
        aws_secret_access_key=access["secretAccessKey"],
        region_name=access["region"],
        config=Config(retries={"max_attempts": 0}, max_pool_connections=32),
    )


def timed(what, size, work, repetitions=5):
    seconds = []
    for _ in range(repetitions):
        before = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - before)
    best = min(seconds)
    print(f"{what}: mean {sum(seconds) / len(seconds):.2f} s, best {best:.2f} s ({size / best / 1e6:.0f} MB/s)")


def describes(access, seconds):
    sagemaker = client("sagemaker", access)
    times = []
    for i in range(1500):
        before = time.perf_counter()
        sagemaker.describe_training_job(TrainingJobName="bench")
        if i >= 500:
            times.append((time.perf_counter() - before) * 1000)
    times.sort()
    print(
        f"boto3 describe, one client: median {times[len(times) // 2]:.2f} ms,"
        f" 95 of 100 within {times[len(times) * 95 // 100]:.2f} ms"
    )
    end = time.monotonic() + seconds
    done = []

    def ask():
        own = client("sagemaker", access)
        count = 0
        while time.monotonic() < end:
            own.describe_training_job(TrainingJobName="bench")
            count += 1
        done.append(count)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"boto3 describe, 4 threads of one Python: {sum(done) / seconds:.0f} a second")


def main(work, megabytes, seconds):
    access = json.loads((work / "ready").read_text())
    describes(access, seconds)
    source, copy = work / "source", work / "copy"
    size = megabytes << 20
    if not source.exists() or source.stat().st_size != size:
        with source.open("wb") as out:
            for _ in range(megabytes):
                out.write(os.urandom(1 << 20))
    s3 = client("s3", access)
    timed("cp", size, lambda: subprocess.run(["cp", source, copy], check=True))
    timed("boto3 upload_file", size, lambda: s3.upload_file(str(source), "bench", "boto3"))
    timed("boto3 download_file", size, lambda: s3.download_file("bench", "boto3", str(copy)))
    subprocess.run(["cmp", source, copy], check=True)


main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
