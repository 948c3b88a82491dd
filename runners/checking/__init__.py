"""The vocabulary that checks are written in, and what the supervisor calls to have them held."""
from .answers import next_seed, prepare
from .compare import Raised
from .conversation import LearnerRaised
from .judging import judge
from .trial import Trial, check, far

__all__ = ["LearnerRaised", "Raised", "Trial", "check", "far", "judge", "next_seed", "prepare"]
