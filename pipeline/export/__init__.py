"""What was read, for other programs: ALTO XML, and PDFs that can be searched."""

from pipeline.export.journey import Exported, export

__all__ = ["Exported", "export"]
