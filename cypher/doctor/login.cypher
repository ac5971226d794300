// purpose: whether the server asks who is there
// parameters:
// columns: value
SHOW SETTINGS 'dbms.security.auth_enabled' YIELD value
RETURN value
