//! title: A post held twice, and once not told apart
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/chair'})
SET e.source = 'source/forum', e.quote = '香港生產力促進局主席陳祖恒';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/chair'];

MERGE (p:Official {id: 'official/chan'}) SET p.name = '陳祖恒', p.evidence = ['forum/chair'];

MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '主席'}]->(o)
SET r.validFrom = '2001', r.validTo = '2003', r.evidence = ['forum/chair'];

MATCH (p:Official {id: 'official/chan'}), (o:Organisation {id: 'org/hkpc'})
MERGE (p)-[r:HOLDS_POST {title: '主席', term: '2025'}]->(o)
SET r.validFrom = '2025', r.evidence = ['forum/chair'];

MATCH (p:Official {id: 'official/chan'})-[r:HOLDS_POST {title: '主席'}]->(o:Organisation {id: 'org/hkpc'})
SET r.acting = true;

MATCH (p:Official {id: 'official/chan'})-[r:HOLDS_POST {title: '主席', term: '2025'}]->(o:Organisation {id: 'org/hkpc'})
SET r.term = '2026';
