//! title: What the gazette says of two directors
//! source: sources/gazette.txt
//! on-conflict: keep-both

MERGE (e:Evidence {id: 'gazette/lin'})
SET e.source = 'source/nanwan-gazette', e.quote = 'Lin Zhiyuan (林志遠) took over as director of the Science Bureau on 1 July.';
MERGE (e:Evidence {id: 'gazette/calder'})
SET e.source = 'source/nanwan-gazette',
    e.quote = 'Ines Calder, who had come back to lead the bureau in 2010, left it on 31 March 2012';

// The two agree on him: the fact has one more passage.
MATCH (p:Official {id: 'official/lin-zhiyuan'}), (o:Organisation {id: 'org/nanwan-science-bureau'})
MERGE (p)-[r:HOLDS_POST {title: 'Director', term: ''}]->(o)
SET r.evidence = ['gazette/lin'];
// On her they do not: the register's day stays, the gazette's is kept beside it, and the fact is disputed.
MATCH (p:Official {id: 'official/ines-calder'}), (o:Organisation {id: 'org/nanwan-science-bureau'})
MERGE (p)-[r:HOLDS_POST {title: 'Director', term: '2010'}]->(o)
SET r.validTo = '2012-03-31', r.evidence = ['gazette/calder'];
