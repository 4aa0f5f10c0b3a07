"""Skills in whole sentences of many trades: which, exactly where, and whether denied."""

from __future__ import annotations

import pytest

from features.skills import find_skills

pytestmark = pytest.mark.unit

# Words that must be found, each with its skill; "!" before a skill: said to be lacking.
SENTENCES: dict[str, list[tuple[str, str]]] = {
    "按件算钱，每天结": [],
    "会算钱": [("算钱", "simple_calculation")],
    "细纱粗纱都开过车": [("细纱", "spinning"), ("粗纱", "roving")],
    "开过车，带过八个人": [("开过车", "car_driving"), ("带过八个人", "team_management")],
    "带过两个人家的孩子": [],
    "健康证年审过了": [],
    "修过刹车换过机油没碰过电路": [("修过刹车", "chassis_repair"), ("换过机油", "oil_change")],
    "照顾过瘫痪的爷爷": [("照顾过瘫痪的爷爷", "elder_care")],
    "I can cook and clean": [("cook", "home_cooking"), ("clean", "cleaning")],
    "keep the shop clean": [],
    "会开CNC，法兰克系统也熟，三坐标没用过": [
        ("CNC", "machining_centre"),
        ("法兰克系统", "fanuc"),
        ("三坐标", "!cmm"),
    ],
    "氩弧焊精通，埋弧焊不会，焊后能看图纸": [
        ("氩弧焊", "argon_welding"),
        ("埋弧焊", "!submerged_arc"),
        ("看图纸", "drawing_reading"),
    ],
    "SMT贴片和波峰焊做过，AOI没碰过": [
        ("SMT贴片", "smt"),
        ("波峰焊", "wave_soldering"),
        ("AOI", "!aoi"),
    ],
    "细纱挡车做了八年，织布挡车也会": [("细纱挡车", "spinning"), ("织布挡车", "weaving")],
    "在纺织厂挡车，三班倒都行": [("挡车", "textile_tending")],
    "招洗车工两名，会打蜡的优先": [("洗车工", "car_washing"), ("打蜡", "car_detailing")],
    "早上在仓库门口集合，仓库对面有食堂": [],
    "管仓库六年，盘点、叉车都会": [
        ("管仓库", "warehousing"),
        ("盘点", "stocktaking"),
        ("叉车", "forklift_driving"),
    ],
    "水电费自理，水电安装熟手优先": [("水电安装", "water_electric")],
    "三菱PLC和触摸屏会调，变频器熟悉": [
        ("三菱PLC", "mitsubishi_plc"),
        ("触摸屏", "hmi"),
        ("变频器", "inverter_drive"),
    ],
    "刮腻子、贴瓷砖、美缝都做，防水补漏不做": [
        ("刮腻子", "painting_walls"),
        ("贴瓷砖", "tiling"),
        ("美缝", "tile_grouting"),
        ("防水补漏", "!waterproofing"),
    ],
    "修水管、通下水道都行，电梯维保没做过": [
        ("修水管", "property_maintenance"),
        ("通下水道", "pipe_dredging"),
        ("电梯维保", "!elevator_maintenance"),
    ],
    "C1开了十年，半挂没开过，会看导航": [("半挂", "!semi_trailer"), ("看导航", "navigation_app")],
    "老人翻身拍背、鼻饲都会，不会打针": [
        ("翻身拍背", "turning_patients"),
        ("鼻饲", "feeding_patients"),
        ("打针", "!injection"),
    ],
    "带宝宝、做辅食可以，做饭不行": [
        ("带宝宝", "child_care"),
        ("做辅食", "baby_food"),
        ("做饭", "!home_cooking"),
    ],
    "会包饺子和热干面，西餐不会": [
        ("包饺子", "dumpling_making"),
        ("热干面", "breakfast_making"),
        ("西餐", "!western_cuisine"),
    ],
    "收银、理货、换价签，不用会电脑": [
        ("收银", "cashier"),
        ("理货", "shelf_stocking"),
        ("换价签", "price_tagging"),
        ("电脑", "!computer_basics"),
    ],
    "直播带货半年，剪映熟练，不做电话销售": [
        ("直播带货", "live_selling"),
        ("剪映", "jianying"),
        ("电话销售", "!telephone_sales"),
    ],
    "负责入离职办理、考勤统计，做账要会，报税不用": [
        ("入离职办理", "onboarding"),
        ("考勤统计", "attendance_management"),
        ("做账", "bookkeeping"),
        ("报税", "!tax_filing"),
    ],
    "化妆品公司招前台接待，PPT要会": [("前台接待", "reception"), ("PPT", "powerpoint")],
    "统计学、数据挖掘等相关专业优先，精通SQL": [("SQL", "sql")],
    "参与库存管理系统开发，熟悉Java": [
        ("库存管理系统", "inventory_software"),
        ("Java", "java"),
    ],
    "本店主营川菜，招切配一名": [("切配", "food_preparation")],
    "公司提供叉车培训，会装卸货即可": [("装卸", "loading")],
    "氩弧焊机厂家招外贸业务员": [("外贸业务", "foreign_trade")],
    "电话沟通要耐心，会安抚客户": [
        ("电话沟通", "telephone_communication"),
        ("安抚客户", "emotion_soothing"),
    ],
    "无心磨、无损检测、不干胶印刷、装订": [
        ("无心磨", "centreless_grinding"),
        ("无损检测", "ndt"),
        ("不干胶印刷", "flexo_printing"),
        ("装订", "book_binding"),
    ],
    "Washing dishes and chopping vegetables; forklift certificate is a plus": [
        ("Washing dishes", "dishwashing"),
        ("chopping vegetables", "food_preparation"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_reads_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    mentions = find_skills(text)
    found = [(m.span.text, f"{'!' if m.negated else ''}{m.code}") for m in mentions]
    assert found == expected
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)


def test_spans_follow_each_other() -> None:
    spans = [m.span for m in find_skills("会平车，不会打版，拷边也做")]
    assert [(s.start, s.end) for s in spans] == [(1, 3), (6, 8), (9, 11)]
