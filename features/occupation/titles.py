"""Clean the titles of ads and résumés, and split those that name several jobs."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from features.occupation.noise import generic_heads, noise_pattern
from features.region.areas import all_regions

_BRACKETED: Final = re.compile(r"[(\[【{<《「『〔][^()\[\]【】{}<>《》「」『』〔〕]*[)\]】}>》」』〕]?")
_CLOSERS: Final = re.compile(r"[)\]】}>》」』〕]")
# 招聘 between an employer and a job; in 招聘专员 it is the job.
_HIRING: Final = re.compile(
    r"^.*?(?:招聘|急招|诚招|诚聘|直招|招募)(?!专员|主管|经理|顾问|师|官|助理|总监|hr|负责|运营|文员|岗|实习|专家|bp|会)(?=[^\s]*[\u4e00-\u9fffa-z]{2})"
)
_LEADING_HIRE: Final = re.compile(r"^(?:招聘|招|聘)(?!生|商|投|标|聘|募|采|财|行|银|牌|调|待)(?=[\u4e00-\u9fff]{2})")
_SYMBOLS: Final = re.compile(r"[^\w\s/、,，;；+&#.\-·|]|_|[\u3000-\u303f&&[^、]]") if False else re.compile(
    r"[^\w\s/、,，;；+&#.\-|·]|_"
)
_DELIMITERS: Final = re.compile(r"[\s,，;；|·]+|\.{2,}|-{1,}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])-+|\++(?![+#])(?=.)(?<!c\+)(?<!\+\+)|\s*--+\s*")
_EDGE: Final = re.compile(r"^[\s/、,+&.\-|#]+|[\s/、,&.\-|]+$|(?<![c+])\++$|(?<!c)#$")
_SEPARATORS: Final = re.compile(r"[/、,，;；|]|(?<!\+)\+(?!\+)|兼(?!职)|或者?")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_REGION_SUFFIX: Final = re.compile(r"(?<=..)(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治[区州县旗]|新区|地区|[省市区县旗盟])$")
_PLACE_TAIL: Final = re.compile(r"^[\u4e00-\u9fff]{2,7}(?:省|市|区|县|镇|街道|开发区|新区|高新区|工业园|产业园|商圈|路|大街|大厦|广场|站|村|附近|市内|周边|店|分行|分公司)$")
