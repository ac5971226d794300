//! title: Writes that cannot be seen, touch too much, or take away
//! source: sources/forum.txt

MERGE (e:Evidence {id: 'forum/signing'})
SET e.source = 'source/forum', e.quote = '北京市科委與香港生產力促進局簽署框架合作協議', e.occurrence = 1;

FOREACH (name IN ['北京市科委', '香港生產力促進局'] | CREATE (:Organisation {name: name}));

MATCH (o:Organisation) SET o.summary = '簽署框架合作協議', o.evidence = ['forum/signing'];

MATCH (o:Organisation {name: '香港生產力促進局'}) DETACH DELETE o;
