// purpose: lines that were taken back
// parameters: revisions, undoneIn
// columns:
UNWIND $revisions AS revision
MATCH (line:LedgerLine {revision: revision})
SET line.undoneIn = $undoneIn
