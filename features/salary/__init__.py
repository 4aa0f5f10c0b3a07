"""Pay in words and figures to CNY a month before tax."""

from features.salary.parse import find_salary, parse_salary
from features.salary.reading import PERIODS_PER_MONTH, Period, SalaryReading

__all__ = ["PERIODS_PER_MONTH", "Period", "SalaryReading", "find_salary", "parse_salary"]
