"""The words that tell what an English line is about: of several, the first counts."""

import re

from palier.closed import total
from palier.problem.syntax import Wish

NONE = re.compile(r"(?!)")

ENGLISH = total(
    Wish,
    {
        Wish.ON_PAGE: re.compile(
            r"\b(?:not|non)[- ]?(?:transferable|refundable|exchangeable|negotiable)\b"
            r"|\b(?:cannot|can['’]t|can not|may not|must not|not to) be (?:transferred|resold|sold"
            r"|shared"
            r"|given|exchanged|swapped|refunded|replaced|lent)\b"
            r"|\bcan be (?:transferred|shared|given|gifted)\b"
            r"|\b(?:at|for an) extra (?:cost|charge)\b|^(?:only )?by (?:text|sms|e-?mail|post)\b"
            r"|\bno (?:cash (?:value|alternative)|change given|refunds?)\b"
            r"|(?<!off )(?<!discount )\bfor cash\b"
            r"|^(?:the |your |our )?stamps? (?:never|don['’]?t|do not|won['’]t) (?:expire|run out)"
            r"|\bone (?:card|account) (?:per|for each) \w+|\b(?:terms|conditions) apply\b"
            r"|\bsubject to\b|\blost cards?\b|\bby appointment\b"
        ),
        Wish.STAMPS_BESIDES: re.compile(
            r"\bstamps?\b.*\b(?:join|sign(?:s|ed|ing)?[- ]?up|regist|download|birthday|friend"
            r"|install|refer|review|follow|newsletter|survey|to start)"
            r"|\b(?:join\w*|sign(?:s|ed|ing)?[- ]?up|register\w*|birthday|friend|referral|review"
            r"|newsletter|welcome)\b.*\bstamps?\b"
        ),
        Wish.AGAIN: re.compile(
            r"\b(?:every|each) (?:month|quarter|year)\b.*\b(?:free|gifts?|vouchers?|rewards?)\b"
            r"|\b(?:free|gifts?|vouchers?|rewards?)\b.*\b(?:every|each) (?:month|quarter|year)\b"
            r"|\bmonthly (?:\w+ )?(?:gift|voucher|reward|treat)s?\b"
        ),
        Wish.CODE_POINTS: re.compile(
            r"^(?:no|not|never|nothing) .{0,60}\b(?:code|coupon)s?\b"
            r"|\bpoints? (?:can['’]t|cannot|do not|don['’]t|are not) .{0,60}\bcodes?\b"
        ),
        Wish.HEADING: re.compile(
            r"^(?:how (?:to|you) (?:earn|spend|collect|use)(?: points)?|earning|spending|redeeming"
            r"|bonus(?:es)?|discounts?|promotions?|perks|benefits|levels|vouchers|members|extras"
            r"|other|other rules|small print|exclusions|deals|prices|how it works)\s*:?$"
        ),
        Wish.MEASURED: re.compile(
            r"(?:\bper|/|\ban?) ?(?:lit(?:re|er)|l|kg|kilo(?:gram)?|gram|g|gallon|mile|km|kwh|hour"
            r"|minute)\b(?!['’])"
            r"|\b\d+ ?(?:lit(?:re|er)s?|l|kg|kilo(?:gram)?s?|grams?|g|gallons?)\b(?!['’])"
        ),
        Wish.PARTY: re.compile(
            r"\b(?:groups?|teams?|part(?:y|ies)|tables?|famil(?:y|ies)) of (?:\d|two|three|four"
            r"|five|six|eight|ten|\w+ or more)|\b\d+ (?:people|guests|diners|persons)\b"
        ),
        Wish.SHIPPING_PRICE: re.compile(
            r"\b(?:deliver\w*|shipping|postage)\b.*\b(?:otherwise|else(?:where)?|if not"
            r"|below that)\b"
            r"|^(?:deliver\w*|shipping|postage) (?:costs? |is )?[€£$]?\d"
        ),
        Wish.REFERRAL: re.compile(r"\bfriends?\b(?! of)|\brefer"),
        Wish.NO_POINTS: re.compile(
            r"^(?:no|not?|never) .*\bpoints? (?:on|for)\b"
            r"|\bpoints? (?:are|is) (?:not|never) (?:given|earned|awarded)\b"
            r"|\b(?:don['’]t|do not|doesn['’]t|does not|never) earn(?: any)?(?: points)?$"
            r"|\b(?:gets?|earns?|receives?) (?:no points|nothing)$"
        ),
        Wish.NO_DISCOUNT: re.compile(
            r"^no (?:disc\.?|discounts?|offers?|reductions?|promotions?) (?:on|for)\b"
            r"|\b(?:excluded|exempt) from (?:all|every|any|the)\b"
        ),
        Wish.VOUCHER_LIFE: re.compile(
            r"^(?:the |all )?(?:vouchers?|coupons?|gift cards?) (?:are |is )?(?:valid|good|lasts?"
            r"|expires?|must be used|have to be used)\b"
        ),
        Wish.ANNIVERSARY: re.compile(
            r"(?<!joining )(?<!membership )(?<!club )(?<!loyalty )\banniversar(?!y of (?:\w+ )?"
            r"(?:join|member|sign|regist)|y (?:bonus|points|gift|reward))"
            r"|\b(?:pet|dog|cat|horse|animal|child|children|kid|kids|baby|son"
            r"|daughter|wife|husband|partner|spouse|shop|store)(?:['’]s|s['’]?)? birthdays?\b"
        ),
        Wish.MEMBERSHIP: re.compile(
            r"^(?:the |our |annual |yearly )*(?:membership(?! anniv)|joining fee|member fee"
            r"|subscription)\b"
        ),
        Wish.BIRTHDAY_OFF: re.compile(r"^(?=.*birthday).*(?:%|\boff\b|discount)"),
        Wish.BIRTHDAY: re.compile(r"^(?!.*\b(?:double|triple|twice)\b).*birthday"),
        Wish.FIRST_ORDER: re.compile(
            r"first (?:order|purchase|visit|class|lesson|session|month|appointment|booking|stay"
            r"|wash"
            r"|course|treatment|tattoo|haircut|rental|consultation|time)\b"
            r"|new (?:customer|client|member)|welcome"
        ),
        Wish.STAMPS: re.compile(
            r"\bstamp|(?:\d(?:th|nd|rd)|\b(?:\w+th|third|second)) .{0,60}(?:free|on us)"
            r"|\bbuy \d+|\d (?:[\w-]+ ){1,3}(?:=|,|:)? ?(?:get )?(?:1|one) (?:\w+ )?free"
        ),
        Wish.BONUS_DAY: re.compile(
            r"^(?!.*\bcounts? (?:double|triple|twice)).*\b(?:double|triple|twice)"
            r"|^(?!.*(?:%|\boff\b|discount|deliver|shipping|\bnot\b|\bexcept|\bfree\b|price"
            r"|[€£$] ?\d|\d ?(?:€|£|eur\b|gbp\b|usd\b))).*"
            r"(?<!black )(?<!good )(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        ),
        Wish.POINTS_NAME: re.compile(
            r"\bpoints? (?:are |is )?(?:called|named|known as)\b"
            r"|\bcalls? (?:(?:our|the|their|these) )?points\b"
        ),
        Wish.EXPIRY: re.compile(
            r"\bexpir|\bpoints? (?:(?:are |get )?lost|run out|lapse)\b"
            r"|\blose (?:your |their |the |all )*points?\b(?!.*return)"
            r"|^(?!not\b|.* not\b)(?:[\w']+ ){1,3}(?:are |is |stay |remain )?"
            r"(?:valid|good|last|lasts)\b"
        ),
        Wish.WORTH: re.compile(
            r"^[-*• ]*\d[\d, ]* \w+ ?(?:=|[-=]+>|→|are|is|equals?|worth)|\bworth\b|\bredeem"
            r"|points? to use|\bto (?:use|spend) (?:your |their |the )?points?\b"
            r"|\bpoints? (?:can['’]t|cannot|can not|may not|can(?: only)?) be"
            r" (?:used|spent)\b(?! with)"
            r"|\bin points$|\b(?:with|w/|paid in|using) points\b"
        ),
        Wish.SEGMENT: re.compile(
            r"^(?:for )?(?:our |the |all )?(?:(?:loyal|regular|best) customers"
            r"|card ?holders|students?|seniors?|pensioners?|staff|nurses?"
            r"|employees?|teachers?|kids|children|(?:under|over)[- ]?\d+s?)\b"
            r"(?!.*\boff\b)"
        ),
        Wish.COMBINING: re.compile(
            r"^(?:no |not |cannot |can['’]t |can not |don['’]t |do not )(?:be )?"
            r"(?:stack|combin|cumul)"
            r"|^(?:only )?(?:one|1|a single) (?:discount|offer|promotion|deal)s? (?:per|at|on each)"
            r"|\b(?:combin\w*|cumul\w*|stack\w*|in conjunction) with\b"
            r"|\b(?:cannot|can['’]t|not) be used with\b|\b(?:not|non)[- ](?:cumul|combin|stack)"
            r"|\b(?:not|never) (?:be )?(?:used )?together with"
            r"|^(?:not|never) with (?:any )?(?:other|another)\b"
            r"|\bother (?:offers?|promotions?)\b"
        ),
        Wish.POT: re.compile(r"\bcash ?back\b|\d ?% back\b"),
        Wish.REWARD: re.compile(
            r"voucher|reward|(?<!free )\bgift(?! card| wrap)|for \d+ points|^\d[\d,]* points? ?:"
        ),
        Wish.ACTIVITY: re.compile(
            r"review|newsletter|follow|survey|sign(?:ing)? up|\bdownload"
            r"|^earn (?!.*\bper\b).*(?:\b(?:when|if|whenever|(?:each|every) time)"
            r" (?:you|they|customers|a customer)\b|\bpoints for \w+ing\b)"
        ),
        Wish.TIER: re.compile(
            r"\b(?:bronze|silver|gold|platinum|diamond|vips?|levels?|status|tiers?)\b"
        ),
        Wish.RETURNS: re.compile(
            r"^(?!.*\boff\b)(?:if |when )?(?:\w+ ){0,3}(?:returns?\b|returned|refund)"
            r"|\b(?:if|when) (?:you|they|it)(?: is| are|['’]s)? returns?(?:ed)?\b|\bif returned\b"
        ),
        Wish.SHIPPING_IN: re.compile(
            r"\bpoints?\b.{0,60}\b(?:deliver|shipping|postage)"
            r"|\b(?:delivery|shipping|postage)\b.{0,60}\bpoints?\b"
        ),
        Wish.DELIVERY: re.compile(r"deliver|shipping|postage"),
        Wish.EARNING: re.compile(r"\bpoints?\b|\bspent\b|\bper (?:euro|pound|\W)"),
        Wish.DISCOUNT: re.compile(r"\boff\b(?!-)|discount|%"),
        Wish.TIER_TIME: re.compile(
            r"\b(?:in|within|over|per|each|every|during|a) (?:\w+ ){0,3}(?:years?|months)\b"
            r"|\b(?:yearly|annual(?:ly)?)\b"
        ),
        Wish.SHIPPING_OUT: re.compile(
            r"\b(?:without|excluding|excl\.?|except|minus|before|not|not on|nothing on) (?:the )?"
            r"(?:shipping|delivery|postage)|\b(?:shipping|delivery|postage) (?:costs? )?"
            r"(?:is |are )?(?:excluded|left out|not included)"
        ),
        Wish.DAYS: NONE,
        Wish.NO_MINIMUM: re.compile(
            r"^(?:no|without(?: an?| any)?) min(?:imum)?\b|\bno minimum\b|\bany (?:size|amount)$"
        ),
        Wish.TAX_IN: re.compile(
            r"\b(?:incl\w{0,6}|with) (?:the )?(?:vat|tax(?:es)?)\b|\b(?:vat|tax(?:es)?) incl"
            r"|^(?:vat|tax(?:es)?) (?:is |are )?(?:not|excl)"
        ),
        Wish.ROUNDING: re.compile(r"\bround(?:ed|ing|s)?\b(?! trip)"),
        Wish.TIER_RANGE: re.compile(
            r"^(?:tier|level)\b.{0,60}\d ?(?:eur|€|£|gbp|usd|[a-z]{3}|points)?"
            r" ?(?:to|-|–|and|until) ?[€£$]?\d"
        ),
        Wish.SO_MANY: re.compile(
            r"\b(?:max\w{0,4}|limit(?:ed)?(?: of| to)?|up to|no more than|at most) \d+"
            r" (?:items?|products?|pieces?|uses?|units?|articles?|per (?:order|basket|visit"
            r"|purchase|transaction))\b"
            r"|^(?:one|\d+) (?:max\w{0,4} )?per (?:order|basket|visit|purchase|transaction)\b"
            r"|^once per (?:order|basket|visit|purchase)\b"
        ),
        Wish.SINCE: re.compile(
            r"\b(?:joined|registered|signed up|customers?|members?|clients?)"
            r" (?:before|since|after|in) (?:\w{3,9} )?(?:19|20)\d\d\b"
            r"|\bjoined (?:this|last) \w|\bwithin \d+ \w+ of (?:joining|signing up)"
        ),
        Wish.TIER_RATE: re.compile(
            r"\bpoints? (?:per|for|(?:for )?(?:every|each)) (?:\d+ )?(?:eur|€|pound|£)"
        ),
        Wish.BOTH_FRIENDS: re.compile(
            r"\band you\b(?! (?:too|as well))|\b(?:referrers?|sponsors?|who refers|both"
            r"|each other|you and your)\b"
        ),
        Wish.TIER_TREAT: re.compile(
            r"\bweekends?\b|\bper (?:day|week|month|quarter|year)\b"
            r"|\b(?:in[- ]store|in (?:the|our) (?:shops?|stores?|app)|online)\b"
            r"|\b(?:once|twice|times|one|\d+) (?:an?|per|each|every)\b|\bbirthday"
            r"|\b(?:an?|each|every) (?:day|week|month|quarter|year)\b|\bmonthly\b"
            r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
        ),
        Wish.MORE_STAMPS: re.compile(
            r"^(?:double|triple|twice|(?:an?|\d+) (?:extra|more|bonus|additional)"
            r"|extra|bonus|\d+ ?x)\b.*stamp|^[2-9]\d* stamps (?:on|when|if|with|instead)\b"
            r"|^stamps? (?:x|\*|×|doubled|tripled|count double)"
        ),
        Wish.RULE: NONE,
        Wish.ALL_TOGETHER: re.compile(
            r"\bfirst \d+ (?:customers|orders|buyers|people)\b"
            r"|\b(?:stocks?|supplies) (?:lasts?|runs? out)\b"
            r"|\b(?:limited|only) (?:to )?\d+ (?:pieces|items|uses|codes)\b"
        ),
        Wish.PER_CUSTOMER: re.compile(
            r"\b(?:per|by|for each) (?:customer|person|household|client|account)\b"
        ),
        Wish.REGION: re.compile(
            r"\b(?:corsica|islands?|mainland|overseas|highlands|region|scotland|wales"
            r"|northern ireland|hawaii|alaska|eu|europe)\b"
            r"|\b(?:in|at|near) (?:our |the )?(?:\w+ )?(?:shops?|branch(?:es)?|stores?|area|town"
            r"|city)"
            r"\b"
            r"|^(?:only |delivered |customers )?(?:in|from|near|around) (?!our\b)[^\W\d]+$"
            r"|\bwithin (?:a radius of )?\d+ ?(?:km|miles?)\b"
        ),
        Wish.LATER: re.compile(
            r"\bnext (?:order|purchase|visit|time)\b"
            r"|\d ?(?:eur|€|gbp|usd|euros?|pounds?)? (?:gift )?"
            r"(?:voucher|card|certificate)\b"
            r"|\b(?:in|as) (?:an? )?(?:vouchers?|gift cards?)\b"
            r"|\b(?:voucher|gift card) (?:of|worth) \D{0,2}\d"
        ),
        Wish.SHOWN: re.compile(
            r"^(?:student|senior|staff|family) cards?\b"
            r"|^(?!.*\b(?:code|pay|paid)).*\b(?:(?:on|upon) (?:presentation|proof|production)\b"
            r"|with (?:\w+ ){0,2}(?:id|proof)\b"
            r"|(?:show|present|with|bring|against)(?:ing)? (?:(?:an?|your|the|their|this"
            r"|valid) ){1,2}"
            r"(?:\w+ )?(?:id|cards?|vouchers?|coupons?|tickets?|flyers?|proof|pass)\b)"
        ),
        Wish.HOURS: re.compile(
            r"\b(?:mornings?|afternoons?(?! tea)|evenings?|lunch ?times?|midday|noon|happy hours?"
            r"|at (?:nights?|lunch)|late[- ]nights?|overnight|nights? (?:rates?|prices?|discounts?"
            r"|owls?)|off-peak|day nights?)\b|^nights? ?[\d:=,–-]"
            r"|\b(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\w{0,6}(?:,| to| and|-|–|:)?"
            r" ?(?:(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\w{0,6}:?)? \d{1,2} ?(?:-|–|to)"
            r" ?\d{1,2}$"
        ),
        Wish.LAST_DAY: re.compile(
            r"\blast (?:mon|tues|wednes|thurs|fri|satur|sun)days?\b(?! (?:of|in) (?:the|each|every"
            r"|a) month)|\blast (?:weekend|day|week) of\b"
            r"|\bevery (?:other|second) (?:\w{1,7}day|week|weekend|month|day)\b|\bfortnight"
            r"|\bevery (?:two|2) (?:weeks|months)\b|day (?:the )?13th\b"
            r"|\b(?:first|second|third|1st|2nd|3rd|4th) \w{1,7}days? (?:of|in) (?!the |every "
            r"|each )"
        ),
        Wish.BUNDLE: re.compile(
            r"^(?!.*(?:[€£$%]|\beur\b|\bgbp\b|\busd\b).*(?:[€£$%]|\beur\b|\bgbp\b|\busd\b))(?!.*\b(?:off"
            r"|points?|stamps?|free|per|spend|get|gets|join|members?|tiers?|silver|gold|bronze|friend"
            r"|delivery|shipping|reward|voucher)\b)(?:[\w'’-]+[:,]? ){1,4}(?:(?:\+|&|plus|with) "
            r"(?:[\w'’+-]+ ){1,5}(?:(?:for|at|only|together|=) ?)?|(?:,|and) ?(?:[\w'’-]+,? ){1,6}"
            r"(?:together(?: for)?|for|=) )"
            r"(?:[€£$] ?\d[\d.,]*|\d[\d.,]* ?(?:eur|€|£|gbp|usd|euros?|pounds?))$"
        ),
        Wish.PRICE: re.compile(
            r"^(?!.*\b(?:member|spent|join))(?:[\w'’-]{1,30} ){1,4}(?:at|for|only|is|are|costs?) "
            r"[€£$]?\d[\d.,]* ?(?:eur|€|£|gbp|usd|euros?|pounds?)(?!\w)(?!.*\b(?:points?|off)\b)"
            r"|\binstead of [€£$]?\d|^(?!from|over|above|under|below|spend|save|get|up|max|min|only"
            r"|earn|free|every|per|less|more|about|least|most)[a-z]{3,30} [€£$]?\d[\d.,]*"
            r" ?(?:eur|€|£|gbp|usd|euros?|pounds?)$"
        ),
        Wish.GIFT: re.compile(
            r"^(?!.*\b(?:member|join)).*\bfree\b"
            r"(?! (?:[\w-]{1,20} ){0,2}(?:shipping|delivery|postage))|\bas a gift\b"
        ),
        Wish.CASHBACK: re.compile(r"\bcash ?back\b|\d ?% (?:back|in points)\b"),
        Wish.TIER_KEPT: re.compile(
            r"\b(?:kept|keeps?|valid|lasts?|lost|loses?|renew\w{0,5}|downgraded?)\b"
        ),
        Wish.STAMP_LIMIT: re.compile(
            r"\b(?:max\w{0,4}|only|limit(?:ed)?|no more than|at most|up to"
            r"|just)\b.{0,20}\bstamps?\b|, max\w{0,4} \d+ (?:a|per) (?:day|week|month)\b"
            r"|\bstamps? (?:per|a|each|every) (?:day|week|month)\b"
            r"|^(?:only |max\w{0,4} )?(?:once|one time|one|1) (?:a|per|each|every)"
            r" (?:day|week|visit)$"
        ),
        Wish.ALL_GOODS: re.compile(
            r"^(?:on |for )?(?:everything|anything|(?:the )?(?:whole|entire) (?:shop|store|site"
            r"|range)"
            r"|all (?:our )?(?:products|items|articles)|store-?wide|site-?wide)$"
            r"|^(?:even|also|incl\w{0,6}) (?:on |for )?(?:the )?(?:sales?|discounted|reduced"
            r"|promo\w*)(?: items| products)?$"
        ),
        Wish.MORE_ON: re.compile(
            r"^(?!.*\w{1,7}days?\b)(?:double|triple|twice|extra|more) .{0,20}\bon\b"
            r"|\bcounts? (?:double|triple|twice)\b"
            r"|\bpoints? (?:per|for|for every|for each) .{0,20} on\b|\bpoints? x ?\d"
        ),
        Wish.TWO_OFF: re.compile(
            r"^(?!.*\b(?:from|over|above|spend|orders?|items|up to|then)\b).*\d ?%[^:%]{0,30}"
            r"(?:,|\band\b|\bplus\b|&|\+) ?(?:an? |extra |another )*-? ?\d[\d.,]* ?%"
        ),
        Wish.OFF_GOODS: re.compile(
            r"^-? ?\d[\d.,]* ?% (?:off |on |discount )|\b(?:selected|participating|some) (?:items"
            r"|products|lines|articles)\b"
        ),
        Wish.MOST_OFF: re.compile(
            r"\b(?:max\w{0,4}|capped|cap|limited|up to|at most|no more than)\b.{0,30}\bdiscounts?\b"
            r"|\bdiscounts?\b.{0,30}\b(?:max\w{0,4}|capped|cap|limited|up to|at most"
            r"|no more than)\b"
        ),
        Wish.MOMENT: re.compile(
            r"^(?:message|letter|e-?mail|text message|sms|remind|reminders?)\b(?! sign)"
        ),
        Wish.GUARANTEE: re.compile(r"^guarant"),
        Wish.RETURN_POINTS: re.compile(
            r"\b(?:earned|deducted|removed|taken back|cancelled|withdrawn|lost|forfeited"
            r"|given back|credited back|follow)\b"
        ),
        Wish.RETURN_TERMS: re.compile(
            r"\b(?:unopened|unused|unworn|receipts?|refund(?:s|ed)?|exchanged?|exchanges|packaging"
            r"|labels?|condition|postage|at your (?:own )?(?:cost|expense)|store credit)\b"
            r"|\bno returns?\b|\bcannot be returned\b|\bnot returnable\b"
        ),
        Wish.AHEAD: re.compile(
            r"\b(?:in advance|early[- ]?bird|early booking|days? ahead|weeks? ahead)\b"
            r"|\bbook(?:ed|ing)? early\b"
        ),
        Wish.STAMP_LIFE: re.compile(
            r"\bfirst stamp\b|\bto fill (?:it|the card)\b|\bnever expire|\bdo not expire"
        ),
        Wish.KEPT_AT_TIER: re.compile(
            r"\b(?:never expire|do not expire|don['’]t expire|no expiry) (?:for|if)\b"
        ),
        Wish.AGREED: re.compile(r"\b(?:agreed?|opted|opt-?in|consent\w*|accept\w*|subscrib\w*)\b"),
        Wish.PAID_SHIPPING: re.compile(r"deliver|shipping|postage"),
    },
)
