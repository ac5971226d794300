// purpose: quotes of evidence, or locators of the rows of data sets, for messages
// parameters: ids
// columns: id, quote, locator
UNWIND $ids AS id
MATCH (e:Evidence {id: id})
  USING INDEX SEEK e:Evidence(id)
RETURN id, e.quote AS quote, e.locator AS locator
