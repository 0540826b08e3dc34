"""A connection to Spark: the one that a cluster gave, or one of this machine."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

HERE = "local[*]"
"""All processors of this machine, where no cluster is named."""


EVERYWHERE = {
    "spark.app.name": "palier backtest",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "20000",
}
LOG = """\
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = %p %c{1}: %m%n%ex
"""


class NoSparkError(Exception):
    """PySpark or Java is not installed."""


@contextmanager
def session(master: str | None = None) -> Iterator[SparkSession]:
    """A session of Spark, ended behind it; `master` names the cluster as `spark-submit` takes it.

    Whatever `spark-submit` has set stays. Raises NoSparkError without PySpark or Java.
    """
    try:
        from pyspark import SparkConf  # noqa: PLC0415 - only who has a cluster needs it
        from pyspark.sql import SparkSession  # noqa: PLC0415 - same
    except ImportError as error:
        raise NoSparkError from error
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise NoSparkError
    given = SparkConf()
    with tempfile.TemporaryDirectory(prefix="palier-") as folder:
        here = (master or given.get("spark.master", HERE) or HERE).startswith("local")
        own = {**EVERYWHERE, **(_of_this_machine(Path(folder)) if here else {})}
        builder = SparkSession.builder
        for name, value in own.items():
            if not given.contains(name):
                builder = builder.config(name, value)
        spark = (builder.master(master) if master else builder).getOrCreate()
        try:
            yield spark
        finally:
            spark.stop()


def _of_this_machine(folder: Path) -> dict[str, str]:
    """What is set where no cluster says otherwise: the same Python, and a log of errors only."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    log = folder / "log4j2.properties"
    log.write_text(LOG, "utf-8")
    return {
        "spark.master": HERE,
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={log.as_uri()}",
    }
