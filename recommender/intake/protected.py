"""Find protected facts, so that they are neither kept nor repeated.

Age, sex, health, family, household registration, offences, belief and welfare status: the law
calls them sensitive (个人信息保护法 28) or bars them from matching (就业促进法 26 to 31).
"""

from __future__ import annotations

import re
from typing import Final

_TENS: Final = r"(?:[二三四五六七八]十[一二三四五六七八九]?|[2-8][0-9])"
_AGE: Final = (
    rf"(?:年龄|年纪|岁数|超龄|[0-9一二三四五六七八九十]{{1,4}}(?:多|来|几|出头)?(?:周?岁)|[5-9]0后|0[05]后|退休|快退|大龄"
    rf"|(?:今年|已经|都|快|马上|我|才|刚|满){_TENS}(?:多|几|出头)?(?![0-9年天个万千百元块家多名斤公里点时分%])"
    rf"|(?:今年|刚满|刚|满|才|快|我|俺)(?:今年|刚|满)*(?:十[四五六七八九]|1[4-9])(?![0-9年天个万千百元块家多名斤公里点时分%号])|(?:^|(?<=[，,。；\s])){_TENS}(?:多|几|出头)?(?:了)?(?=[，,。；\s]|$)|{_TENS}(?:多|几|出头)?了(?=[，,。；\s哪没还]|$)|老了"
    r"|\b(?:[1-7][0-9] ?(?:years? old|yo|y/o)|aged? [1-7][0-9]|i(?:'m| am) [1-7][0-9]\b|retired?))"
)
_SEX: Final = (
    r"(?:性别|男性|女性|男士|女士|男的|女的|男生|女生|(?:^|(?<=[，,。；、\s]))[男女](?=[，,。；、\s]|$)|宝妈|宝爸|大姐|妇女"
    r"|\b(?:male|female|(?:a |an? old )?(?:man|woman|girl|boy|lady))\b)"
)
_HEALTH: Final = (
    r"(?:残疾|残障|残联|[一二三四]级残|伤残|病(?!人|房|区|床|历|虫|害)|手术|住院|吃药|医生(?!助)|医院看|血压|血糖|心脏|肝(?!功能正常)|肝功能|肾(?!上腺素)|乙肝|小三阳|大三阳"
    r"|糖尿|哮喘|癫痫|精神(?:方面|类|分裂|科|病)|抑郁|焦虑症|过敏|尘肺|喘|腰椎|颈椎|腰间盘|风湿|关节|骨折|腰(?:不好|疼|痛|有)|腿(?:不好|脚|疼|痛)|脚(?:不好|疼)|眼睛|视力|失明|盲(?!人(?:推拿|按摩|医疗))"
    r"|看不(?:见|清)|花了|听不见|听力|耳朵|聋|哑|助听器|手语|口型|轮椅|拐杖|小儿麻痹|瘫|截肢|断了.{0,3}指|手指|近视|艾滋|搭桥|流产|坐月子|[膝肩背腰腿脚颈牙胃肾肺手眼](?:盖|膀|部)?[^，,。]{0,2}(?:不行|不好|疼|痛|酸|受伤|伤了|受不了)|胳膊|高血|烂了|工伤|怀孕|孕期|备孕|月经|身体(?:不|有|差|状况)|体检|传染|艾滋|肿瘤|癌|化疗|透析|智力|自闭"
    r"|\b(?:disab\w+|wheelchair|deaf|blind|ill(?:ness)?|sick(?! of)|disease|diabet\w+|surgery|pregnan\w+|depress\w+|epilep\w+|asthma|cancer|allerg\w+|bad (?:back|knee|leg)s?|hearing|eyesight|health|hiv|hepatitis)\b)"
)
_FAMILY: Final = (
    r"(?:老公|老婆|爱人|丈夫|妻子|媳妇|老伴|老头子|孩子|小孩|娃(?!娃|娃鱼)|伢|宝宝(?=[^，。]{0,3}(?:小|要|上))|儿子|女儿|姑娘|闺女|孙子?(?![权])|外孙|父母|爸|妈|父亲|母亲|公公|婆婆|岳|爷爷|奶奶"
    r"|哥哥|弟弟|姐姐|妹妹|姑姑|舅|家里人|家人|家属|家庭|我家[一二三四五六]口|结婚|离婚|离异|已婚|未婚|单身|单亲|丧偶|前夫|前妻|家暴|上有老|下有小|寡|二胎|三胎|生育|带孙"
    r"|\b(?:husband|wife|spouse|married|divorced|single|widow\w*|kids?|child(?!care|minder)(?:ren)?|son|daughter|baby|mum|mom|mother|dad|father|parents?|family|grand\w+)\b)"
)
_RECORD: Final = (
    r"(?:前科|坐(?:过)?牢|刑满|刑释|出狱|服刑|判(?:过|了)?刑|缓刑|劳改|案底|犯(?:过|了)?(?:法|罪|事)|社区矫正|矫正|吸毒|戒毒|违法|拘留|监狱|酒驾|醉驾|官司|刚出来|出来以?后|前几年的事"
    r"|\b(?:prison|jail|convict\w*|criminal|parole|probation|offen[cs]e|record|rehab)\b)"
)
_STATUS: Final = (
    r"(?:低保|五保|特困|贫困|脱贫|建档立卡|零就业|失业金|失业保险金|救助|困难(?:户|家庭)|失地|地征了|征地|户口|户籍|籍贯|农村户|城镇户|外地人|少数民族|[回藏苗壮满彝土]族|民族|信(?:教|佛)|伊斯兰|清真|基督|穆斯林|党员|欠(?:了|债|的)|负债|房租|征信|老赖"
    r"|\b(?:hukou|religio\w*|muslim|christian|ethnic\w*|welfare|debts?)\b)"
)
_PROTECTED: Final = re.compile("|".join((_AGE, _SEX, _HEALTH, _FAMILY, _RECORD, _STATUS)))


def is_protected(folded: str) -> bool:
    """Tell whether the words touch on a protected fact; in doubt they do.

    Parameters
    ----------
    folded
        A clause from :func:`features.text.fold`.
    """
    return _PROTECTED.search(folded) is not None


def is_welfare(folded: str) -> bool:
    """Tell whether the words speak of benefits, debts or another's money, not of pay wished for."""
    return re.search(_STATUS, folded) is not None
