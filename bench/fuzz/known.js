/** What the graph holds, so that random operations find something. */
import { getNamedType, isNonNullType } from 'graphql';

const strangers = ['org/nobody', 'fact/000000000000000000000000', 'org/hkpc#kind'];

/**
 * @param ask sends a document and resolves to its data
 * @returns {Promise<{ ids: string[], idsOf: Record<string, string[]>, cursors: string[] }>} ids of all sorts, ids by type,
 *   and cursors of all lists
 */
export async function readKnown(schema, ask) {
  const idsOf = {};
  const cursors = new Set();
  const take = (type, id) => (idsOf[type] ??= []).push(id);
  const lists = Object.values(schema.getQueryType().getFields()).filter(
    ({ type, args }) =>
      /Connection$/.test(getNamedType(type).name) && !args.some((arg) => isNonNullType(arg.type)),
  );
  for (const { name, type } of lists) {
    const node = getNamedType(getNamedType(type).getFields().nodes.type);
    const id = node.getFields().id ? 'id' : '__typename';
    const data = await ask(`{ ${name}(first: 20) { edges { cursor } nodes { ${id} } } }`);
    for (const { cursor } of data[name].edges) cursors.add(cursor);
    for (const one of data[name].nodes) if (one.id) take(node.name, one.id);
  }
  for (const id of Object.values(idsOf).flatMap((ids) => ids.slice(0, 5))) {
    const data = await ask(
      'query($id: ID!) { entity(id: $id) { facts(first: 3) { edges { cursor } nodes { id evidence { id } } } } }',
      { id },
    );
    for (const { cursor } of data?.entity?.facts.edges ?? []) cursors.add(cursor);
    for (const fact of data?.entity?.facts.nodes ?? []) {
      take('Fact', fact.id);
      for (const evidence of fact.evidence) take('Evidence', evidence.id);
    }
  }
  const entities = Object.entries(idsOf).filter(([type]) => isEntity(schema, type));
  idsOf.Entity = entities.flatMap(([, ids]) => ids);
  return { ids: [...Object.values(idsOf).flat(), ...strangers], idsOf, cursors: [...cursors] };
}

const isEntity = (schema, type) =>
  schema
    .getType(type)
    .getInterfaces()
    .some(({ name }) => name === 'Entity');
