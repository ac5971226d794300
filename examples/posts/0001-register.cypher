//! title: Posts of Nanwan, 1996 to 2022
//! source: sources/register.txt
//! rows: rows/posts.csv as posts (acting boolean)

MERGE (e:Evidence {id: 'register/bodies'})
SET e.source = 'source/nanwan-register',
    e.quote = 'Bodies of the register: Nanwan Science Bureau; Nanwan Port Authority; Ellery Robotics Institute; Nanwan Chamber of Industry; Bay University; Tidal Fund.';
MERGE (e:Evidence {id: 'register/former-name'})
SET e.source = 'source/nanwan-register', e.quote = 'The Science Bureau was called Nanwan Science Office from 1998 to 2004.';

// A former name with its period: name(asOf:) gives it for a day of that time.
MERGE (o:Organisation {id: 'org/nanwan-science-bureau'})
SET o.name = 'Nanwan Science Bureau', o.kind = 'GOVERNMENT', o.evidence = ['register/bodies'],
    o.formerNames = ['Nanwan Science Office | 1998/2004'], o.formerNamesEvidence = ['register/former-name'];
MERGE (o:Organisation {id: 'org/nanwan-port-authority'})
SET o.name = 'Nanwan Port Authority', o.kind = 'STATUTORY_BODY', o.evidence = ['register/bodies'];
MERGE (o:Organisation {id: 'org/ellery-robotics-institute'})
SET o.name = 'Ellery Robotics Institute', o.kind = 'RESEARCH_INSTITUTE', o.evidence = ['register/bodies'];
MERGE (o:Organisation {id: 'org/nanwan-chamber'})
SET o.name = 'Nanwan Chamber of Industry', o.kind = 'ASSOCIATION', o.evidence = ['register/bodies'];
MERGE (o:Organisation {id: 'org/bay-university'})
SET o.name = 'Bay University', o.kind = 'UNIVERSITY', o.evidence = ['register/bodies'];
MERGE (o:Organisation {id: 'org/tidal-fund'})
SET o.name = 'Tidal Fund', o.kind = 'COMPANY', o.evidence = ['register/bodies'];

// Each row is one piece of evidence: it opens into the columns of that row.
UNWIND $posts AS row
MERGE (e:Evidence {id: row.evidence})
SET e.source = 'source/nanwan-register', e.locator = 'rows/posts.csv';
UNWIND $posts AS row
MERGE (p:Official {id: row.official})
SET p.name = row.name, p.evidence = [row.evidence];

// The term is part of the fact: two terms of one post are two facts. An empty field is the only term there is.
UNWIND $posts AS row
MATCH (p:Official {id: row.official}), (o:Organisation {id: row.body})
MERGE (p)-[r:HOLDS_POST {title: row.title, term: row.term}]->(o)
SET r.validFrom = row.from, r.validTo = row.to, r.acting = row.acting, r.evidence = [row.evidence];
