//! title: Another day
//! source: sources/jinggang-forum.txt
//! on-conflict: keep-both

MERGE (e:Evidence {id: 'later/day'})
SET e.source = 'source/bjnews-jinggang-forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議', e.occurrence = 1;
MATCH (a:Agreement {id: 'agreement/bjkw-hkpc-framework'})
SET a.kind = 'STRATEGIC_COOPERATION', a.kindEvidence = ['later/day'];
MATCH (:Organisation {id: 'org/hkpc'})-[r:PARTY_TO]->(:Agreement {id: 'agreement/bjkw-hkpc-framework'})
SET r.status = 'ENDED', r.evidence = ['later/day'];
