"""Finding people with many machines: the job on the Spark DataFrame API, its stages written one by one."""

from namematch.spark.checkpoints import Stages
from namematch.spark.connected_components import components
from namematch.spark.job import resolve

__all__ = ["Stages", "components", "resolve"]
