"""What is said beside a place by who would go there."""

from __future__ import annotations

import re
from typing import Final

NEAR_PLACE: Final = re.compile(
    r"^(?:市?里|市区|、|区|区?内|范围|以内|城|都?能?去|高新区|经开区|开发区|城|和|或者?|跟|及|/|还有|,|城区|县城|附近|周边|这边|那边|本地|一带|or|and|就|都|也|行|可以|最?好|优先|remote|online|only|base|anywhere|远程|线上|居家|的|吧|\s)*$"
)
# 都行, 也成, 都想试试: said of places, and of who takes people on there.
_FINE: Final = r"(?:都|也)(?:可以|能)?\s?(?:ok(?:ay)?(?![a-z])|行|可以|好|成|中|[能去]得?|接(?!过)|接受|考虑|没问题|无所谓|愿意(?:去)?|想(?:去|试试?)|跑)(?!不|过|了解)(?:的|了|一下)*"
EITHER: Final = re.compile(
    r"(?:、|\s|和|或者?|跟)*(?:这?[两三几]个)?(?:地方|城市|市)?[\u4e00-\u9fff]{0,3}?(?:上班|工作|干活)?(?:我|咱|我们|俺)?"
    rf"{_FINE}"
)
# 番禺市桥附近找
WISHED_AFTER: Final = re.compile(
    r"^[\u4e00-\u9fff]{0,5}?(?:附近|一带|周边|这边|那边)?的?(?:优先|最好|附近(?:找|就行|都行|上班|的)|上班(?:也|都)(?:行|可以|能|接受))"
)
# 东莞长安那边: a quarter no list of divisions has.
QUARTER: Final = re.compile(
    r"\s*(?!老家|家里|娘家|婆家|我家|亲戚|朋友)[\u4e00-\u9fff]{2,3}(?:镇|街道|乡)?(?:那边|这边|附近|一带|那块|那片)(?:都?行|都?可以|最好|的)?\s*"
)
# Any gym in Shenzhen hiring? 武汉有招电工的吗: who asks who takes people on would go there.
HIRES_AFTER: Final = re.compile(
    r"[^.;,]{0,20}\b(?:hiring|recruiting|taking on|(?:have|has|with) (?:any )?(?:jobs?|openings?|vacanc\w+))\b"
    r"|[^，,。；;]{0,8}(?:有没有|有木有|有没得|招不招|还招|有招|要不要|哪里|哪儿|哪家)[^，,。；;]{0,8}"
    # 黄冈鄂州的学校都考虑, 南京的住家单子都接
    rf"|[^，,。；;我想过了]{{0,8}}?(?:我|俺)?{_FINE}"
)
