// purpose: all indexes of the database, those of constraints too; what a uniqueness constraint is kept by has its name
// parameters:
// columns: name, kind, entity, names, properties, state, percent, constraint, failure
SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties, state, populationPercent, owningConstraint, failureMessage
RETURN name, type AS kind, entityType AS entity, labelsOrTypes AS names, properties, state, populationPercent AS percent,
  owningConstraint AS constraint, failureMessage AS failure
