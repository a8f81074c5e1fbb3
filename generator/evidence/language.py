"""What the two languages offer for reading a report: numbering of headings, counters and units.

This is the grammar of numbers and of reports, not words of the interface, and nothing of it is taken from one report.
"""

from __future__ import annotations

import re

CLOSING = "。！？；：，、.!?;:,…”’"
"""Marks after which a line is no heading."""
ENDING = "。！？；：.!?;:…”"
"""Marks that end a sentence at the end of a printed line."""
PAGE_NUMBER = re.compile(
    r"[-—–\s|/]*(?:第|[Pp]age)?\s*\d{1,4}\s*(?:页|(?:of|/)\s*\d{1,4}|页\s*共\s*\d+\s*页)?[-—–\s|]*"
)
HAN_DIGITS = "〇零一二两三四五六七八九"
HAN_ORDINAL = "一二三四五六七八九十百"
NUMBERINGS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第\s?[{HAN_ORDINAL}\d]+\s?[编篇章部](?:分)?[\s、：:　]*")),
    (
        1,
        re.compile(r"(?:Part|Chapter)\s+(?:[IVXLC]+|\d+|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b[\s.:—–-]*"),
    ),
    (2, re.compile(rf"第\s?[{HAN_ORDINAL}\d]+\s?节[\s、：:　]*")),
    (1, re.compile(rf"[{HAN_ORDINAL}]{{1,3}}[、.．]\s*")),
    (2, re.compile(rf"[（(][{HAN_ORDINAL}]{{1,3}}[）)]\s*")),
    (1, re.compile(r"(?:Section|Annex|Appendix)\s+(?:[IVXLC]+|[A-Z]|\d+)\b[\s.:—–-]*")),
    (4, re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s*(?=\D)")),
    (3, re.compile(r"\d{1,2}\.\d{1,2}\.?\s+(?=\D)|\d{1,2}\.\d{1,2}(?=[\u4e00-\u9fff])")),
    (2, re.compile(r"[IVX]{1,5}\.\s+")),
    (3, re.compile(r"\d{1,2}[.、．]\s*(?=\D)")),
    (4, re.compile(r"[（(]\d{1,2}[）)]\s*")),
)
"""Numbering of headings, with the usual level; what counts is the order of those that a report uses."""
ITEM = re.compile("|".join([r"[•●▪■◆○·*-]\s", r"(?:Figure|Table)\s", *(p.pattern for _, p in NUMBERINGS)]))
PUBLISHED = (
    re.compile(r"(?:来源|发布单位|发布机构|编制单位|编写单位|主办单位|发布者)\s*[：:]\s*(.*)"),
    re.compile(r"[（(]?([^（）()，。：:\s]{2,30}?)\s?(?:供稿|发布|编制|编)[）)]?$"),
    re.compile(r"(?:Published by|Publisher|Prepared by|Issued by)\s*:?\s+(.{2,80}?)[.]?$", re.IGNORECASE),
)
YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?=\s?年|(?![\d%.,]|\s?[\u4e00-\u9fff]))")
CAPTION = re.compile(r"(?:图|表|Figure|Fig\.|Table|Chart)\s?\d|图为")
_MEASURE_WORDS = """
人次 人天 人日 人年 人 名 位 户次 户 家次 家 个百分点 百分点 个基点 基点 个小时 个工作日 个月 个季度 个 件次 件
项次 项 起 宗 次 场次 场 处 条 篇 份 部 本 册 卷 套 台次 台套 台 辆次 辆 架次 架 艘次 艘 列 班次 班 节 座 栋 幢
间 所 片 块 张 床 幅 枚 颗 粒 株 棵 头 只 羽 匹 尾 口 眼 根 支 枝 把 盏 面 门 种 类 批次 批 组 对 双 队 支队
团 届次 期 轮次 轮 遍 趟 回 站 点位 点 层 排 行 列次 字 页 集 款 道 盘 桶 箱 包 袋 瓶 盒 罐 车次 车 车辆 单 票
笔 案 例 样本 亩次 省 市 县 区 旗 盟 州 乡 镇 村 街道 社区 园区 倍 成 折 分 票次 章 步 航次 标箱 标准箱 条次 则
首 代 席 款次 路 公里次 岁 周岁 周年 天 周 星期 年 月 日 小时 分钟 秒 工时 学时 课时 学分 元 万元 美元 欧元
日元 港元 英镑 卢布 韩元 澳元 块钱 人民币 千米 公里 海里 里 米 厘米 毫米 微米 纳米 英寸 英尺 平方公里 平方千米
平方米 平米 立方米 立方 公顷 亩 平方 方 吨标准煤 吨 千克 公斤 斤 克 毫克 微克 升 毫升 千瓦时 兆瓦时 吉瓦时
太瓦时 千瓦 兆瓦 吉瓦 太瓦 瓦 千伏安 千伏 伏 安 度 摄氏度 赫兹 兆赫 比特 字节 兆 帧 转 马力 分贝 帕 卡 焦
级台阶 车道 米高 牛 星 强 大卡
"""
NOT_ALONE = frozenset(
    "分点期代步强星面道门列行路口眼成折里排层站回度安伏瓦方级节集字包单卡焦牛兆帧转斤克团班章区旗州盟对双片首席轮组列"
)
"""Counters that are as often something else; they count only a number that is not the first half of a word."""
COUNTERS = tuple(sorted(set(_MEASURE_WORDS.split()), key=lambda c: (-len(c), c)))
UNITS_LATIN = (
    *(
        "GWh",
        "MWh",
        "kWh",
        "TWh",
        "GW",
        "MW",
        "kW",
        "km/h",
        "km²",
        "km2",
        "km",
        "m²",
        "m2",
        "m³",
        "m3",
        "cm",
        "mm",
        "nm",
    ),
    *(
        "kg",
        "mg",
        "μg/m³",
        "µg/m³",
        "μg",
        "t",
        "Mt",
        "ha",
        "℃",
        "°C",
        "°",
        "GB",
        "TB",
        "PB",
        "MB",
        "Gbps",
        "Mbps",
        "GHz",
    ),
    *("MHz", "Hz", "kV", "V", "ml", "L", "dB", "EFLOPS", "PFLOPS", "TEU", "pp", "ppm", "bp", "bps", "m", "g", "h", "s"),
)
