/** Partners of an organisation, each with the ties that make it one. */
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import type { NodeRow } from '../../loaders/request.js';
import type { Analytic } from '../analytic.js';
import { pageSize, type PageArguments } from '../arguments.js';
import { decodeCursor, encodeCursor } from '../cursor.js';
import { partialDate } from '../partial-date.js';
import { partnerPage, type PartnerOrder } from '../partners/page.js';
import { partnersOf, type Pair, type Partner, type Tie, type TieFilter } from '../partners/rule.js';
import { statementText, type RequestContext } from '../request-context.js';
import { listSelection, nodeColumns, placeOf, responsePath } from '../selection.js';

const text = z.string().nullable();
const row: z.ZodType<Pair> = z.object({
  kind: z.enum(['AGREEMENT', 'CENTRE', 'PROJECT', 'COOPERATION']),
  partner: z.string(),
  sortName: text,
  via: z.string(),
  role: text,
  statuses: z.array(z.enum(['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE'])),
  ownFrom: text,
  partnerFrom: text,
  viaFrom: z.array(text),
  ownTo: text,
  partnerTo: text,
  viaTo: z.array(text),
  evidence: z.array(z.string()),
});

/** All pairs of one organisation; every field that asks about partners at one place shares one statement. */
function pairsOf(
  source: NodeRow,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<readonly Pair[]> {
  const { loaders } = context;
  const parent = responsePath(info).split('/').slice(0, -1).join('/');
  return loaders
    .batch<readonly Pair[]>(`${parent} ${source.__typename} ties`, async (ids) => {
      const pairs = new Map<string, Pair[]>(ids.map((id) => [id, []]));
      for (const found of await loaders.read(statementText(context, 'partners/ties'), { ids })) {
        if (found.kind !== null) pairs.get(z.string().parse(found.parent))?.push(row.parse(found));
      }
      return ids.map((id) => pairs.get(id) ?? []);
    })
    .load(source.id);
}

export const partnersCount: Analytic<NodeRow> = {
  resolve: async (source, _, context, info) => partnersOf(await pairsOf(source, context, info)).length,
};

interface PartnersArguments extends PageArguments, TieFilter {
  readonly orderBy?: PartnerOrder | null;
}

export const partners: Analytic<NodeRow, PartnersArguments> = {
  resolve: async (source, args, context, info) => {
    const first = pageSize(args);
    const order = args.orderBy ?? 'TIES_DESC';
    const after = typeof args.after === 'string' ? decodeCursor(order, 1, args.after) : undefined;
    const all = partnersOf(await pairsOf(source, context, info), args);
    const page = partnerPage(all, order, first, after);
    const { columns } = listSelection(info);
    const node = ({ id }: Partner) =>
      context.loaders.node(placeOf(info, columns), { types: ['Organisation'], columns }, id);
    const cursor = (entry: (typeof page.partners)[number] | undefined) =>
      entry ? encodeCursor(order, entry.position, context.revision() ?? 0) : null;
    return {
      edges: page.partners.map((entry) => ({
        cursor: () => cursor(entry),
        node: () => node(entry.partner),
        status: entry.partner.status,
        ties: () => entry.partner.ties.map(toTie),
        tieCount: entry.partner.ties.length,
        sourceCount: () => countSources(entry.partner, context, info),
        since: () => partialDate(entry.partner.since),
        until: () => partialDate(entry.partner.until),
      })),
      nodes: () => page.partners.map((entry) => node(entry.partner)),
      pageInfo: {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: after !== undefined,
        startCursor: () => cursor(page.partners[0]),
        endCursor: () => cursor(page.partners.at(-1)),
      },
      totalCount: page.totalCount,
    };
  },
};

type Nested = (args: unknown, context: RequestContext, info: GraphQLResolveInfo) => unknown;

function toTie(tie: Tie) {
  const via: Nested = (_, context, info) => {
    const types = [...context.loaders.ontology.entities.keys()];
    const columns = nodeColumns(info, info.returnType, info.fieldNodes);
    return context.loaders.node(placeOf(info, columns), { types, columns }, tie.via);
  };
  const evidence: Nested = (_, context, info) => {
    const columns = nodeColumns(info, info.returnType, info.fieldNodes);
    return tie.evidence.map((id) =>
      context.loaders.node(placeOf(info, columns), { types: ['Evidence'], columns }, id),
    );
  };
  return {
    ...tie,
    via,
    evidence,
    validFrom: () => partialDate(tie.validFrom),
    validTo: () => partialDate(tie.validTo),
  };
}

/** Different sources of the evidence; one statement for all partners of the page. */
async function countSources(
  partner: Partner,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<number> {
  const ids = new Set(partner.ties.flatMap((tie) => tie.evidence));
  const place = `${responsePath(info)} sources`;
  const request = { types: ['Evidence'], columns: ['source'] };
  const found = await Promise.all([...ids].map((id) => context.loaders.node(place, request, id)));
  return new Set(found.map((evidence) => evidence?.source)).size;
}
