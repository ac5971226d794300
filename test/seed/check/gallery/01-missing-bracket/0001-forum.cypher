//! title: A bracket is missing behind Chinese text
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/held'})
SET e.source = 'source/forum', e.quote = '京港科技創新論壇在中關村國際創新中心舉辦';

MERGE (v:Event {id: 'event/forum'})
SET v.name = '京港科技創新論壇', v.evidence = ['forum/held', v.kind = 'FORUM', v.status = 'ENDED';
