"""Words for change, share, money and time, and what stands before a figure without saying what it counts."""

from __future__ import annotations

import re

FALL = (
    *(
        "下降",
        "减少",
        "降低",
        "缩小",
        "下滑",
        "回落",
        "收窄",
        "下跌",
        "缩减",
        "压减",
        "递减",
        "削减",
        "负增长",
        "降幅",
        "跌幅",
        "减幅",
    ),
    *("缩短", "萎缩", "减排", "少于上年", "降了", "减了", "低于上年", "压缩", "走低", "下调"),
)
RISE = (
    *(
        "增长",
        "增加",
        "上升",
        "提高",
        "提升",
        "上涨",
        "增幅",
        "涨幅",
        "增速",
        "攀升",
        "扩大",
        "递增",
        "上浮",
        "回升",
        "增多",
        "翻",
    ),
    *("增了", "涨了", "升了", "高于上年", "上调", "净增"),
)
TO_LEVEL = re.compile(
    r"(?:增长|增加|上升|提高|提升|上涨|攀升|扩大|扩展|增|升|涨|回升|下降|减少|降低|缩小|下滑|回落|收窄|下跌|缩短|降|减|压减|调整|稳定|整合)(?:到|至|为|成)"
)
SHARE = ("占比", "占", "比重", "比例", "率", "份额", "覆盖面")
EN_FALL = (
    r"(?:f[ae]ll(?:en|s|ing)?|dropp?(?:ed|s|ing)?|declin(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|down|lower|cut|los[st]"
    r"|reduc(?:ed|tion|es|ing)|shr[aiu]nk|contract(?:ed|ion)|slipp?ed|plung(?:ed|e)|slump(?:ed)?|less|fewer)"
)
EN_RISE = (
    r"(?:r[io]s(?:e[ns]?|ing)|rose|gr[eo]w(?:n|s|th|ing)?|increas(?:e[ds]?|ing)|up|climb(?:ed|s|ing)?|gain(?:ed|s)?"
    r"|jump(?:ed|s)?|surg(?:ed|e)|expand(?:ed)?|higher|uptick|improv(?:ed|ement)|boost(?:ed)?|more|soar(?:ed)?)"
)
PERIOD = re.compile(
    r"(?:19|20)\d\d\s?年(?:前?[一二三四]季度|上半年|下半年|\d{1,2}月(?:份)?)?|去年|今年|上半年|下半年|全年|当年|累计"
    r"|截至[^，。；]{2,14}|“[^”]{2,12}”(?:期间|时期)|五年来|一年来|同期|年均"
    r"|\bin (?:19|20)\d\d|\b(?:Q[1-4]|H[12]) (?:19|20)\d\d|last year|this year"
)
COMPARED = re.compile(
    r"同比|环比|较上年|比上年|与上年|较去年|比去年|较.{1,8}?末"
    r"|year[- ]on[- ]year|from the (?:previous )?year|from last year"
)
TRAILING = (
    r"(?:分别|各自|均|都|各|已|已经|累计|共|共计|合计|总计|约|近|超|超过|突破|跨过|高达|多达|仅|只|达|达到|达成|至|到|为|是|有|了|等|的|占(?!比)|(?<!占)比"
    r"|同比|环比|较上年|比上年|较去年|比去年|年均|平均|增长|增加|上升|提高|提升|上涨|增|升|下降|减少|降低|缩小|下滑|回落|收窄|降|减|改善"
    r"|增至|降至|升至|提升至|提高到|提高至|增加到|减少到|缩小至|扩大到|稳定在|稳定保持|保持|保持在|连续|使|从|由|在|被|将|可|其|还|也|又|并|最|仅次于"
    r"|\d+(?=$)"
    r"|\b(?:by|of|to|at|about|around|nearly|almost|over|only|was|were|is|are|had|has|have|from|with|for|the|a|an|and|or"
    r"|reach(?:ed|ing)?|total(?:led|ed)?|amount(?:ed|ing)?|account(?:ed|ing|s)?|some|more than|up|down|rose|fell|grew"
    r"|but|increased?|decreased?|dropped|declined|in|on|as|vs|versus|than|an increase|a decrease|increase|decrease"
    r"|compared"
    r"|exceed(?:ed|s)?|surpass(?:ed|es)?))$"
)
VERBS = (
    r"(?:实现|完成|通过|纳入|共享|有序|投产|投入|开工|建成|入选|凭|用上|获得|落地|参与|成功|演化|变为|荣获|设立|取得|得到|使用了|均|已|都|被|将|在|来自|以上|左右"
    r"|下沉|驻守|下降|增长|全破|设置|支援|提升|提高|减少|增加|为|是|可|并|达|开展)"
)
LEADING_VERBS = (
    *("落实", "提出", "印发", "推出", "追缉", "追踪", "组建", "推广", "清查", "排查"),
    *(
        "新增",
        "建成",
        "新建",
        "完成",
        "实施",
        "制定",
        "出台",
        "检查",
        "整改",
        "破获",
        "查处",
        "覆盖",
        "培训",
        "组织",
        "开展",
        "改造",
        "新设",
        "通报",
    ),
    *(
        "落地",
        "打造",
        "启动",
        "建立",
        "设立",
        "发放",
        "救助",
        "举办",
        "培育",
        "引进",
        "认定",
        "创建",
        "生产",
        "拥有",
        "囊括",
        "提交",
        "选取",
        "分析",
    ),
    *(
        "安排",
        "投入",
        "争取",
        "化解",
        "办理",
        "受理",
        "修订",
        "建设",
        "运行",
        "建设运行",
        "联合",
        "辐射",
        "带动",
        "服务",
    ),
)
RATIO_UNITS = (
    *(
        "个百分点",
        "百分点",
        "个基点",
        "基点",
        "pp",
        "bp",
        "bps",
        "percentage points",
        "percentage point",
        "times",
        "x",
        "fold",
        "-fold",
    ),
    *("basis points",),
)
MONEY_UNITS = (
    "元",
    "美元",
    "欧元",
    "日元",
    "港元",
    "英镑",
    "块钱",
    "人民币",
    "卢布",
    "yuan",
    "dollars",
    "dollar",
    "euros",
    "pounds",
)
CURRENCY_SIGNS = ("$", "€", "£", "¥", "￥", "US$", "HK$", "₹", "USD", "EUR", "GBP", "CNY", "RMB")
TIME_UNITS = (
    *(
        "年",
        "个月",
        "月",
        "天",
        "周",
        "小时",
        "个小时",
        "分钟",
        "秒",
        "个工作日",
        "岁",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
    ),
    *("second", "个季度", "星期"),
)
LEVEL_UNITS = ("岁", "℃", "度", "分", "摄氏度", "°C")
LEVELS = r"(?:指数|得分|均分|比值|比|系数|寿命|浓度|温度|index|score|ratio|rate|value)[^，。]{0,8}$"
STREAK = re.compile(r"连续|连")
EN_CHANGE_NOUN = r"(?:decrease|increase|uptick|drop|rise|fall|growth|decline|gain|loss|reduction|jump)"
EN_EMPTY = frozenset(
    (
        "did",
        "does",
        "this year",
        "last year",
        "followed",
        "said",
        "say",
        "people",
        "respondents",
        "which",
        "mostly",
        "it",
    )
)
