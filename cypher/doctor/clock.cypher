// purpose: the clock of the server, in ms since 1970
// parameters:
// columns: now
RETURN datetime.realtime().epochMillis AS now
