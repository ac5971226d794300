//! title: A quote that stands twice
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/signing'})
SET e.source = 'source/forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/signing'];
