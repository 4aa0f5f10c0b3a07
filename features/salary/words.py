"""The words around a pay figure, and what each says about it."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final


class Label(Enum):
    """What a word says about the figure it stands beside."""

    PAY = auto()
    TOTAL = auto()
    BASE = auto()
    TRIAL = auto()
    REGULAR = auto()
    NET = auto()
    COMPONENT = auto()
    VARIABLE = auto()
    FOREIGN = auto()
    WANT = auto()
    MONTH = auto()
    YEAR = auto()
    WEEK = auto()
    DAY = auto()
    HOUR = auto()
    ABOVE = auto()
    BELOW = auto()
    AT_LEAST = auto()
    AT_MOST = auto()
    ABOUT = auto()
    NEGOTIABLE = auto()
    PERHAPS_NEGOTIABLE = auto()
    NEUTRAL = auto()
    PAST = auto()
    CURRENT = auto()


PERIOD_LABELS: Final = frozenset({Label.MONTH, Label.YEAR, Label.WEEK, Label.DAY, Label.HOUR})

_CHINESE: Final[dict[Label, str]] = {
    Label.PAY: "见习补贴 见习津贴 实习补贴 实习津贴 工资 薪资 薪水 薪酬 薪金 薪 待遇 收入 报酬 酬劳 工钱 挣 赚",
    Label.TOTAL: "综合 总收入 均薪 人均 平均工资 平均薪资 平均收入 平均 税前 总包",
    Label.BASE: (
        "底薪 保底 打底 基本工资 基础工资 基本薪资 基础薪资 基本薪 基础薪 无责 无责任 "
        "保障工资 保障薪资 保障"
    ),
    Label.TRIAL: "试用期 试用 培训期 见习期 学徒期 实习期 岗前培训 培训期间 期间 试岗 试工",
    Label.REGULAR: (
        "转正 转正后 正式 试用期后 试用期过后 试用期满 过了试用期 过试用期 试用期结束 "
        "试用后 实习期后 学徒期满 出师 期满"
    ),
    Label.NET: "到手 税后 实发 纯收入",
    Label.COMPONENT: (
        "补贴 补助 津贴 餐补 饭补 房补 车补 话补 餐费 房租 房贷 车贷 月供 还贷 生活费 开销 全勤 全勤奖 红包 加班费 "
        "加班 工龄 工龄奖 工龄工资 返费 押金 费用 罚款 罚 推荐奖 介绍奖 奖励 入职奖 "
        "年终奖 年终奖金 保证金 社保基数 公积金基数 期权 租金 预算 营业额 业绩 销售额 "
        "产值 注册资本 资金 注册资金 融资 赔偿 保额 涨薪 调薪 加薪 普调 涨 贷款 客单价 "
        "单价 报销 流水 旺季 忙季 忙月 淡季 旺月 价格 售价 投资 额度 利润 岗位津贴 技能津贴 绩效工资 提成工资 "
        "岗位工资 加班工资 介绍费 培训费 服装费 体检费 住宿费 管理费 报名费 学费 "
        "服务费 中介费 车费 路费 伙食费 电话费 讲课费 课时费 工本费 高温费 会费"
    ),
    Label.VARIABLE: "提成 绩效 绩效奖金 奖金 佣金 分红 小费 抽成 计提 奖 高提 业绩提成",
    Label.PAST: "之前 以前 原来 原先 上一份 上家 曾经 那时 当时 过去",
    Label.CURRENT: "现在 目前 眼下",
    Label.NEUTRAL: (
        "免费 不加班 无加班 没加班 没有加班 少加班 月休 月结 周结 周末 带薪 发薪 日常 "
        "计件 计件工资 薪水保密 无押金 不收费 不收押金"
    ),
    Label.FOREIGN: "美元 美金 港币 港元 日元 欧元 英镑 韩元 泰铢 澳元 新币 新加坡元 台币 加元",
    Label.WANT: "想要 想找 希望 期望 要求 最好 能给 给到 开到 给我 有个 想",
    Label.MONTH: "月薪 月入 月收入 月工资 月均 月平均 月综合 单月",
    Label.YEAR: "年薪 年入 年收入 年包 年总收入 年度薪酬 年综合 年薪资 年薪酬",
    Label.WEEK: "周薪",
    Label.DAY: "日薪 日结 日工资 天薪 日收入",
    Label.HOUR: "时薪 小时工资 小时薪",
    Label.ABOVE: "以上 及以上 或以上 起 起步 起薪 往上 开外 出头 不封顶 上不封顶",
    Label.BELOW: "以下 及以下 或以下 以内 之内 封顶",
    Label.AT_LEAST: (
        "不低于 不能低于 不可低于 别低于 不要低于 不想低于 不能少于 不少于 不得低于 "
        "至少 最低 最少 起码 大于 高于 超过"
    ),
    Label.AT_MOST: "不超过 不高于 最高 最多 上限 低于 少于 可达 高达",
    Label.ABOUT: "左右 上下 约 大约 大概 差不多 前后 不等",
    Label.NEGOTIABLE: "面议 可议 薪资面谈 工资面谈 待遇面谈 薪酬面谈 详面 面聊 可面议",
    Label.PERHAPS_NEGOTIABLE: "面谈 详谈 可谈 协商 商议 另议 商定 再议 好商量 商量",
}

_ENGLISH: Final[dict[Label, str]] = {
    Label.PAY: "salary|wages?|pay|paid|earn(?:ing)?s?|income|compensation|remuneration",
    Label.TOTAL: "total|gross|before tax|on average|average",
    Label.BASE: "base(?: salary| pay)?|basic(?: salary| pay)?|guaranteed",
    Label.TRIAL: "(?:during )?(?:probation(?:ary)?(?: period)?|trial(?: period)?)",
    Label.REGULAR: "after (?:the )?(?:probation|trial)(?: period)?|once confirmed",
    Label.NET: "net|after tax|take[- ]home",
    Label.COMPONENT: "allowance|deposit|fees?|subsid(?:y|ies)|fine|budget|revenue|rent|tuition",
    Label.VARIABLE: "commissions?|bonus(?:es)?|overtime|tips",
    Label.FOREIGN: r"usd|hkd|eur|gbp|jpy|sgd|aud|us\$|hk\$|dollars?|euros?|pounds?",
    Label.WANT: "want|need|looking for|expect(?:ing)?|hope for",
    Label.MONTH: r"monthly|pcm",
    Label.YEAR: r"yearly|annual(?:ly)?|p\.a\.",
    Label.WEEK: "weekly",
    Label.DAY: "daily",
    Label.HOUR: "hourly",
    Label.ABOVE: "(?:or|and) (?:more|above|up|over|higher)|upwards?",
    Label.BELOW: "(?:or|and) (?:less|below|under|lower)",
    Label.AT_LEAST: (
        "at least|minimum|min|from|more than|above|over|not? less than|starting(?: at| from)?"
    ),
    Label.AT_MOST: "up to|at most|maximum|max|below|under|less than|not? more than",
    Label.ABOUT: "around|about|approximately|roughly",
    Label.NEGOTIABLE: "negotiable|to be discussed",
}
_SIGNS: Final = {"$": Label.FOREIGN, "€": Label.FOREIGN, "£": Label.FOREIGN, "≥": Label.AT_LEAST}
_SIGNS_MORE: Final = {"≤": Label.AT_MOST, ">": Label.AT_LEAST, "<": Label.AT_MOST}

# 一月, 一日 and 一时 are dates and idioms; 一个月, 一天 and 一小时 are not.
_PERIOD_NAMES: Final = {
    "月": Label.MONTH, "年": Label.YEAR, "周": Label.WEEK, "星期": Label.WEEK, "礼拜": Label.WEEK,
    "天": Label.DAY, "日": Label.DAY, "小时": Label.HOUR, "时": Label.HOUR, "钟头": Label.HOUR,
    "month": Label.MONTH, "mth": Label.MONTH, "mo": Label.MONTH, "m": Label.MONTH,
    "year": Label.YEAR, "yr": Label.YEAR, "y": Label.YEAR, "annum": Label.YEAR,
    "week": Label.WEEK, "wk": Label.WEEK, "day": Label.DAY, "d": Label.DAY,
    "hour": Label.HOUR, "hr": Label.HOUR, "h": Label.HOUR,
}  # fmt: skip

PERIOD_PATTERN: Final = (
    r"(?:(?:/|每|按)\s?(?:一|1)?个?(?:小时|钟头|星期|礼拜|月(?![休底末结薪入收均])"
    r"|年(?![终底末假薪入])|周(?![末边结薪一二三四五六日休])|天(?![数薪])|日(?![结均常期薪])"
    r"|时(?![间段薪]))"
    r"|[一1]\s?(?:个(?:小时|钟头|星期|礼拜|月)|年|天|周|小时|星期|礼拜)"
    r"|/日结|(?<![0-9一二三四五六七八九十元忙淡旺上下本当几满个旬])月(?=\s?[0-9])"
    r"|(?:/\s?|\bper\s|\ban?\s|\beach\s|\bevery\s)"
    r"(?:months?|mth|mo|m|years?|yrs?|y|annum|weeks?|wk|days?|d|hours?|hrs?|h)\b)"
)

PIECE_PATTERN: Final = (
    r"(?:/|每|一|按)\s?(?:单(?![休双位])|件|个(?![月人小])|只|台|次|场|篇|节|课|千字|字|户|套|张"
    r"|份|页|平|米|㎡|吨|车(?![间补险])|趟|箱|组|条|批|班(?!车)|人(?!均|性)|客|位|块板|桌|本"
    r"|晚(?!班)|夜(?!班)|票|间|斤|亩|棵|支|根|袋|桶|双(?!休)|方|立方|头|席)"
    # Any other single character after a slash is a unit too, but 双休 and the like are list items.
    r"|/\s?(?![月年天日时周])[\u4e00-\u9fff](?=$|[\s,，。;；、()+·])"
    r"|\bper (?:piece|order|class|lesson|item|shift|parcel|visit|night)\b"
)


def _longest_first(labels: dict[Label, str]) -> dict[str, Label]:
    words = {word: label for label, listed in labels.items() for word in listed.split()}
    return dict(sorted(words.items(), key=lambda item: -len(item[0])))


CHINESE_WORDS: Final = _longest_first(_CHINESE) | _SIGNS | _SIGNS_MORE
CHINESE_PATTERN: Final = "|".join(map(re.escape, CHINESE_WORDS))
ENGLISH_PATTERN: Final = (
    r"\b(?:" + "|".join(sorted(_ENGLISH.values(), key=lambda words: -len(words))) + r")\b"
)
_ENGLISH_WORDS: Final = tuple((re.compile(words), label) for label, words in _ENGLISH.items())
_PERIOD_NAME: Final = re.compile("|".join(sorted(_PERIOD_NAMES, key=lambda name: -len(name))))


def english_label(word: str) -> Label:
    """Return what an English word matched by ``ENGLISH_PATTERN`` says.

    Parameters
    ----------
    word
        Lower-case text of the match.

    Returns
    -------
    Label
        Its meaning.
    """
    return next(label for words, label in _ENGLISH_WORDS if words.fullmatch(word))


def period_label(words: str) -> Label:
    """Return the period named by text matched by ``PERIOD_PATTERN``.

    Parameters
    ----------
    words
        Lower-case text of the match, such as ``/月`` or ``per hour``.

    Returns
    -------
    Label
        One of ``PERIOD_LABELS``.
    """
    bare = re.sub(r"^(?:/|每|按|一|1|per |an? |each |every |个|\s)+", "", words)
    name = _PERIOD_NAME.match(bare)
    return _PERIOD_NAMES[name[0]] if name else Label.MONTH
