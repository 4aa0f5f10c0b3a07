"""Levels of education: what a posting asks for, and what a person has."""

from features.education.held import highest_education
from features.education.levels import EDUCATION_LEVELS, GB_T_4658_LEVELS, education_rank
from features.education.requirement import find_education, parse_education

__all__ = [
    "EDUCATION_LEVELS",
    "GB_T_4658_LEVELS",
    "education_rank",
    "find_education",
    "highest_education",
    "parse_education",
]
