//! title: Values that are none of ours
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/held'})
SET e.source = 'source/forum', e.quote = '3月28日,京港科技創新論壇在中關村國際創新中心舉辦';

MERGE (v:Event {id: 'event/forum'})
SET v.name = '京港科技創新論壇', v.kind = 'FORUMS', v.status = 'ENDED', v.heldOn = '2025年3月28日',
    v.evidence = 'forum/held';
