"""Years of experience: what a posting asks for, and what a person has."""

from features.experience.held import person_years
from features.experience.requirement import YearsRange, find_experience, parse_experience

__all__ = ["YearsRange", "find_experience", "parse_experience", "person_years"]
