/** What things cost: the one table of weights, in hundredths of the figure that clients see. Whole numbers add up alike in any order. */
export const weights = {
  /** An object of an answer: an entry of a list, or a node that a field refers to. 10,000 of them are the default limit. */
  entry: 50,
  /** A place of the operation that sends a statement, however many parents it has. */
  statement: 500,
  /** `totalCount`, of each list. */
  count: 100,
  /** The whole text of a source: the shipped ones have some 20 kB. */
  text: 2_500,
  /** All pairs of one organisation: partners are ranked from them before a page is cut. */
  computed: 2_000,
  /** The row of a data set, unpacked, with all its columns. */
  record: 500,
  /** Distinct sources of all ties of one partner. */
  sources: 200,
  /** The graph counted by type, or the patches of lines of the ledger read. */
  ledger: 500,
  /** A row that a condition follows: it stays in the database, so it takes a fraction of an entry. */
  row: 1,
  /** An object of a description of the schema: it is in memory, and no database is asked. */
  described: 5,
} as const;

/**
 * How many rows a condition follows. The price must be known before anything is read and be the same for each graph, so these
 * are sizes of a middling one, not of the one at hand. With them a list of a type may follow four relationships in one
 * another; what takes longer than it pays for is ended by the limit of time.
 */
export const followed = {
  /** Candidates in the list of a type: all its entities, unless an index leaves fewer. */
  ofType: 500,
  /** Entries of a relationship field of one entity; its names, sources and larger ones too. */
  fromEach: 5,
  /** Partners of one organisation before conditions on them. */
  partners: 20,
} as const;

interface FieldWeight {
  /** For each parent. */
  readonly each?: number;
  /** Whether it sends a statement that the form of its type does not tell of. */
  readonly statement?: true;
}

/** Fields that take more than their type tells, by `Type.field`; `Entity` stands for every type of entity. */
export const fieldWeights: Readonly<Record<string, FieldWeight>> = {
  'Source.text': { each: weights.text },
  'Evidence.record': { each: weights.record, statement: true },
  'Organisation.partners': { each: weights.computed },
  'Organisation.partnersCount': { each: weights.computed, statement: true },
  /** For each of its `ids`. */
  'Query.commonPartners': { each: weights.computed },
  'PartnerEdge.sourceCount': { each: weights.sources, statement: true },
  'Query.graph': { each: weights.ledger, statement: true },
  'Query.changes': { each: weights.ledger },
  'Fact.claims': { statement: true },
  'Fact.claimCount': { statement: true },
  'Change.name': { statement: true },
  'Change.seed': { each: weights.entry, statement: true },
  'Claim.seed': { each: weights.entry, statement: true },
  'Fact.seed': { each: weights.entry, statement: true },
};

/**
 * Lists without pages, and how many entries of them are paid for: those of one object cannot be more. 0: they come with
 * their object, whose price holds them.
 */
export const partsOf: Readonly<Record<string, number>> = {
  'Fact.details': 16,
  'Group.keys': 2,
  'Record.columns': 0,
  'GraphInfo.entities': 0,
  'GraphInfo.facts': 0,
};

/** Buckets paid for in a timeline of all entities of a type; one of a relationship field has fewer entries. */
export const bucketsOfType = 100;

/** Entries paid for in a list of which nothing is known. */
export const unknownSize = 20;
