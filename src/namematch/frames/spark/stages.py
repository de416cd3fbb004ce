"""Stages of a job: each is written once, and read back by a job that starts again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


class Stages:
    """The written stages of one job on one input.

    Writing a stage also cuts the lineage, so that plans stay short however many rounds a job takes.

    Args:
        session: A Spark session, of Spark itself or of a Spark Connect service.
        folder: Where the stages are written, as Spark names folders. It belongs to one input.
    """

    def __init__(self, session: SparkSession, folder: str) -> None:
        self._session = session
        self._folder = folder.rstrip("/")

    def written(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """A stage, read if it was written before, else made and written.

        Args:
            name: Its name, a folder within the folder.
            make: Makes it; not called where the stage stands.
        """
        path, mark = f"{self._folder}/{name}", f"{self._folder}/_done/{name}"
        if not self._stands(mark):
            make().write.mode("overwrite").parquet(path)
            # The mark is written when the stage is whole, so what a killed job leaves is never taken for one.
            self._session.createDataFrame([(name,)], "stage string").write.mode("overwrite").parquet(mark)
        return self._session.read.parquet(path)

    def _stands(self, mark: str) -> bool:
        from pyspark.errors import PySparkException

        try:
            return bool(self._session.read.parquet(mark).count() == 1)
        except PySparkException:
            return False
