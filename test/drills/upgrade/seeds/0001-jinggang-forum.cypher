//! title: Beijing-Hong Kong innovation forum, 28 March
//! source: sources/jinggang-forum.txt

// One article read as a graph: who met in Beijing, what was signed, what is to be opened, who said so.
//
// How to read it, and how to write the next one:
//   - First the evidence: the words of the article, the shortest passage that states the thing, free of the pinyin
//     that scraping left behind characters. `saidBy` is there when the words are those of a person the article cites.
//   - Then the entities, then the facts between them. Each names the evidence that states it.
//   - A fact without `status` holds. PLANNED is what the article says will be.
//   - `inferred` lists what the article does not say in so many words; `note` says from what it was taken. On a fact
//     `from` or `to` is the end that is inferred. `kind` is our way of sorting and stands in `inferred` where no word of
//     the article leads to it.
//   - A quote of a plan holds the word that makes it one (將): cut shorter it would read as done.
//   - Names are those of this article, in the characters in which it has them (云跡科技, 智能制造: the text was
//     converted by machine). Nobody is added who is not named; 多個部門, 一批在京科技企業 stay words in a note.
// Every sentence of the article, and what became of it: docs/reading-jinggang.md.

// ====================================================================================================
// 1. The forum: 28 March, theme, venue, topics
// ====================================================================================================

MERGE (e:Evidence {id: 'jinggang/forum-held'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '3月28日,以“京港攜手,智引全球”為主題的京港科技創新論壇在中關村國際創新中心舉辦';

MERGE (e:Evidence {id: 'jinggang/forum-theme'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '以“京港攜手,智引全球”為主題的京港科技創新論壇';

MERGE (e:Evidence {id: 'jinggang/forum-venue'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '京港科技創新論壇在中關村國際創新中心舉辦';

MERGE (e:Evidence {id: 'jinggang/forum-organisers'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '本次論壇由京港兩地多個部門主辦';

MERGE (e:Evidence {id: 'jinggang/forum-topics'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '論壇圍繞前沿技術、國際合作和國際金融等領域';

MERGE (e:Evidence {id: 'jinggang/forum-dialogue'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '論壇上舉辦了對話環節';

MERGE (e:Evidence {id: 'jinggang/forum-signing-session'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '本次論壇簽約環節';

MERGE (v:Event {id: 'event/jinggang-forum'})
SET v.name = '京港科技創新論壇', v.kind = 'FORUM', v.status = 'ENDED', v.heldOn = '2025-03-28',
    v.heldOnEvidence = ['jinggang/forum-held'], v.theme = '京港攜手,智引全球',
    v.themeEvidence = ['jinggang/forum-theme'], v.evidence = ['jinggang/forum-venue', 'jinggang/forum-organisers'],
    v.inferred = ['heldOn'],
    v.note = 'Day and month from 3月28日; the year is inferred, see the note of the source. Organisers are not named: 京港兩地多個部門. Topics: the list ends with 等領域, there may be more.';

MERGE (c:Centre {id: 'centre/zgc-international-innovation-centre'})
SET c.name = '中關村國際創新中心', c.kind = 'VENUE', c.status = 'ACTIVE', c.evidence = ['jinggang/forum-venue'];

MATCH (v:Event {id: 'event/jinggang-forum'}), (c:Centre {id: 'centre/zgc-international-innovation-centre'})
MERGE (v)-[r:HELD_AT]->(c)
SET r.evidence = ['jinggang/forum-venue'];

// Two sessions are named. Nothing is said of who spoke in the dialogue.

MERGE (v:Event {id: 'event/jinggang-forum-signing'})
SET v.name = '簽約環節', v.kind = 'SESSION', v.status = 'ENDED', v.heldOn = '2025-03-28',
    v.heldOnEvidence = ['jinggang/forum-signing-session', 'jinggang/forum-held'],
    v.evidence = ['jinggang/forum-signing-session'], v.inferred = ['heldOn'],
    v.note = 'The day is that of the forum; the year is inferred, see the note of the source.';

MERGE (v:Event {id: 'event/jinggang-forum-dialogue'})
SET v.name = '對話環節', v.kind = 'SESSION', v.status = 'ENDED', v.heldOn = '2025-03-28',
    v.heldOnEvidence = ['jinggang/forum-dialogue', 'jinggang/forum-held'], v.evidence = ['jinggang/forum-dialogue'],
    v.inferred = ['heldOn'],
    v.note = 'The day is that of the forum; the year is inferred, see the note of the source.';

MATCH (v1:Event {id: 'event/jinggang-forum-signing'}), (v2:Event {id: 'event/jinggang-forum'})
MERGE (v1)-[r:PART_OF]->(v2)
SET r.evidence = ['jinggang/forum-signing-session'];

MATCH (v1:Event {id: 'event/jinggang-forum-dialogue'}), (v2:Event {id: 'event/jinggang-forum'})
MERGE (v1)-[r:PART_OF]->(v2)
SET r.evidence = ['jinggang/forum-dialogue'];

MERGE (t:Topic {id: 'topic/frontier-technology'})
SET t.name = '前沿技術', t.evidence = ['jinggang/forum-topics'];

MERGE (t:Topic {id: 'topic/international-cooperation'})
SET t.name = '國際合作', t.evidence = ['jinggang/forum-topics'];

MERGE (t:Topic {id: 'topic/international-finance'})
SET t.name = '國際金融', t.evidence = ['jinggang/forum-topics'];

MATCH (v:Event {id: 'event/jinggang-forum'}), (t:Topic {id: 'topic/frontier-technology'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/forum-topics'];

MATCH (v:Event {id: 'event/jinggang-forum'}), (t:Topic {id: 'topic/international-cooperation'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/forum-topics'];

MATCH (v:Event {id: 'event/jinggang-forum'}), (t:Topic {id: 'topic/international-finance'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/forum-topics'];

// ====================================================================================================
// 2. The framework agreement of 北京市科委 and 香港生產力促進局
// ====================================================================================================

// The sentence stands three times: in the lead (this one), under a photograph, and with the signing session before it.

MERGE (e:Evidence {id: 'jinggang/framework'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議',
    e.occurrence = 1;

MERGE (e:Evidence {id: 'jinggang/framework-signed-at'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '在本次論壇簽約環節,北京市科委與香港生產力促進局簽署框架合作協議';

MERGE (e:Evidence {id: 'jinggang/framework-aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '雙方將聯手支持鼓勵京港科創成果“引進來”和“走出去”';

MERGE (e:Evidence {id: 'jinggang/framework-scope'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '圍繞支持鼓勵京港科創成果“引進來”和“走出去”、支持“京港研發加速中心”推動產學研深度合作、支持舉辦京港科創交流活動和建立科創政策互通機制等方面';

MERGE (e:Evidence {id: 'jinggang/framework-supports'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '支持“京港研發加速中心”推動產學研深度合作';

MERGE (e:Evidence {id: 'jinggang/accelerator-started'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '去年,“京港研發加速中心”啟動';

// One body, two names: the second is that of the post which 湯健 holds (section 4).

MERGE (o:Organisation {id: 'org/bjkw'})
SET o.name = '北京市科委', o.aliases = ['北京市科委、中關村科技園區管委會'],
    o.aliasesEvidence = ['jinggang/tang-post'], o.kind = 'GOVERNMENT', o.evidence = ['jinggang/framework'],
    o.inferred = ['aliases', 'kind'],
    o.note = 'Alias: 湯健 holds one post, 二級巡視員, at 北京市科委、中關村科技園區管委會, while everything the body does is told of 北京市科委; so both are taken for one body under two names. The text alone does not exclude two bodies. Kind: the text does not say it; a commission of the city (市科委).';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['jinggang/framework'],
    o.inferred = ['kind'],
    o.note = 'Kind: the text does not say what sort of body it is; it is commonly known as a statutory body.';

MERGE (c:Centre {id: 'centre/jinggang-rnd-accelerator'})
SET c.name = '京港研發加速中心', c.kind = 'ACCELERATOR', c.status = 'ACTIVE', c.openedOn = '2024',
    c.openedOnEvidence = ['jinggang/accelerator-started'],
    c.fields = ['無人駕駛', '智能機器人', '人工智能', '商業航天'],
    c.fieldsEvidence = ['jinggang/accelerator-cooperation'],
    c.evidence = ['jinggang/accelerator-started', 'jinggang/framework-supports'], c.inferred = ['openedOn'],
    c.note = '去年 is 2024 because the article is of 2025, see the note of the source. Fields: those of the co-operation it furthers; the list ends with 等領域, there may be more. Who set it up or runs it is not said.';

MERGE (a:Agreement {id: 'agreement/bjkw-hkpc-framework'})
SET a.name = '框架合作協議', a.kind = 'FRAMEWORK_COOPERATION', a.status = 'ACTIVE', a.signedOn = '2025-03-28',
    a.signedOnEvidence = ['jinggang/framework-signed-at', 'jinggang/forum-held'],
    a.scope = ['支持鼓勵京港科創成果“引進來”和“走出去”', '支持“京港研發加速中心”推動產學研深度合作',
      '支持舉辦京港科創交流活動', '建立科創政策互通機制'],
    a.scopeEvidence = ['jinggang/framework-scope', 'jinggang/framework-aim'],
    a.summary = '北京市科委與香港生產力促進局簽署框架合作協議', a.summaryEvidence = ['jinggang/framework'],
    a.evidence = ['jinggang/framework'], a.inferred = ['signedOn', 'status'],
    a.note = 'Signed on the day of the forum, 3月28日; the year is inferred, see the note of the source. Status: signed; when it comes into force is not said. The list of points ends with 等方面: there may be more. The first 支持 of 支持舉辦…和建立… may govern the last point too. Who signed for the two is not said.';

MATCH (o:Organisation {id: 'org/bjkw'}), (a:Agreement {id: 'agreement/bjkw-hkpc-framework'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/framework'], r.validFrom = '2025-03-28',
    r.validFromEvidence = ['jinggang/framework-signed-at', 'jinggang/forum-held'], r.inferred = ['validFrom'],
    r.note = 'From the day of signing; the year is inferred, see the note of the source.';

MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/bjkw-hkpc-framework'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/framework'], r.validFrom = '2025-03-28',
    r.validFromEvidence = ['jinggang/framework-signed-at', 'jinggang/forum-held'], r.inferred = ['validFrom'],
    r.note = 'From the day of signing; the year is inferred, see the note of the source.';

MATCH (a:Agreement {id: 'agreement/bjkw-hkpc-framework'}), (v:Event {id: 'event/jinggang-forum'})
MERGE (a)-[r:SIGNED_AT]->(v)
SET r.evidence = ['jinggang/framework-signed-at'];

MATCH (a:Agreement {id: 'agreement/bjkw-hkpc-framework'}), (v:Event {id: 'event/jinggang-forum-signing'})
MERGE (a)-[r:SIGNED_AT]->(v)
SET r.evidence = ['jinggang/framework-signed-at'];

MATCH (a:Agreement {id: 'agreement/bjkw-hkpc-framework'}), (c:Centre {id: 'centre/jinggang-rnd-accelerator'})
MERGE (a)-[r:SUPPORTS]->(c)
SET r.evidence = ['jinggang/framework-supports'];

// ====================================================================================================
// 3. Companies: the accelerator, and a strategic agreement
// ====================================================================================================

MERGE (e:Evidence {id: 'jinggang/accelerator-cooperation'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '去年,“京港研發加速中心”啟動,推動包括馭勢科技、云跡科技等北京優質科創企業與香港生產力促進局圍繞無人駕駛、智能機器人、人工智能、商業航天等領域開展產學研合作';

MERGE (e:Evidence {id: 'jinggang/accelerator-fields'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '圍繞無人駕駛、智能機器人、人工智能、商業航天等領域開展產學研合作';

MERGE (e:Evidence {id: 'jinggang/uisee-beijing'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '馭勢科技、云跡科技等北京優質科創企業';

MERGE (e:Evidence {id: 'jinggang/yunji-beijing'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '云跡科技等北京優質科創企業';

MERGE (e:Evidence {id: 'jinggang/strategic'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京云跡科技與香港諾達機器人也簽署了戰略合作協議';

MERGE (e:Evidence {id: 'jinggang/strategic-scope'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '圍繞聯合研發和市場開發開展全面合作';

// The two places that most of this is about.

MERGE (l:Place {id: 'place/beijing'})
SET l.name = '北京', l.evidence = ['jinggang/tang-ranking'];

MERGE (l:Place {id: 'place/hong-kong'})
SET l.name = '香港', l.evidence = ['jinggang/ruan-hong-kong-ai'];

MERGE (o:Organisation {id: 'org/uisee'})
SET o.name = '馭勢科技', o.kind = 'COMPANY', o.evidence = ['jinggang/uisee-beijing'];

MERGE (o:Organisation {id: 'org/yunji'})
SET o.name = '云跡科技', o.aliases = ['北京云跡科技'], o.aliasesEvidence = ['jinggang/strategic'], o.kind = 'COMPANY',
    o.evidence = ['jinggang/yunji-beijing'], o.inferred = ['aliases'],
    o.note = 'Alias: 云跡科技 is called a company of Beijing, and the next sentence but one says 北京云跡科技. The text has 云 where traditional writing has 雲; names are kept as the text has them.';

MERGE (o:Organisation {id: 'org/nuoda-robotics'})
SET o.name = '香港諾達機器人', o.kind = 'COMPANY', o.evidence = ['jinggang/strategic'], o.inferred = ['kind'],
    o.note = 'Kind: it agrees with a company on joint development and markets; the text has no word for what it is.';

MATCH (o:Organisation {id: 'org/uisee'}), (l:Place {id: 'place/beijing'})
MERGE (o)-[r:LOCATED_IN]->(l)
SET r.evidence = ['jinggang/uisee-beijing'];

MATCH (o:Organisation {id: 'org/yunji'}), (l:Place {id: 'place/beijing'})
MERGE (o)-[r:LOCATED_IN]->(l)
SET r.evidence = ['jinggang/yunji-beijing'];

MATCH (o:Organisation {id: 'org/nuoda-robotics'}), (l:Place {id: 'place/hong-kong'})
MERGE (o)-[r:LOCATED_IN]->(l)
SET r.evidence = ['jinggang/strategic'], r.inferred = ['to'],
    r.note = 'Inferred: 香港 stands before it as 北京 stands before 云跡科技, whose name is also given without.';

MATCH (o1:Organisation {id: 'org/hkpc'}), (o2:Organisation {id: 'org/uisee'})
MERGE (o1)-[r:COOPERATES_WITH {through: 'centre/jinggang-rnd-accelerator'}]->(o2)
SET r.fields = ['無人駕駛', '智能機器人', '人工智能', '商業航天'], r.purpose = '產學研合作', r.validFrom = '2024',
    r.evidence = ['jinggang/accelerator-cooperation'], r.inferred = ['validFrom'],
    r.note = '去年 is read with the whole sentence, and is 2024 because the article is of 2025. The companies are examples (包括…等); so are the fields (等領域), and which is whose is not said.';

MATCH (o1:Organisation {id: 'org/hkpc'}), (o2:Organisation {id: 'org/yunji'})
MERGE (o1)-[r:COOPERATES_WITH {through: 'centre/jinggang-rnd-accelerator'}]->(o2)
SET r.fields = ['無人駕駛', '智能機器人', '人工智能', '商業航天'], r.purpose = '產學研合作', r.validFrom = '2024',
    r.evidence = ['jinggang/accelerator-cooperation'], r.inferred = ['validFrom'],
    r.note = '去年 is read with the whole sentence, and is 2024 because the article is of 2025. The companies are examples (包括…等); so are the fields (等領域), and which is whose is not said.';

// The fields of the accelerator, as topics too: so that "what is about 人工智能" finds it.

MERGE (t:Topic {id: 'topic/autonomous-driving'})
SET t.name = '無人駕駛', t.evidence = ['jinggang/accelerator-fields'];

MERGE (t:Topic {id: 'topic/intelligent-robotics'})
SET t.name = '智能機器人', t.evidence = ['jinggang/accelerator-fields'];

MERGE (t:Topic {id: 'topic/artificial-intelligence'})
SET t.name = '人工智能', t.evidence = ['jinggang/accelerator-fields'];

MERGE (t:Topic {id: 'topic/commercial-space'})
SET t.name = '商業航天', t.evidence = ['jinggang/accelerator-fields'];

MATCH (c:Centre {id: 'centre/jinggang-rnd-accelerator'}), (t:Topic {id: 'topic/autonomous-driving'})
MERGE (c)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/accelerator-cooperation'];

MATCH (c:Centre {id: 'centre/jinggang-rnd-accelerator'}), (t:Topic {id: 'topic/intelligent-robotics'})
MERGE (c)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/accelerator-cooperation'];

MATCH (c:Centre {id: 'centre/jinggang-rnd-accelerator'}), (t:Topic {id: 'topic/artificial-intelligence'})
MERGE (c)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/accelerator-cooperation'];

MATCH (c:Centre {id: 'centre/jinggang-rnd-accelerator'}), (t:Topic {id: 'topic/commercial-space'})
MERGE (c)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/accelerator-cooperation'];

MERGE (a:Agreement {id: 'agreement/yunji-nuoda-strategic'})
SET a.name = '戰略合作協議', a.kind = 'STRATEGIC_COOPERATION', a.status = 'ACTIVE', a.signedOn = '2025-03-28',
    a.signedOnEvidence = ['jinggang/strategic', 'jinggang/framework-signed-at', 'jinggang/forum-held'],
    a.scope = ['聯合研發', '市場開發'], a.scopeEvidence = ['jinggang/strategic-scope'],
    a.summary = '北京云跡科技與香港諾達機器人簽署了戰略合作協議', a.summaryEvidence = ['jinggang/strategic'],
    a.evidence = ['jinggang/strategic'], a.inferred = ['signedOn', 'status'],
    a.note = '也 sets it beside the signing before it, at the forum of 3月28日; the year is inferred, see the note of the source. Status: signed; when it comes into force is not said.';

MATCH (o:Organisation {id: 'org/yunji'}), (a:Agreement {id: 'agreement/yunji-nuoda-strategic'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/strategic'], r.validFrom = '2025-03-28',
    r.validFromEvidence = ['jinggang/strategic', 'jinggang/framework-signed-at', 'jinggang/forum-held'],
    r.inferred = ['validFrom'],
    r.note = 'From the day of signing, which is inferred from 也 and the day of the forum; the year is inferred, see the note of the source.';

MATCH (o:Organisation {id: 'org/nuoda-robotics'}), (a:Agreement {id: 'agreement/yunji-nuoda-strategic'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/strategic'], r.validFrom = '2025-03-28',
    r.validFromEvidence = ['jinggang/strategic', 'jinggang/framework-signed-at', 'jinggang/forum-held'],
    r.inferred = ['validFrom'],
    r.note = 'From the day of signing, which is inferred from 也 and the day of the forum; the year is inferred, see the note of the source.';

MATCH (a:Agreement {id: 'agreement/yunji-nuoda-strategic'}), (v:Event {id: 'event/jinggang-forum'})
MERGE (a)-[r:SIGNED_AT]->(v)
SET r.evidence = ['jinggang/strategic', 'jinggang/framework-signed-at'], r.inferred = ['to'],
    r.note = 'Inferred: 也 sets it beside the framework agreement, signed 在本次論壇簽約環節, in the sentence before.';

// ====================================================================================================
// 4. What 湯健 says: Beijing in numbers, and what the two places share
// ====================================================================================================

MERGE (e:Evidence {id: 'jinggang/tang-post'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京市科委、中關村科技園區管委會二級巡視員湯健';

MERGE (e:Evidence {id: 'jinggang/tang-ranking'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京已連續八年在“自然指數-科研城市”排名中位居首位',
    e.saidBy = 'official/tang-jian';

MERGE (e:Evidence {id: 'jinggang/tang-policies'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京也相繼出臺政策鼓勵外資研發中心在京集聚發展',
    e.saidBy = 'official/tang-jian';

MERGE (e:Evidence {id: 'jinggang/tang-centres'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '在京集聚發展,目前已認定外資研發中心221家',
    e.saidBy = 'official/tang-jian';

MERGE (e:Evidence {id: 'jinggang/tang-hong-kong-centres'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '在京集聚發展,目前已認定外資研發中心221家,其中港資企業96家',
    e.saidBy = 'official/tang-jian';

MERGE (e:Evidence {id: 'jinggang/tang-platform'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '京港兩地秉持“優勢互補、協同創新”的理念,不斷深化合作,兩地在共同搭建“京港科技協同創新平臺”',
    e.saidBy = 'official/tang-jian';

// Words of hers that praise or hope and state no fact of the graph: kept as her statements, in her own evidence.

MERGE (e:Evidence {id: 'jinggang/tang-on-beijing'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '是世界科技創新的沃土與高地',
    e.saidBy = 'official/tang-jian';

MERGE (e:Evidence {id: 'jinggang/tang-on-hong-kong'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '香港作為國際金融、貿易與航運重要樞紐,憑借開放創新的生態系統和國際化人才的優勢,成為聯通中國與世界的重要戰略支點',
    e.saidBy = 'official/tang-jian';

MERGE (e:Evidence {id: 'jinggang/tang-on-cooperation'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '構建起多層次、多領域的合作體系',
    e.saidBy = 'official/tang-jian';

MERGE (p:Official {id: 'official/tang-jian'})
SET p.name = '湯健',
    p.evidence = ['jinggang/tang-post', 'jinggang/tang-on-beijing', 'jinggang/tang-on-hong-kong',
      'jinggang/tang-on-cooperation'];

MATCH (p:Official {id: 'official/tang-jian'}), (o:Organisation {id: 'org/bjkw'})
MERGE (p)-[r:HOLDS_POST {title: '二級巡視員'}]->(o)
SET r.evidence = ['jinggang/tang-post'];

// Figures. The ranking is an output whose publisher the text does not name.

MERGE (u:Output {id: 'output/nature-index-research-cities'})
SET u.name = '自然指數-科研城市', u.kind = 'REPORT', u.evidence = ['jinggang/tang-ranking'],
    u.note = 'A ranking (排名); who publishes it is not said.';

MERGE (f:Figure {id: 'figure/beijing-years-first'})
SET f.measure = '連續在“自然指數-科研城市”排名中位居首位', f.value = 8, f.unit = '年',
    f.evidence = ['jinggang/tang-ranking'], f.note = 'Which years is not said.';

MATCH (f:Figure {id: 'figure/beijing-years-first'}), (l:Place {id: 'place/beijing'})
MERGE (f)-[r:MEASURES]->(l)
SET r.evidence = ['jinggang/tang-ranking'];

MATCH (f:Figure {id: 'figure/beijing-years-first'}), (u:Output {id: 'output/nature-index-research-cities'})
MERGE (f)-[r:MEASURES]->(u)
SET r.evidence = ['jinggang/tang-ranking'], r.note = 'The ranking in which the place was held.';

MERGE (f:Figure {id: 'figure/beijing-foreign-rnd-centres'})
SET f.measure = '已認定外資研發中心', f.value = 221, f.unit = '家', f.period = '2025-03~',
    f.periodEvidence = ['jinggang/tang-centres', 'jinggang/forum-held'], f.evidence = ['jinggang/tang-centres'],
    f.inferred = ['period'],
    f.note = '目前 is taken for the time of the forum; the year is inferred, see the note of the source.';

MERGE (f:Figure {id: 'figure/beijing-hong-kong-funded-rnd-centres'})
SET f.measure = '已認定外資研發中心,其中港資企業', f.value = 96, f.unit = '家', f.period = '2025-03~',
    f.periodEvidence = ['jinggang/tang-hong-kong-centres', 'jinggang/forum-held'],
    f.evidence = ['jinggang/tang-hong-kong-centres'], f.inferred = ['period'],
    f.note = 'Part of the 221 (其中). 目前 is taken for the time of the forum; the year is inferred, see the note of the source.';

MATCH (f:Figure {id: 'figure/beijing-foreign-rnd-centres'}), (l:Place {id: 'place/beijing'})
MERGE (f)-[r:MEASURES]->(l)
SET r.evidence = ['jinggang/tang-centres'];

MATCH (f:Figure {id: 'figure/beijing-hong-kong-funded-rnd-centres'}), (l:Place {id: 'place/beijing'})
MERGE (f)-[r:MEASURES]->(l)
SET r.evidence = ['jinggang/tang-hong-kong-centres'];

// Policies of Beijing: the text names the place and no body, and no policy by its name.

MERGE (u:Output {id: 'output/beijing-foreign-rnd-policies'})
SET u.name = '鼓勵外資研發中心在京集聚發展', u.kind = 'POLICY', u.evidence = ['jinggang/tang-policies'],
    u.inferred = ['name'],
    u.note = 'Several policies (相繼出臺政策), none named; the name is what the text says they are for.';

MATCH (l:Place {id: 'place/beijing'}), (u:Output {id: 'output/beijing-foreign-rnd-policies'})
MERGE (l)-[r:RELEASED]->(u)
SET r.evidence = ['jinggang/tang-policies'];

MERGE (c:Centre {id: 'centre/jinggang-platform'})
SET c.name = '京港科技協同創新平臺', c.kind = 'PLATFORM', c.status = 'ACTIVE',
    c.evidence = ['jinggang/tang-platform'], c.inferred = ['status'],
    c.note = 'Status: 搭建 tells of building; that it is there is taken from 基礎, on which more was built. Built by 京港兩地 (北京 and 香港); bodies are not named.';

MATCH (l:Place {id: 'place/beijing'}), (c:Centre {id: 'centre/jinggang-platform'})
MERGE (l)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.evidence = ['jinggang/tang-platform'];

MATCH (l:Place {id: 'place/hong-kong'}), (c:Centre {id: 'centre/jinggang-platform'})
MERGE (l)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.evidence = ['jinggang/tang-platform'];

// ====================================================================================================
// 5. What 陳祖恒 announces: a service centre in Hong Kong, in mid-April
// ====================================================================================================

MERGE (e:Evidence {id: 'jinggang/chan-posts'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港生產力促進局主席、香港特別行政區立法會議員陳祖恒';

MERGE (e:Evidence {id: 'jinggang/chan-legislator'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港特別行政區立法會議員陳祖恒';

MERGE (e:Evidence {id: 'jinggang/chan-service-centre'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '4月中旬,香港生產力促進局將聯同中關村青創中心、長三角國家技術創新中心及粵港澳大灣區國家技術創新中心,在香港成立“出海服務中心”',
    e.saidBy = 'official/chan-cho-hang';

MERGE (e:Evidence {id: 'jinggang/chan-service-centre-place'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '將聯同中關村青創中心、長三角國家技術創新中心及粵港澳大灣區國家技術創新中心,在香港成立“出海服務中心”',
    e.saidBy = 'official/chan-cho-hang';

MERGE (e:Evidence {id: 'jinggang/chan-services'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '為企業提供一站式服務資源和認證服務',
    e.saidBy = 'official/chan-cho-hang';

MERGE (e:Evidence {id: 'jinggang/chan-services-aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '支持企業善用香港國際化應用場景,加快產品技術出海邁向全球',
    e.saidBy = 'official/chan-cho-hang';

// The heading above the announcement says the same of 京港兩地; the bodies are those that the announcement names.

MERGE (e:Evidence {id: 'jinggang/service-centre-heading'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '京港兩地將成立“出海服務中心”';

MERGE (o:Organisation {id: 'org/hk-legco'})
SET o.name = '香港特別行政區立法會', o.kind = 'LEGISLATURE', o.evidence = ['jinggang/chan-legislator'];

MERGE (p:Official {id: 'official/chan-cho-hang'})
SET p.name = '陳祖恒', p.evidence = ['jinggang/chan-posts'];

MATCH (p:Official {id: 'official/chan-cho-hang'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '主席'}]->(o)
SET r.evidence = ['jinggang/chan-posts'];

MATCH (p:Official {id: 'official/chan-cho-hang'}), (o:Organisation {id: 'org/hk-legco'})
MERGE (p)-[r:HOLDS_POST {title: '議員'}]->(o)
SET r.evidence = ['jinggang/chan-legislator'];

// They found a centre together with others, so they are organisations, whatever their names say.

MERGE (o:Organisation {id: 'org/zgc-youth-innovation-centre'})
SET o.name = '中關村青創中心', o.kind = 'INCUBATOR', o.evidence = ['jinggang/chan-service-centre'],
    o.inferred = ['kind'], o.note = 'Kind: from 青創 in its name only.';

MERGE (o:Organisation {id: 'org/yangtze-delta-ntic'})
SET o.name = '長三角國家技術創新中心', o.kind = 'RESEARCH_INSTITUTE', o.evidence = ['jinggang/chan-service-centre'],
    o.inferred = ['kind'], o.note = 'Kind: from 國家技術創新中心 in its name only.';

MERGE (o:Organisation {id: 'org/gba-ntic'})
SET o.name = '粵港澳大灣區國家技術創新中心', o.kind = 'RESEARCH_INSTITUTE',
    o.evidence = ['jinggang/chan-service-centre'], o.inferred = ['kind'],
    o.note = 'Kind: from 國家技術創新中心 in its name only.';

MERGE (c:Centre {id: 'centre/overseas-service-centre'})
SET c.name = '出海服務中心', c.kind = 'SERVICE_CENTRE', c.status = 'PLANNED', c.openedOn = '[2025-04-11..2025-04-20]',
    c.openedOnEvidence = ['jinggang/chan-service-centre'], c.fields = ['一站式服務資源', '認證服務'],
    c.fieldsEvidence = ['jinggang/chan-services'],
    c.summary = '為企業提供一站式服務資源和認證服務,支持企業善用香港國際化應用場景,加快產品技術出海邁向全球',
    c.summaryEvidence = ['jinggang/chan-services', 'jinggang/chan-services-aim'],
    c.evidence = ['jinggang/chan-service-centre', 'jinggang/service-centre-heading'], c.inferred = ['openedOn'],
    c.note = '中旬 is the 11th to the 20th of the month; the year is inferred, see the note of the source.';

MATCH (o:Organisation {id: 'org/hkpc'}), (c:Centre {id: 'centre/overseas-service-centre'})
MERGE (o)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.status = 'PLANNED', r.evidence = ['jinggang/chan-service-centre'];

MATCH (o:Organisation {id: 'org/zgc-youth-innovation-centre'}), (c:Centre {id: 'centre/overseas-service-centre'})
MERGE (o)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.status = 'PLANNED', r.evidence = ['jinggang/chan-service-centre'];

MATCH (o:Organisation {id: 'org/yangtze-delta-ntic'}), (c:Centre {id: 'centre/overseas-service-centre'})
MERGE (o)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.status = 'PLANNED', r.evidence = ['jinggang/chan-service-centre'];

MATCH (o:Organisation {id: 'org/gba-ntic'}), (c:Centre {id: 'centre/overseas-service-centre'})
MERGE (o)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.status = 'PLANNED', r.evidence = ['jinggang/chan-service-centre'];

MATCH (c:Centre {id: 'centre/overseas-service-centre'}), (l:Place {id: 'place/hong-kong'})
MERGE (c)-[r:LOCATED_IN]->(l)
SET r.status = 'PLANNED', r.evidence = ['jinggang/chan-service-centre-place'];

// ====================================================================================================
// 6. The competition: a series, its 8th edition, three rounds
// ====================================================================================================

MERGE (e:Evidence {id: 'jinggang/cup-edition'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '第八屆“京港青創杯”創業大賽', e.occurrence = 1;

MERGE (e:Evidence {id: 'jinggang/cup-beijing-round'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '第八屆“京港青創杯”創業大賽北京選拔賽', e.occurrence = 1;

MERGE (e:Evidence {id: 'jinggang/cup-round-at-forum'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '論壇上,舉辦了第八屆“京港青創杯”創業大賽北京選拔賽';

MERGE (e:Evidence {id: 'jinggang/cup-round-highlight'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '作為本次論壇的“重頭戲”,第八屆“京港青創杯”創業大賽北京選拔賽正式開賽';

MERGE (e:Evidence {id: 'jinggang/cup-fields'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '本次大賽聚焦國家戰略需求與新興產業發展方向,圍繞人工智能、大數據應用、智能制造、綠色能源、生命健康等關鍵領域';

MERGE (e:Evidence {id: 'jinggang/cup-means'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '通過日常系列活動和大賽,打通兩地創新技術項目的溝通渠道';

MERGE (e:Evidence {id: 'jinggang/cup-judges'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '在評審嘉賓的專業評判下';

MERGE (e:Evidence {id: 'jinggang/cup-final'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '第八屆“京港青創杯”創業大賽總決賽';

MERGE (e:Evidence {id: 'jinggang/cup-final-heading'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '第八屆“京港青創杯”創業大賽決賽';

MERGE (e:Evidence {id: 'jinggang/cup-final-date'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '年底的總決賽';

MERGE (e:Evidence {id: 'jinggang/cup-final-planned'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '這些項目將有機會與香港選拔賽晉級項目一同參加年底的總決賽';

MERGE (e:Evidence {id: 'jinggang/cup-hong-kong-round'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港選拔賽晉級項目一同參加年底的總決賽';

MERGE (v:Event {id: 'event/jinggang-cup'})
SET v.name = '“京港青創杯”創業大賽', v.aliases = ['京港青創杯'], v.aliasesEvidence = ['jinggang/cup-edition'],
    v.kind = 'SERIES', v.status = 'ACTIVE',
    v.summary = '融合教育、科技與人才資源的平臺,助力推動京港兩地科技協同創新交流',
    v.summaryEvidence = ['jinggang/ruan-cup'], v.evidence = ['jinggang/cup-edition'], v.inferred = ['aliases'],
    v.note = 'Alias: quotation marks set it off as the name of the cup; the text always has 創業大賽 behind it.';

MERGE (v:Event {id: 'event/jinggang-cup-8'})
SET v.name = '第八屆“京港青創杯”創業大賽', v.kind = 'COMPETITION', v.status = 'ACTIVE', v.edition = 8,
    v.heldOn = '2025',
    v.heldOnEvidence = ['jinggang/cup-round-at-forum', 'jinggang/forum-held', 'jinggang/cup-final-date'],
    v.summary = '聚焦國家戰略需求與新興產業發展方向,通過日常系列活動和大賽,打通兩地創新技術項目的溝通渠道',
    v.summaryEvidence = ['jinggang/cup-fields', 'jinggang/cup-means'], v.evidence = ['jinggang/cup-edition'],
    v.inferred = ['status', 'heldOn'],
    v.note = 'Status: the Beijing round is over, the final is to come. Held: from the Beijing round on 3月28日 to the final at 年底, of a year that is inferred, see the note of the source. 本次大賽, of which fields and summary are told, is read as the edition: it is 大賽, its Beijing round 選拔賽. Fields: the list ends with 等關鍵領域, there may be more.';

MERGE (v:Event {id: 'event/jinggang-cup-8-beijing'})
SET v.name = '第八屆“京港青創杯”創業大賽北京選拔賽', v.kind = 'ROUND', v.status = 'ENDED', v.heldOn = '2025-03-28',
    v.heldOnEvidence = ['jinggang/cup-round-at-forum', 'jinggang/forum-held'],
    v.evidence = ['jinggang/cup-beijing-round', 'jinggang/cup-judges'], v.inferred = ['heldOn'],
    v.note = 'The day is that of the forum; the year is inferred, see the note of the source. Judges are not named: 評審嘉賓.';

MERGE (v:Event {id: 'event/jinggang-cup-8-hong-kong'})
SET v.name = '香港選拔賽', v.kind = 'ROUND', v.status = 'UNKNOWN', v.evidence = ['jinggang/cup-hong-kong-round'],
    v.note = 'Whether it was held is not said. Projects that advance from it are not named: 香港選拔賽晉級項目.';

MERGE (v:Event {id: 'event/jinggang-cup-8-final'})
SET v.name = '第八屆“京港青創杯”創業大賽總決賽', v.aliases = ['第八屆“京港青創杯”創業大賽決賽'],
    v.aliasesEvidence = ['jinggang/cup-final-heading'], v.kind = 'ROUND', v.status = 'PLANNED', v.heldOn = '2025-12~',
    v.heldOnEvidence = ['jinggang/cup-final-date'], v.evidence = ['jinggang/cup-final', 'jinggang/cup-final-planned'],
    v.inferred = ['aliases', 'heldOn'],
    v.note = 'Alias: the heading says 決賽 of the four projects of which the caption says 總決賽; 總決賽 alone is a word for it, not a name. Held: 年底 is taken for about December; the year is inferred, see the note of the source.';

MATCH (v1:Event {id: 'event/jinggang-cup-8'}), (v2:Event {id: 'event/jinggang-cup'})
MERGE (v1)-[r:PART_OF]->(v2)
SET r.evidence = ['jinggang/cup-edition'];

MATCH (v1:Event {id: 'event/jinggang-cup-8-beijing'}), (v2:Event {id: 'event/jinggang-cup-8'})
MERGE (v1)-[r:PART_OF]->(v2)
SET r.evidence = ['jinggang/cup-beijing-round'];

MATCH (v1:Event {id: 'event/jinggang-cup-8-beijing'}), (v2:Event {id: 'event/jinggang-forum'})
MERGE (v1)-[r:PART_OF]->(v2)
SET r.evidence = ['jinggang/cup-round-at-forum', 'jinggang/cup-round-highlight'];

MATCH (v1:Event {id: 'event/jinggang-cup-8-hong-kong'}), (v2:Event {id: 'event/jinggang-cup-8'})
MERGE (v1)-[r:PART_OF]->(v2)
SET r.evidence = ['jinggang/cup-hong-kong-round', 'jinggang/cup-final'], r.inferred = ['to'],
    r.note = 'Inferred: those who advance from it go to the final of this edition.';

MATCH (v1:Event {id: 'event/jinggang-cup-8-final'}), (v2:Event {id: 'event/jinggang-cup-8'})
MERGE (v1)-[r:PART_OF]->(v2)
SET r.status = 'PLANNED', r.evidence = ['jinggang/cup-final', 'jinggang/cup-final-planned'];

// What the edition is about. 人工智能 is there already (section 3).

MERGE (t:Topic {id: 'topic/big-data-applications'})
SET t.name = '大數據應用', t.evidence = ['jinggang/cup-fields'];

MERGE (t:Topic {id: 'topic/smart-manufacturing'})
SET t.name = '智能制造', t.evidence = ['jinggang/cup-fields'],
    t.note = 'The text has 制 where traditional writing has 製 (converted by machine).';

MERGE (t:Topic {id: 'topic/green-energy'})
SET t.name = '綠色能源', t.evidence = ['jinggang/cup-fields'];

MERGE (t:Topic {id: 'topic/life-health'})
SET t.name = '生命健康', t.evidence = ['jinggang/cup-fields'];

MATCH (v:Event {id: 'event/jinggang-cup-8'}), (t:Topic {id: 'topic/artificial-intelligence'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/cup-fields'];

MATCH (v:Event {id: 'event/jinggang-cup-8'}), (t:Topic {id: 'topic/big-data-applications'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/cup-fields'];

MATCH (v:Event {id: 'event/jinggang-cup-8'}), (t:Topic {id: 'topic/smart-manufacturing'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/cup-fields'];

MATCH (v:Event {id: 'event/jinggang-cup-8'}), (t:Topic {id: 'topic/green-energy'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/cup-fields'];

MATCH (v:Event {id: 'event/jinggang-cup-8'}), (t:Topic {id: 'topic/life-health'})
MERGE (v)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/cup-fields'];

// Four projects, and the result of each: the passage runs from the name of the project to the result.

MERGE (e:Evidence {id: 'jinggang/cup-round-result'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京選拔賽,四個項目成功晉級總決賽';

MERGE (e:Evidence {id: 'jinggang/cup-virtual-machine-room'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '虛擬機房——電網式算力調度網絡、雙碳戰略NetZero納濾發電研發及產業化系統、飛毯磁驅運載數智化代運營系統、新型二氧化碳捕集與轉化應用技術等四個項目成功晉級總決賽';

MERGE (e:Evidence {id: 'jinggang/cup-nanofiltration-power'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '雙碳戰略NetZero納濾發電研發及產業化系統、飛毯磁驅運載數智化代運營系統、新型二氧化碳捕集與轉化應用技術等四個項目成功晉級總決賽';

MERGE (e:Evidence {id: 'jinggang/cup-flying-carpet'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '飛毯磁驅運載數智化代運營系統、新型二氧化碳捕集與轉化應用技術等四個項目成功晉級總決賽';

MERGE (e:Evidence {id: 'jinggang/cup-co2-capture'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '新型二氧化碳捕集與轉化應用技術等四個項目成功晉級總決賽';

MERGE (s:StartupProject {id: 'project/virtual-machine-room'})
SET s.name = '虛擬機房——電網式算力調度網絡', s.evidence = ['jinggang/cup-virtual-machine-room'];

MERGE (s:StartupProject {id: 'project/nanofiltration-power'})
SET s.name = '雙碳戰略NetZero納濾發電研發及產業化系統', s.evidence = ['jinggang/cup-nanofiltration-power'];

MERGE (s:StartupProject {id: 'project/flying-carpet'})
SET s.name = '飛毯磁驅運載數智化代運營系統', s.evidence = ['jinggang/cup-flying-carpet'];

MERGE (s:StartupProject {id: 'project/co2-capture'})
SET s.name = '新型二氧化碳捕集與轉化應用技術', s.evidence = ['jinggang/cup-co2-capture'];

MATCH (s:StartupProject {id: 'project/virtual-machine-room'}), (v:Event {id: 'event/jinggang-cup-8-beijing'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.result = '成功晉級總決賽', r.evidence = ['jinggang/cup-virtual-machine-room', 'jinggang/cup-round-result'];

MATCH (s:StartupProject {id: 'project/nanofiltration-power'}), (v:Event {id: 'event/jinggang-cup-8-beijing'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.result = '成功晉級總決賽', r.evidence = ['jinggang/cup-nanofiltration-power', 'jinggang/cup-round-result'];

MATCH (s:StartupProject {id: 'project/flying-carpet'}), (v:Event {id: 'event/jinggang-cup-8-beijing'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.result = '成功晉級總決賽', r.evidence = ['jinggang/cup-flying-carpet', 'jinggang/cup-round-result'];

MATCH (s:StartupProject {id: 'project/co2-capture'}), (v:Event {id: 'event/jinggang-cup-8-beijing'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.result = '成功晉級總決賽', r.evidence = ['jinggang/cup-co2-capture', 'jinggang/cup-round-result'];

MATCH (s:StartupProject {id: 'project/virtual-machine-room'}), (v:Event {id: 'event/jinggang-cup-8-final'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.status = 'PLANNED', r.evidence = ['jinggang/cup-final-planned', 'jinggang/cup-virtual-machine-room'],
    r.note = '將有機會: they may take part.';

MATCH (s:StartupProject {id: 'project/nanofiltration-power'}), (v:Event {id: 'event/jinggang-cup-8-final'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.status = 'PLANNED', r.evidence = ['jinggang/cup-final-planned', 'jinggang/cup-nanofiltration-power'],
    r.note = '將有機會: they may take part.';

MATCH (s:StartupProject {id: 'project/flying-carpet'}), (v:Event {id: 'event/jinggang-cup-8-final'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.status = 'PLANNED', r.evidence = ['jinggang/cup-final-planned', 'jinggang/cup-flying-carpet'],
    r.note = '將有機會: they may take part.';

MATCH (s:StartupProject {id: 'project/co2-capture'}), (v:Event {id: 'event/jinggang-cup-8-final'})
MERGE (s)-[r:COMPETED_IN]->(v)
SET r.status = 'PLANNED', r.evidence = ['jinggang/cup-final-planned', 'jinggang/cup-co2-capture'],
    r.note = '將有機會: they may take part.';

MERGE (f:Figure {id: 'figure/cup-8-beijing-advanced'})
SET f.measure = '項目成功晉級總決賽', f.value = 4, f.unit = '個', f.evidence = ['jinggang/cup-round-result'];

MATCH (f:Figure {id: 'figure/cup-8-beijing-advanced'}), (v:Event {id: 'event/jinggang-cup-8-beijing'})
MERGE (f)-[r:MEASURES]->(v)
SET r.evidence = ['jinggang/cup-round-result'];

// ====================================================================================================
// 7. What 阮慧賢 says: artificial intelligence in Hong Kong
// ====================================================================================================

MERGE (e:Evidence {id: 'jinggang/ruan-post'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港特區政府駐北京辦事處副主任阮慧賢';

MERGE (e:Evidence {id: 'jinggang/beijing-office'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港特區政府駐北京辦事處';

MERGE (e:Evidence {id: 'jinggang/ruan-work-report'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '今年《政府工作報告》提到要持續推進“人工智能+”行動,激發數字經濟創新活力',
    e.saidBy = 'official/ruan-huixian';

MERGE (e:Evidence {id: 'jinggang/ruan-hong-kong-ai'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港正全力發展人工智能成為關鍵產業',
    e.saidBy = 'official/ruan-huixian';

MERGE (e:Evidence {id: 'jinggang/ruan-supercomputing'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '去年底已經正式投入服務的人工智能超算中心',
    e.saidBy = 'official/ruan-huixian';

MERGE (e:Evidence {id: 'jinggang/ruan-model'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港生成式人工智能研發中心V1大模型已于今年2月發布',
    e.saidBy = 'official/ruan-huixian';

MERGE (e:Evidence {id: 'jinggang/ruan-institute'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '我們將成立香港人工智能研發院',
    e.saidBy = 'official/ruan-huixian';

MERGE (e:Evidence {id: 'jinggang/ruan-institute-fields'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '我們將成立香港人工智能研發院,以促進人工智能上游研發、中下游成果轉化以及開拓場景的應用',
    e.saidBy = 'official/ruan-huixian';

MERGE (e:Evidence {id: 'jinggang/ruan-cup'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '“京港青創杯”創業大賽是一個融合教育、科技與人才資源的平臺,助力推動京港兩地科技協同創新交流',
    e.saidBy = 'official/ruan-huixian';

// Opinions, kept as statements.

MERGE (e:Evidence {id: 'jinggang/ruan-on-ai'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '人工智能是加速培育新質生產力的核心',
    e.saidBy = 'official/ruan-huixian';

MERGE (e:Evidence {id: 'jinggang/ruan-on-talent'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '快速推動創科發展及落地應用,既需要技術前沿的科技企業,更需要高素質的人才',
    e.saidBy = 'official/ruan-huixian';

MERGE (o:Organisation {id: 'org/hksar-beijing-office'})
SET o.name = '香港特區政府駐北京辦事處', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/beijing-office'];

MERGE (o:Organisation {id: 'org/hksar-government'})
SET o.name = '香港特區政府', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/beijing-office'],
    o.note = 'Named only as the government whose office in Beijing this is.';

MATCH (o1:Organisation {id: 'org/hksar-beijing-office'}), (o2:Organisation {id: 'org/hksar-government'})
MERGE (o1)-[r:PART_OF]->(o2)
SET r.evidence = ['jinggang/beijing-office'];

MATCH (o:Organisation {id: 'org/hksar-beijing-office'}), (l:Place {id: 'place/beijing'})
MERGE (o)-[r:LOCATED_IN]->(l)
SET r.evidence = ['jinggang/beijing-office'];

MERGE (p:Official {id: 'official/ruan-huixian'})
SET p.name = '阮慧賢',
    p.evidence = ['jinggang/ruan-post', 'jinggang/ruan-hong-kong-ai', 'jinggang/ruan-on-ai', 'jinggang/ruan-on-talent'];

MATCH (p:Official {id: 'official/ruan-huixian'}), (o:Organisation {id: 'org/hksar-beijing-office'})
MERGE (p)-[r:HOLDS_POST {title: '副主任'}]->(o)
SET r.evidence = ['jinggang/ruan-post'];

MERGE (u:Output {id: 'output/government-work-report'})
SET u.name = '政府工作報告', u.kind = 'REPORT', u.releasedOn = '2025',
    u.releasedOnEvidence = ['jinggang/ruan-work-report'], u.evidence = ['jinggang/ruan-work-report'],
    u.inferred = ['releasedOn'],
    u.note = '今年: the year is inferred, see the note of the source. Whose report it is is not said.';

MERGE (t:Topic {id: 'topic/ai-plus'})
SET t.name = '“人工智能+”行動', t.evidence = ['jinggang/ruan-work-report'];

MERGE (t:Topic {id: 'topic/digital-economy'})
SET t.name = '數字經濟', t.evidence = ['jinggang/ruan-work-report'];

MATCH (u:Output {id: 'output/government-work-report'}), (t:Topic {id: 'topic/ai-plus'})
MERGE (u)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/ruan-work-report'];

MATCH (u:Output {id: 'output/government-work-report'}), (t:Topic {id: 'topic/digital-economy'})
MERGE (u)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/ruan-work-report'];

// Three centres: one in service, one with a model out, one to be set up.

MERGE (c:Centre {id: 'centre/ai-supercomputing-centre'})
SET c.name = '人工智能超算中心', c.kind = 'COMPUTING_CENTRE', c.status = 'ACTIVE', c.openedOn = '2024-12~',
    c.openedOnEvidence = ['jinggang/ruan-supercomputing'], c.evidence = ['jinggang/ruan-supercomputing'],
    c.inferred = ['openedOn'],
    c.note = '去年底 is taken for about December of the year before the article, which is of 2025, see the note of the source.';

MERGE (c:Centre {id: 'centre/hk-generative-ai-centre'})
SET c.name = '香港生成式人工智能研發中心', c.kind = 'RESEARCH_CENTRE', c.status = 'ACTIVE',
    c.evidence = ['jinggang/ruan-model'], c.inferred = ['status'],
    c.note = 'Status: its model came out in February; the text says no more of it.';

MERGE (c:Centre {id: 'centre/hk-ai-institute'})
SET c.name = '香港人工智能研發院', c.kind = 'RESEARCH_CENTRE', c.status = 'PLANNED',
    c.fields = ['人工智能上游研發', '中下游成果轉化', '開拓場景的應用'],
    c.fieldsEvidence = ['jinggang/ruan-institute-fields'], c.evidence = ['jinggang/ruan-institute'],
    c.note = 'When it is to open is not said.';

MERGE (u:Output {id: 'output/hk-generative-ai-v1'})
SET u.name = 'V1大模型', u.aliases = ['香港生成式人工智能研發中心V1大模型'], u.kind = 'MODEL',
    u.releasedOn = '2025-02', u.releasedOnEvidence = ['jinggang/ruan-model'], u.evidence = ['jinggang/ruan-model'],
    u.inferred = ['releasedOn'], u.note = '今年2月: the year is inferred, see the note of the source.';

MATCH (c:Centre {id: 'centre/hk-generative-ai-centre'}), (u:Output {id: 'output/hk-generative-ai-v1'})
MERGE (c)-[r:RELEASED]->(u)
SET r.evidence = ['jinggang/ruan-model'], r.inferred = ['from'],
    r.note = 'Inferred: the text says that the model of the centre was released (發布), not by whom.';

MATCH (l:Place {id: 'place/hong-kong'}), (c:Centre {id: 'centre/hk-ai-institute'})
MERGE (l)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.status = 'PLANNED', r.evidence = ['jinggang/ruan-institute', 'jinggang/ruan-hong-kong-ai'],
    r.inferred = ['from'],
    r.note = 'Inferred: 我們 (we) is read as 香港, of which the sentence before speaks; it may be 香港特區政府, for whose office she speaks. No body is named.';

MATCH (c:Centre {id: 'centre/ai-supercomputing-centre'}), (l:Place {id: 'place/hong-kong'})
MERGE (c)-[r:LOCATED_IN]->(l)
SET r.evidence = ['jinggang/ruan-supercomputing', 'jinggang/ruan-hong-kong-ai'], r.inferred = ['to'],
    r.note = 'Inferred: named as part of what 香港 does for artificial intelligence; where it stands is not said.';

MATCH (c:Centre {id: 'centre/hk-generative-ai-centre'}), (l:Place {id: 'place/hong-kong'})
MERGE (c)-[r:LOCATED_IN]->(l)
SET r.evidence = ['jinggang/ruan-model', 'jinggang/ruan-hong-kong-ai'], r.inferred = ['to'],
    r.note = 'Inferred: named as part of what 香港 does for artificial intelligence; where it stands is not said.';

MATCH (c:Centre {id: 'centre/hk-ai-institute'}), (l:Place {id: 'place/hong-kong'})
MERGE (c)-[r:LOCATED_IN]->(l)
SET r.status = 'PLANNED', r.evidence = ['jinggang/ruan-institute', 'jinggang/ruan-hong-kong-ai'], r.inferred = ['to'],
    r.note = 'Inferred: named as part of what 香港 does for artificial intelligence; where it stands is not said.';

MATCH (c:Centre {id: 'centre/ai-supercomputing-centre'}), (t:Topic {id: 'topic/artificial-intelligence'})
MERGE (c)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/ruan-supercomputing'];

MATCH (c:Centre {id: 'centre/hk-generative-ai-centre'}), (t:Topic {id: 'topic/artificial-intelligence'})
MERGE (c)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/ruan-model'];

MATCH (c:Centre {id: 'centre/hk-ai-institute'}), (t:Topic {id: 'topic/artificial-intelligence'})
MERGE (c)-[r:ABOUT]->(t)
SET r.status = 'PLANNED', r.evidence = ['jinggang/ruan-institute-fields'];

MATCH (u:Output {id: 'output/hk-generative-ai-v1'}), (t:Topic {id: 'topic/artificial-intelligence'})
MERGE (u)-[r:ABOUT]->(t)
SET r.evidence = ['jinggang/ruan-model'];

// ====================================================================================================
// 8. What 鐘永喜 reveals: companies of Beijing go to Hong Kong
// ====================================================================================================

MERGE (e:Evidence {id: 'jinggang/zhong-post'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港貿易發展局中國內地總代表鐘永喜';

MERGE (e:Evidence {id: 'jinggang/zhong-delegation'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '香港貿發局將再次與北京市科委攜手組織一批在京科技企業到香港參加香港國際創科展,以及世界青年科學大會等活動',
    e.saidBy = 'official/zhong-yongxi';

MERGE (e:Evidence {id: 'jinggang/zhong-after'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '在中關村論壇之后', e.saidBy = 'official/zhong-yongxi';

MERGE (e:Evidence {id: 'jinggang/zhong-exhibition'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '將再次與北京市科委攜手組織一批在京科技企業到香港參加香港國際創科展',
    e.saidBy = 'official/zhong-yongxi';

MERGE (e:Evidence {id: 'jinggang/zhong-conference'})
SET e.source = 'source/bjnews-jinggang-forum',
    e.quote = '世界青年科學大會不僅服務國內人才出海,也服務全球科技人才,以及科研項目借助大灣區平臺實現更快轉化',
    e.saidBy = 'official/zhong-yongxi';

MERGE (e:Evidence {id: 'jinggang/zhong-on-talent'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '科技合作中人才是非常重要的',
    e.saidBy = 'official/zhong-yongxi';

MERGE (o:Organisation {id: 'org/hktdc'})
SET o.name = '香港貿易發展局', o.aliases = ['香港貿發局'], o.aliasesEvidence = ['jinggang/zhong-delegation'],
    o.kind = 'STATUTORY_BODY', o.evidence = ['jinggang/zhong-post'], o.inferred = ['aliases', 'kind'],
    o.note = 'Alias: its representative speaks of 香港貿發局, the short form of its name, in the same sentence. Kind: the text does not say what sort of body it is; it is commonly known as a statutory body.';

MERGE (p:Official {id: 'official/zhong-yongxi'})
SET p.name = '鐘永喜', p.evidence = ['jinggang/zhong-post', 'jinggang/zhong-on-talent'];

MATCH (p:Official {id: 'official/zhong-yongxi'}), (o:Organisation {id: 'org/hktdc'})
MERGE (p)-[r:HOLDS_POST {title: '中國內地總代表'}]->(o)
SET r.evidence = ['jinggang/zhong-post'];

MERGE (v:Event {id: 'event/zgc-forum'})
SET v.name = '中關村論壇', v.kind = 'FORUM', v.status = 'UNKNOWN', v.evidence = ['jinggang/zhong-after'],
    v.note = 'When it is held, and whether it is over, is not said; nor that the forum of 3月28日 is part of it.';

MERGE (v:Event {id: 'event/hk-innoex'})
SET v.name = '香港國際創科展', v.kind = 'EXHIBITION', v.status = 'PLANNED',
    v.evidence = ['jinggang/zhong-exhibition'];

MERGE (v:Event {id: 'event/world-youth-science-conference'})
SET v.name = '世界青年科學大會', v.kind = 'CONFERENCE', v.status = 'PLANNED',
    v.summary = '不僅服務國內人才出海,也服務全球科技人才,以及科研項目借助大灣區平臺實現更快轉化',
    v.summaryEvidence = ['jinggang/zhong-conference'], v.evidence = ['jinggang/zhong-delegation'];

MERGE (v:Event {id: 'event/beijing-companies-to-hong-kong'})
SET v.name = '一批在京科技企業到香港參加香港國際創科展,以及世界青年科學大會等活動', v.kind = 'DELEGATION',
    v.status = 'PLANNED', v.evidence = ['jinggang/zhong-delegation', 'jinggang/zhong-after'], v.inferred = ['name'],
    v.note = 'The text has no name for it: these are its words for what is planned. 在中關村論壇之后, no day given. 再次: there was one before, of which no more is said. The companies are not named (一批在京科技企業), nor are the other events (等活動).';

MATCH (v:Event {id: 'event/hk-innoex'}), (l:Place {id: 'place/hong-kong'})
MERGE (v)-[r:LOCATED_IN]->(l)
SET r.status = 'PLANNED', r.evidence = ['jinggang/zhong-exhibition'];

MATCH (v:Event {id: 'event/world-youth-science-conference'}), (l:Place {id: 'place/hong-kong'})
MERGE (v)-[r:LOCATED_IN]->(l)
SET r.status = 'PLANNED', r.evidence = ['jinggang/zhong-delegation'],
    r.note = '到香港參加 is read with both events, joined by 以及.';

MATCH (v:Event {id: 'event/beijing-companies-to-hong-kong'}), (l:Place {id: 'place/hong-kong'})
MERGE (v)-[r:LOCATED_IN]->(l)
SET r.status = 'PLANNED', r.evidence = ['jinggang/zhong-delegation'];

MATCH (o:Organisation {id: 'org/hktdc'}), (v:Event {id: 'event/beijing-companies-to-hong-kong'})
MERGE (o)-[r:ORGANISES {role: ''}]->(v)
SET r.status = 'PLANNED', r.evidence = ['jinggang/zhong-delegation'];

MATCH (o:Organisation {id: 'org/bjkw'}), (v:Event {id: 'event/beijing-companies-to-hong-kong'})
MERGE (o)-[r:ORGANISES {role: ''}]->(v)
SET r.status = 'PLANNED', r.evidence = ['jinggang/zhong-delegation'];

MATCH (o1:Organisation {id: 'org/bjkw'}), (o2:Organisation {id: 'org/hktdc'})
MERGE (o1)-[r:COOPERATES_WITH {through: 'event/beijing-companies-to-hong-kong'}]->(o2)
SET r.purpose = '組織一批在京科技企業到香港參加香港國際創科展,以及世界青年科學大會等活動', r.status = 'PLANNED',
    r.evidence = ['jinggang/zhong-delegation'],
    r.note = '再次 (again): they have done so before; when and how is not said, so that has no fact of its own.';
