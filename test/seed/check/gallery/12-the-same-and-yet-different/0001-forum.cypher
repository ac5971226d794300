//! title: Records of one body, and a judgement too many
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/chair'})
SET e.source = 'source/forum', e.quote = '香港生產力促進局主席陳祖恒';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/chair'];

MERGE (o:Organisation {id: 'org/productivity-council'})
SET o.name = '生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/chair'];

MERGE (o:Organisation {id: 'org/council'})
SET o.name = '促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/chair'];

MATCH (a:Organisation {id: 'org/hkpc'}), (b:Organisation {id: 'org/productivity-council'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.keep = 'org/hkpc', r.evidence = ['forum/chair'];

MATCH (a:Organisation {id: 'org/council'}), (b:Organisation {id: 'org/productivity-council'})
MERGE (a)-[r:SAME_AS]->(b)
SET r.keep = 'org/council', r.evidence = ['forum/chair'];

MATCH (a:Organisation {id: 'org/council'}), (b:Organisation {id: 'org/hkpc'})
MERGE (a)-[r:DIFFERENT_FROM]->(b)
SET r.evidence = ['forum/chair'];
