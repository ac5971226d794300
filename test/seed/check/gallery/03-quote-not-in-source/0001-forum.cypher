//! title: A quote that is not what the source says
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/aim'}) SET e.source = 'source/forum', e.quote = '雙方將携手支援京港科創成果“引進來”';

MERGE (o:Organisation {id: 'org/hkpc'})
SET o.name = '香港生產力促進局', o.kind = 'STATUTORY_BODY', o.evidence = ['forum/aim'];
