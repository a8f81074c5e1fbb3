"""What looks like a figure and is none, and the words between which a number without a counter is one."""

from __future__ import annotations

import re

from generator.evidence.language import UNITS_LATIN


def _words(text: str) -> list[str]:
    return text.split()


REFERENCE = (
    r"图|表|附件|附表|附录|专栏|公式|编号|步骤|阶段|版本|Figure|Fig\.|Table|Chart|Box|Annex|Appendix|Chapter|Part|Section|Article"
    r"|Clause|Volume|Vol\.|No\.|Phase|Step|Page|pp?\.|Version|Edition|Room|Route|Note|Item|Question|Exhibit|Schedule"
)
REFERENCE_LOWER = (
    r"figures?|tables?|charts?|chapters?|parts?|sections?|articles?|clauses?|pages?|versions?|steps?|phases?|rank(?:ed|s)?"
    r"|ranking|number|no\.|level|grade|tier|room|question|item"
)
RANKS = (
    r"第\s?\d+(?:\s?[、~\-—–至和]\s?(?:第\s?)?\d+)*(?!\d)",
    r"(?:排名|位列|位居|名列|排在|排行|位次)[^\d，。；、]{0,6}?\d+(?!\d|[.,]\d|\s?[%万亿个家])",
    r"\d+\s?强(?=[企县市区，。、；）)\s]|$)",
    r"前\s?\d+(?!\d|[.,]\d|\s?[万亿%])(?:\s?[名位强](?!次))?(?=\D|$)(?!\s?[个家项种座条天年周月小分]|\s?万)",
    r"(?<![A-Za-z])(?:Top|TOP)[ -]?\d[\d,]*",
    r"\btop[ -]\d{1,2}\b(?!,\d|\s(?:thousand|million|billion|per\s?cent)|\s?%)",
    r"\b\d{1,2}\s?(?:o[’']clock|[apAP]\.?[mM]\b\.?)",
    r"\d+\s?号(?:线|楼|院|令|文|公告|机组)?",
    r"\d+\s?(?:路|次)(?:公交|列车)",
    r"\d{1,2}\s?(?:时(?![间长段])|点(?![\d位]))(?:\s?\d{1,2}\s?分)?",
    r"(?:19|20)\d\d\.\d{1,2}(?![\d%])(?!\s?[万亿])",
)
CALENDAR = frozenset(("年", "月", "日"))
FUNCTION_WORDS = frozenset(
    _words(
        """a an the of in on at by to for from with and or but nor over under about around nearly almost some only just
        more than least most up down there were was is are has have had these those this that all each every another
        other its their our your his her it we they you i who which when while since after before between among during
        within across per as if so not no yet also including total both next last past first approximately roughly
        additionally overall however further meanwhile currently today now then here respectively excluding plus"""
    )
)
LATIN_AFTER = (
    r"(?:[kK]|[mMbB]n?|[tT]n?|bn|mn|tn|[wW]|x|X|pp|pts?|bps?|ppm|"
    + "|".join(sorted((re.escape(u) for u in UNITS_LATIN), key=len, reverse=True))
    + r")(?![A-Za-z0-9])"
)
HYPHENED = r"(?:years?|months?|weeks?|days?|hours?|minutes?|fold|points?|percent(?:age)?|per)\b"
BASES = (
    r"每\s?\d[\d.]*\s?[十百千万亿]*\s?(?:人|名|个|户|家|公里|平方公里|亩|小时|分钟|天|年|元|万)?"
    r"|\b(?i:per|every)\s\d[\d,.]*(?:\s(?:thousand|million|billion))?(?!\d|\s?(?:cent|%))"
)
PASSED = (
    r"(?<![时达了已为用共经])(?:近|最近|过去|未来|今后|此后|前)\s?\d+(?:\s?[~\-—–至]\s?\d+)?\s?(?:多|余)?(?:个)?(?:年|月|周|天|日|小时)"
    r"|\d+(?:\s?[~\-—–至]\s?\d+)?\s?年(?:来|行动|计划|规划|攻坚|目标|期)"
    r"|\b(?i:past|last|previous|next|coming|recent|first|following)\s\d+(?:\s?(?:-|–|to)\s?\d+)?\s(?i:years?|months?|weeks?|days?|hours?)"
)
MARK_BEFORE_YEAR = r"(?:\b[Oo]ver\s|\bthan\s|bout\s|ound\s|arly\s|most\s|\bsome\s)"
NO_SHARE = r"(?:决赛|音符|拍)"
KILO = "[瓦伏米克卡帕赫牛]"
"""A thousand before one of these belongs to the unit."""
AFTER_TENTH = "立员为功长果绩就熟本份效都型套人分品片交因像行天千语"
BEFORE_TENTH = "百千万建完形构组合生达促"
NO_HALF = r"(?:天|年|月|时间|个)"
NAME_TAILS = (
    r"(?:分(?![之钟])|字头|级别|型号|制式|[级型式](?!以)|工程|计划|战略|规划|行动|会议|峰会|论坛|工作制|模式|体系(?!数)"
    r"|[\u4e00-\u9fff]{0,2}[”’》](?!\s?[,。、]))"
)
ORDINAL_TAILS = "届大世代"
ANNOUNCING = (
    r"达到(?:了)?[^\d,，。、]{0,4}|达|等于|为|至|到|是|有|超过|突破|超|共|共计|合计|总计|计|约|近|逾|足|于|了|仅|只|得分|均分|评分|数量|总数|总量|指数|比|高达|多达"
    r"|[=＝≈]|不超过|低于|高于|少于|多于"
)
NOT_ANNOUNCING = r"(?:拨打?|致电|热线|电话|名|称|号|写|作|代号|编号|命名|名称|叫做?|题|系列)(?:为|是|了|至)?\s?$"
HOTLINE = r"\s?的?(?:报警|热线|电话|平台|急救|火警|服务台|指挥中心|专线)"
RATIO_CUE = r"(?:比|比例|比为|约为|为|是|约|ratio|ratios|of|by|approximately|about|:|（|\()[^\d]{0,12}$"
CALENDAR_WORDS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})\b"
NO_FRACTION = (
    r"(?:party|parties|way|time|reason|world|generation|edition|year|person|place|country|round|day|week|hour|baked)"
    r"s?\b"
)
CLEAR_FRACTION = (
    r".*(?:\btwo|\bthree|\bfour|\bfive|\bone[\s-])|(?:about|around|nearly|almost|over|more|less|fewer|close|roughly)\b"
    r"|(?:approximately|at|up|under)\b"
)
BEFORE_FRACTION = (
    r"(?:\bfirst|\bsecond|\blatter|\bformer|\bbetter|\bother|\blast|\bnext|\bthird|\bthe|\band a|\bearly|\blate)\s$"
)
RANK_HEADS = (
    r"(?:.{0,6})?(?:排名|名次|序号|编号|位次|排行|年份|年度|学号|代码|邮编|电话|联系电话)|年"
    r"|rank(?:ing|s)?|no\.?|#|id|year|position|place|code|phone|s/?n|item|index"
)
ORDINAL_COUNTERS = frozenset("届号期版世级")
"""After a bare number these make a name: the fourteenth congress, line 15."""
