//! title: What is there already
//! source: sources/jinggang-forum.txt

MERGE (e:Evidence {id: 'jinggang/signing'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議', e.occurrence = 1;

MERGE (e:Evidence {id: 'jinggang/posts'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '香港生產力促進局主席、香港特別行政區立法會議員陳祖恒';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['jinggang/signing'];

MERGE (o:Organisation {id: 'org/bjkw'})
SET o.name = '北京市科委', o.kind = 'GOVERNMENT', o.evidence = ['jinggang/signing'];

MERGE (p:Official {id: 'official/chan'})
SET p.name = '陳祖恒', p.evidence = ['jinggang/posts'];

MERGE (a:Agreement {id: 'agreement/x'})
SET a.name = '框架合作協議', a.kind = 'FRAMEWORK_COOPERATION', a.status = 'ACTIVE', a.evidence = ['jinggang/signing'];

MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/signing'];

MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '主席'}]->(o)
SET r.evidence = ['jinggang/posts'];

MATCH (p:Official {id: 'official/chan'}), (a:Agreement {id: 'agreement/x'})
MERGE (p)-[r:SIGNED]->(a)
SET r.evidence = ['jinggang/signing'], r.inferred = ['from'];

MATCH (b:Organisation {id: 'org/bjkw'}), (a:Organisation {id: 'org/hkpc'})
MERGE (b)-[r:COOPERATES_WITH {through: ''}]->(a)
SET r.evidence = ['jinggang/signing'];
