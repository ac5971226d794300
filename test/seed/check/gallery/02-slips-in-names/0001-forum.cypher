//! title: Labels, types and properties with a slip in them
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/signing'})
SET e.source = 'source/forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議,雙方將聯手支持京港科創成果“引進來”和“走出去”';

MERGE (o:Organization {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/signing'];

MERGE (a:Agreement {id: 'agreement/bjkw-hkpc'})
SET a.nmae = '框架合作協議', a.kind = 'FRAMEWORK_COOPERATION', a.status = 'ACTIVE', a.evidence = ['forum/signing'],
    a.inferred = ['status'];

MATCH (o:Organisation {id: 'org/hkpc'}), (a:Agreement {id: 'agreement/bjkw-hkpc'})
MERGE (o)-[r:PARTYTO]->(a)
SET r.evidence = ['forum/signing'];
