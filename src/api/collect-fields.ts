/** The fields that a selection asks of one concrete type, collected as the executor does (GraphQL spec, 6.3.2). */
import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  isAbstractType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export type Info = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** What has a selection: a field, or an operation. */
export type Selecting = Pick<FieldNode, 'selectionSet'>;

const fieldName = ({ name }: FieldNode): string => name.value;

/** The key that a field has in an answer. */
export const responseKey = ({ alias, name }: FieldNode): string => alias?.value ?? name.value;

/**
 * Grouped by field name, so that aliases of one field come together, or as the answer has them, by `responseKey`.
 * graphql-js keeps its own collector internal.
 */
export function collectFields(
  info: Info,
  type: GraphQLObjectType,
  nodes: readonly Selecting[],
  groupOf: (node: FieldNode) => string = fieldName,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  const collect = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (!isIncluded(info, selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = groupOf(selection);
        const same = fields.get(name);
        if (same) same.push(selection);
        else fields.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (appliesTo(info, selection.typeCondition?.name.value, type)) collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = info.fragments[selection.name.value];
        if (fragment && appliesTo(info, fragment.typeCondition.name.value, type))
          collect(fragment.selectionSet);
      }
    }
  };
  for (const node of nodes) collect(node.selectionSet);
  return fields;
}

function isIncluded(info: Info, selection: SelectionNode): boolean {
  const value = (directive: typeof GraphQLSkipDirective) =>
    getDirectiveValues(directive, selection, info.variableValues)?.if;
  return value(GraphQLSkipDirective) !== true && value(GraphQLIncludeDirective) !== false;
}

function appliesTo(info: Info, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = info.schema.getType(condition);
  return isAbstractType(named) && info.schema.isSubType(named, type);
}
