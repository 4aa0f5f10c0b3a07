"""Settings that cannot be are refused in words, without the value."""

from __future__ import annotations

import pytest

from recommender.errors import SettingsInvalid
from recommender.intake.read import read_intake
from recommender.settings import read_settings

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHIQIAO_NEAR_REGION", "99"),
        ("ZHIQIAO_NEAR_REGION", "999999"),
        ("ZHIQIAO_PORT", "hush"),
        ("ZHIQIAO_PUBLIC_URL", "our-site.cn"),
        ("ZHIQIAO_PUBLIC_URL", "ftp://our-site.cn"),
        ("ZHIQIAO_PUBLIC_URL", "https://our-site.cn/?a=b"),
    ],
)
def test_a_setting_that_cannot_be_is_told(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid, match=name) as told:
        read_settings()
    assert value not in str(told.value)


def test_the_place_of_the_office_settles_a_shared_name(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "家住鼓楼区，想找保洁"
    assert read_intake(text, near=read_settings().near_region).profile.home_region_code is None
    monkeypatch.setenv("ZHIQIAO_NEAR_REGION", "320100")
    near = read_settings().near_region
    assert read_intake(text, near=near).profile.home_region_code == "320106"


def test_the_public_address_ends_without_a_stroke(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHIQIAO_PUBLIC_URL", "https://jobs.example.cn/service/")
    assert read_settings().public_url == "https://jobs.example.cn/service"
