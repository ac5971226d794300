//! title: An entity without a name, a fact without evidence, evidence without use
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/signing'})
SET e.source = 'source/forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議', e.occurrence = 1;

MERGE (e:Evidence {id: 'forum/chair'}) SET e.quote = '香港生產力促進局主席陳祖恒';

MERGE (o:Organisation {id: 'org/hkpc'}) SET o.kind = 'STATUTORY_BODY', o.evidence = ['forum/signing'];

MERGE (a:Agreement {id: 'agreement/bjkw-hkpc'})
SET a.name = '框架合作協議', a.kind = 'FRAMEWORK_COOPERATION', a.evidence = ['forum/signing'];

MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/bjkw-hkpc'})
MERGE (o)-[r:PARTY_TO]->(a);
