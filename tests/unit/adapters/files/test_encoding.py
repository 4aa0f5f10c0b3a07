"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from recommender.adapters.files.encoding import decode_text
from recommender.errors import EncodingUndecided

pytestmark = pytest.mark.unit

TEXT = "岗位名称,薪资\n仓库分拣员,四千\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32"])
def test_one_text_in_many_encodings(encoding: str) -> None:
    assert decode_text(TEXT.encode(encoding), "a.csv") == TEXT


def test_big_endian_with_a_mark() -> None:
    data = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")
    assert decode_text(data, "a.csv") == TEXT


def test_rare_characters_of_gb18030() -> None:
    assert decode_text("㭎𠮷€".encode("gb18030"), "a.csv") == "㭎𠮷€"


def test_a_broken_file_is_not_guessed() -> None:
    data = TEXT.encode("utf-8") + b"\xff\xfe\xfd" + "保洁".encode("gb18030") + b"\xff\n"
    with pytest.raises(EncodingUndecided) as caught:
        decode_text(data, "a.csv")
    assert caught.value.context["line"] == 3
    assert len(str(caught.value.context["preview"])) <= 40


def test_null_characters_are_no_text() -> None:
    with pytest.raises(EncodingUndecided):
        decode_text("a,b\nc,d\n".encode("utf-16-le"), "a.csv")
