// purpose: the database by its name or alias: whether it is online and may be written to, and the Cypher it reads by default
// parameters: name
// columns: status, access, language
SHOW DATABASES YIELD name, aliases, currentStatus, access, defaultLanguage
WHERE name = $name OR $name IN aliases
RETURN currentStatus AS status, access, defaultLanguage AS language
