//! title: Ids that lead nowhere
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/chair'}) SET e.source = 'source/forum', e.quote = '香港生產力促進局主席陳祖恒';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/chair', 'forum/char'];

MERGE (p:Official {id: 'official/chan'}) SET p.name = '陳祖恒', p.evidence = ['forum/chair'];

MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkcp'})
MERGE (p)-[r:HOLDS_POST {title: '主席'}]->(o)
SET r.evidence = ['forum/chair'];
