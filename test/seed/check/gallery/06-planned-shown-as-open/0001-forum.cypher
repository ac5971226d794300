//! title: What is only planned, told as if it were there
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/service-centre'})
SET e.source = 'source/forum', e.quote = '4月中旬,香港生產力促進局將在香港成立“出海服務中心”';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/service-centre'];

MERGE (c:Centre {id: 'centre/overseas-service-centre'})
SET c.name = '出海服務中心', c.kind = 'SERVICE_CENTRE', c.status = 'ACTIVE', c.evidence = ['forum/service-centre'];

MATCH (o:Organisation {id: 'org/hkpc'}), (c:Centre {id: 'centre/overseas-service-centre'})
MERGE (o)-[r:TAKES_PART_IN {role: 'FOUNDER'}]->(c)
SET r.evidence = ['forum/service-centre'];
