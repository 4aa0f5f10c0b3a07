"""Words for whose facts are not the speaker's: relatives, and others one knows."""

from __future__ import annotations

from typing import Final

KIN: Final = (
    r"(?:老[公婆伴]|爱人|丈夫|妻子|儿?媳妇?儿?|对象|那口子|当家的|儿子|女儿|闺女|姑娘|女婿|孩子|娃|伢|崽|孙[子女]|侄[子女]儿?|外甥女?"
    r"|爸爸?|妈妈?|父亲|母亲|父母|爹爹?|娘|公公|婆婆|岳[父母]|爷爷|奶奶|外[公婆]|姥[姥爷]|舅[舅妈]?|叔叔?|姑[姑妈]?|姨妈?"
    r"|[表堂大小二]?[哥姐弟妹]{1,2}夫?|嫂子?)"
)
"""A relative, as a pattern."""
OTHERS: Final = rf"(?:{KIN}|[男女]?朋友|同学|邻居|老乡|同事|室友|亲戚)"
"""A relative or somebody else the speaker knows."""
