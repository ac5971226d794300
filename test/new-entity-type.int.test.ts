/** Adding an entity type is one file: this one adds TrialPatent beside the real ontology and uses it end to end. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Graph } from '../src/graph/graph.js';
import { readOntology } from '../src/ontology/read.js';
import { asker, openTestGraph } from './support/api.js';
import { ontologyWith } from './support/ontology.js';
import { emptyGraph, exported, load, organisation, seed, seedFolder } from './support/seeds.js';

const patent = `
"A protected invention."
type TrialPatent @node(label: "TrialPatent", idPrefix: "trial-patent", plural: "trialPatents") {
  "How it is protected."
  kind: TrialPatentKind!
  "When it was granted."
  grantedOn: PartialDate
  "Number of claims."
  claims: Int
  "Who holds it, one fact per share."
  holders: [Organisation!] @relationship(type: "HOLDS_TRIAL_PATENT", direction: IN)
  "Who may use it."
  licensees: [Organisation!] @relationship(type: "TRIAL_LICENSES", direction: OUT)
}

extend type Organisation {
  "Patents it holds."
  trialPatents: [TrialPatent!] @relationship(type: "HOLDS_TRIAL_PATENT", direction: OUT)
  "Patents it may use."
  trialLicences: [TrialPatent!] @relationship(type: "TRIAL_LICENSES", direction: IN)
}

"A body holds a patent; two shares are two facts."
type HoldsTrialPatent @fact(type: "HOLDS_TRIAL_PATENT", key: ["share"]) {
  "The share, in the source's words."
  share: String
}

"A patent is licensed to a body."
type TrialLicenses @fact(type: "TRIAL_LICENSES", key: []) {
  "Whether nobody else may use it."
  exclusive: Boolean
}

"How an invention is protected."
enum TrialPatentKind {
  "For an invention."
  INVENTION
  "For a design."
  DESIGN
}
`;

const trialPatents = seed(
  organisation('a'),
  organisation('b'),
  `MERGE (p:TrialPatent {id: 'trial-patent/x'}) SET p.name = '專利甲', p.kind = 'INVENTION', p.grantedOn = '2025-03', p.claims = 12, p.evidence = ['t/signing'];
MERGE (p:TrialPatent {id: 'trial-patent/y'}) SET p.name = '專利乙', p.kind = 'DESIGN', p.evidence = ['t/signing'];
MATCH (o:Organisation {id: 'org/a'}), (p:TrialPatent {id: 'trial-patent/x'}) MERGE (o)-[r:HOLDS_TRIAL_PATENT {share: '半'}]->(p) SET r.evidence = ['t/signing'];
MATCH (o:Organisation {id: 'org/b'}), (p:TrialPatent {id: 'trial-patent/x'}) MERGE (o)-[r:HOLDS_TRIAL_PATENT {share: ''}]->(p) SET r.evidence = ['t/signing'], r.validFrom = '2025';
MATCH (p:TrialPatent {id: 'trial-patent/y'}), (o:Organisation {id: 'org/a'}) MERGE (p)-[r:TRIAL_LICENSES]->(o) SET r.evidence = ['t/signing'], r.exclusive = true;
`,
);

let graph: Graph;
beforeAll(() => {
  graph = openTestGraph();
});
beforeEach(() => emptyGraph(graph));
afterAll(async () => {
  // Other files find the schema as the ontology has it.
  const own = (kind: 'CONSTRAINT' | 'INDEX') =>
    graph
      .readLatest(
        `SHOW ${kind === 'INDEX' ? 'INDEXES' : 'CONSTRAINTS'} YIELD name WHERE name CONTAINS 'trial' RETURN name`,
      )
      .then((rows) => graph.schema(rows.map(({ name }) => `DROP ${kind} ${name as string} IF EXISTS`)));
  await own('CONSTRAINT');
  await own('INDEX');
  await graph.close();
});

describe('a new entity type', () => {
  it('is loaded, queried in both directions, filtered, ordered, counted and exported, from one file', async () => {
    const ontology = readOntology(ontologyWith({ 'trial-patent.graphql': patent }));
    const { error } = await load(graph, seedFolder({ '0001-patents.cypher': trialPatents }), ontology);
    expect(error).toBeUndefined();

    const { data, errors, statements } = await asker(
      graph,
      ontology,
    )(`{
      trialPatents(orderBy: [GRANTED_ON_DESC, NAME_ASC], where: { kind: { in: [INVENTION, DESIGN] } }) {
        totalCount
        nodes {
          id type name kind claims grantedOn { edtf earliest }
          evidence { quote }
          holders(orderBy: [EDGE_SHARE_DESC]) { totalCount edges { share factId startUnknown node { id trialPatents { totalCount } } } }
          licensees { edges { exclusive node { id trialLicences { nodes { id } } } } }
        }
      }
      node(id: "trial-patent/x") { id ... on TrialPatent { claims } }
      graph { entities { type count } facts { type count } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      trialPatents: {
        totalCount: 2,
        nodes: [
          {
            id: 'trial-patent/x',
            type: 'TRIAL_PATENT',
            name: '專利甲',
            kind: 'INVENTION',
            claims: 12,
            grantedOn: { edtf: '2025-03', earliest: '2025-03-01' },
            evidence: [{ quote: '甲方與乙方簽署協議' }],
            holders: {
              totalCount: 2,
              edges: [
                { share: '半', startUnknown: true, node: { id: 'org/a', trialPatents: { totalCount: 1 } } },
                { share: null, startUnknown: false, node: { id: 'org/b', trialPatents: { totalCount: 1 } } },
              ],
            },
            licensees: { edges: [] },
          },
          {
            id: 'trial-patent/y',
            licensees: {
              edges: [
                {
                  exclusive: true,
                  node: { id: 'org/a', trialLicences: { nodes: [{ id: 'trial-patent/y' }] } },
                },
              ],
            },
          },
        ],
      },
      node: { id: 'trial-patent/x', claims: 12 },
    });
    expect(data).toMatchObject({
      graph: { entities: expect.arrayContaining([{ type: 'TRIAL_PATENT', count: 2 }]) as unknown },
    });
    // Patents, evidence, holders, their patents, licensees, their licences, node, counts.
    expect(statements).toHaveLength(8);
    expect((await exported(graph, ontology)).filter((line) => line.includes('"TrialPatent"'))).toHaveLength(
      2,
    );
  });

  it('holds its seeds to its own rules', async () => {
    const ontology = readOntology(ontologyWith({ 'trial-patent.graphql': patent }));
    const wrong = seed(
      organisation('a'),
      `MERGE (p:TrialPatent {id: 'trial-patent/x'}) SET p.name = 'x', p.kind = 'IDEA', p.evidence = ['t/signing'];
MATCH (o:Organisation {id: 'org/a'}), (p:TrialPatent {id: 'trial-patent/x'}) MERGE (p)-[r:HOLDS_TRIAL_PATENT {share: ''}]->(o) SET r.evidence = ['t/signing'];
MATCH (o:Organisation {id: 'org/a'}), (p:TrialPatent {id: 'trial-patent/x'}) MERGE (o)-[r:HOLDS_TRIAL_PATENT]->(p) SET r.evidence = ['t/signing'];
`,
    );
    const { problems } = await load(graph, seedFolder({ '0001-patents.cypher': wrong }), ontology);
    expect(problems.map((p) => p.rule).sort()).toEqual(['bad-enum', 'keyed-merge', 'wrong-direction']);
  });
});
