//! title: A fact the wrong way round, and one without its key
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/signing'})
SET e.source = 'source/forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議', e.occurrence = 1;

MERGE (e:Evidence {id: 'forum/chair'})
SET e.source = 'source/forum', e.quote = '香港生產力促進局主席陳祖恒';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/signing'];

MERGE (p:Official {id: 'official/chan'}) SET p.name = '陳祖恒', p.evidence = ['forum/chair'];

MERGE (a:Agreement {id: 'agreement/bjkw-hkpc'})
SET a.name = '框架合作協議', a.kind = 'FRAMEWORK_COOPERATION', a.status = 'ACTIVE', a.evidence = ['forum/signing'];

MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/bjkw-hkpc'})
MERGE (a)-[r:PARTY_TO]->(o)
SET r.evidence = ['forum/signing'];

MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST]->(o) SET r.title = '主席', r.evidence = ['forum/chair'];
