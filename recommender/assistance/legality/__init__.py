"""What an ad may not say, should not say and must say."""

from recommender.assistance.legality.ad import Ad, ad_of_posting, ad_of_text
from recommender.assistance.legality.holding import ad_notices, grounds_to_hold
from recommender.assistance.legality.reading import default_rules
from recommender.assistance.legality.screen import screen, screen_ad

__all__ = [
    "Ad",
    "ad_notices",
    "ad_of_posting",
    "ad_of_text",
    "default_rules",
    "grounds_to_hold",
    "screen",
    "screen_ad",
]
