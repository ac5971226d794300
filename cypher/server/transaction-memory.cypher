// purpose: memory that the server gives transactions: one, all of a database, all together; 0B is no limit of its own
// parameters:
// columns: name, value
SHOW SETTINGS 'db.memory.transaction.max', 'db.memory.transaction.total.max', 'dbms.memory.transaction.total.max'
YIELD name, value
RETURN name, value
