"""The job on the Spark DataFrame API, under the name it is asked for by: `namematch.spark.resolve`."""

from namematch.frames.spark import Stages, components, resolve

__all__ = ["Stages", "components", "resolve"]
