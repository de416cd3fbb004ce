"""Stages of a job: each is written once, and read back by a job that starts again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

_MARK = "stage string, schema string"


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
        """A stage by its name, a folder within the folder: read if it was written before, else made and written."""
        path, mark = f"{self._folder}/{name}", f"{self._folder}/_done/{name}"
        schema = self._schema(mark)
        if schema is None:
            made = make()
            made.write.mode("overwrite").parquet(path)
            schema = made.schema
            # The mark is written when the stage is whole, so what a killed job leaves is never taken for one.
            done = self._session.createDataFrame([(name, schema.json())], _MARK)
            done.write.mode("overwrite").parquet(mark)
        # A stage without a row may have no file that knows its columns.
        return self._session.read.schema(schema).parquet(path)

    def _schema(self, mark: str) -> StructType | None:
        """The columns of a stage that stands whole."""
        from pyspark.errors import PySparkException
        from pyspark.sql.types import StructType

        try:
            (row,) = self._session.read.schema(_MARK).parquet(mark).collect()
        except (PySparkException, ValueError):
            return None
        return StructType.fromJson(json.loads(row["schema"])) if row["schema"] else None
