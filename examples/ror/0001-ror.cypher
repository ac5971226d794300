//! title: 312 research organisations of the Research Organization Registry
//! source: sources/ror.txt
//! rows: rows/places.csv as places
//! rows: rows/organisations.csv as organisations (founded date, aliases list, externalIds list)
//! rows: rows/parts.csv as parts
//! rows: rows/successions.csv as successions

// Each record is one piece of evidence: the registry says it, under this id.
UNWIND $organisations AS row
MERGE (e:Evidence {id: row.evidence})
SET e.source = 'source/ror', e.locator = row.locator;

// Countries, then the places in them.
UNWIND $places AS row
MERGE (c:Place {id: row.country})
SET c.name = row.countryName, c.evidence = [row.evidence];
UNWIND $places AS row
MERGE (p:Place {id: row.id})
SET p.name = row.name, p.externalIds = [row.geonames], p.evidence = [row.evidence];
UNWIND $places AS row
MATCH (p:Place {id: row.id}), (c:Place {id: row.country})
MERGE (p)-[r:PART_OF]->(c)
SET r.evidence = [row.evidence];

// The registry knows other kinds than we do; which of ours is meant is inferred.
UNWIND $organisations AS row
MERGE (o:Organisation {id: row.id})
SET o.name = row.name, o.nameEn = row.nameEn, o.aliases = row.aliases, o.kind = row.kind, o.foundedOn = row.founded,
    o.status = row.status, o.externalIds = row.externalIds, o.inferred = ['kind'],
    o.note = 'The kind is taken from the types of the registry.', o.evidence = [row.evidence];
UNWIND $organisations AS row
MATCH (o:Organisation {id: row.id}), (p:Place {id: row.place})
MERGE (o)-[r:LOCATED_IN]->(p)
SET r.evidence = [row.evidence];

// Where the other end is not in the file, nothing is written, and the loader says which rows those are.
UNWIND $parts AS row
MATCH (o:Organisation {id: row.from}), (p:Organisation {id: row.to})
MERGE (o)-[r:PART_OF]->(p)
SET r.evidence = [row.evidence];
UNWIND $successions AS row
MATCH (o:Organisation {id: row.from}), (p:Organisation {id: row.to})
MERGE (o)-[r:SUCCEEDED_BY]->(p)
SET r.evidence = [row.evidence];
