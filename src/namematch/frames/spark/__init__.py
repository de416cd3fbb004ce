"""Finding people with many machines: the job on the Spark DataFrame API, its stages written one by one."""

from namematch.frames.spark.job import resolve
from namematch.frames.spark.stages import Stages
from namematch.frames.spark.stars import components

__all__ = ["Stages", "components", "resolve"]
