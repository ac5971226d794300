// purpose: transactions of a database that have held locks for some seconds, and those that wait for one
// parameters: name, milliseconds
// columns: id, user, address, status, locks, milliseconds
SHOW TRANSACTIONS YIELD database, transactionId, username, clientAddress, status, activeLockCount, elapsedTime
WHERE database = $name AND activeLockCount > 0 AND elapsedTime.milliseconds >= $milliseconds
RETURN transactionId AS id, username AS user, clientAddress AS address, status, activeLockCount AS locks,
  elapsedTime.milliseconds AS milliseconds
ORDER BY milliseconds DESC
