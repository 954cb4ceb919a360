"""Time expressions to intervals of the calendar: ISO 8601, one form of expression a module.

What a form cannot tell for sure it leaves alone: an expression that points ("last month") needs the
day of the article, one without a year needs to know whether it is past or to come, and a duration
("three days") is no place in time. Nothing here asks the clock.

A calendar date itself ("15th of Oct. 2024") is read by the library ``dateparser`` (BSD-3). The
expressions around it are read here, since the library takes a guess at whatever it half knows.
"""

from extractors.times.reader import interval_of

__all__ = ["interval_of"]
