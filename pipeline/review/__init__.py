"""What persons decide: the queue of questions, the file of their decisions, and records put right by them."""

from pipeline.review.correct import Corrected, correct
from pipeline.review.queue import in_order, read_decisions, read_queue, undo, value_decisions

__all__ = ["Corrected", "correct", "in_order", "read_decisions", "read_queue", "undo", "value_decisions"]
