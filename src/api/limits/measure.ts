/** Sizes of an operation with its fragments spread, in one pass over the document. */
import {
  Kind,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type ExecutableDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

/** What the limits look at. A fragment counts as often as the operation spreads it. */
export interface Size {
  /** Levels of fields; the root fields are level 1. */
  readonly depth: number;
  /** Levels of fragments within fragments, named and inline. */
  readonly nesting: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
}

interface Spread {
  readonly fragment: string;
  readonly depth: number;
  readonly nesting: number;
}

interface Part {
  size: Size;
  readonly spreads: readonly Spread[];
}

const none: Size = { depth: 0, nesting: 0, aliases: 0, rootFields: 0, directives: 0 };
const known = new WeakMap<DocumentNode, ReadonlyMap<OperationDefinitionNode, Size>>();

/** The size of each operation. It measures every fragment once, so the time grows with the text alone. */
export function sizes(document: DocumentNode): ReadonlyMap<OperationDefinitionNode, Size> {
  const before = known.get(document);
  if (before) return before;
  const fragments = new Map<string, Part>();
  const operations = new Map<OperationDefinitionNode, Part>();
  for (const definition of document.definitions) {
    if (!isExecutable(definition)) continue;
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.set(definition, ownPart(definition));
    else fragments.set(definition.name.value, ownPart(definition));
  }
  const whole = new Map<string, Size>();
  for (const name of fragments.keys()) spreadAll(name, fragments, whole);
  const result = new Map(
    [...operations].map(([operation, part]) => [operation, total(part, whole)] as const),
  );
  known.set(document, result);
  return result;
}

const isExecutable = (definition: DefinitionNode): definition is ExecutableDefinitionNode =>
  definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION;

/** Counts a definition without its spreads. graphql's `visit` keeps a stack of its own, so depth is no danger. */
function ownPart(definition: ExecutableDefinitionNode): Part {
  const spreads: Spread[] = [];
  const size = { ...none };
  let depth = 0;
  let nesting = 0;
  visit(definition, {
    Field: {
      enter(node) {
        if (depth === 0) size.rootFields++;
        if (node.alias) size.aliases++;
        size.depth = Math.max(size.depth, ++depth);
      },
      leave() {
        depth--;
      },
    },
    InlineFragment: {
      enter() {
        size.nesting = Math.max(size.nesting, ++nesting);
      },
      leave() {
        nesting--;
      },
    },
    FragmentSpread(node) {
      spreads.push({ fragment: node.name.value, depth, nesting: nesting + 1 });
    },
    Directive() {
      size.directives++;
    },
  });
  return { size, spreads };
}

/** Fills `whole` for a fragment and all that it spreads, deepest first, without recursion: chains may be long. */
function spreadAll(name: string, fragments: ReadonlyMap<string, Part>, whole: Map<string, Size>): void {
  const open = new Set<string>();
  const todo = [name];
  for (let next = todo.at(-1); next !== undefined; next = todo.at(-1)) {
    const part = fragments.get(next);
    // Other rules report unknown fragments and cycles; here they only must not hang.
    const inner = open.has(next) ? [] : (part?.spreads ?? []).map((s) => s.fragment);
    const missing = inner.filter((f) => !whole.has(f) && !open.has(f));
    open.add(next);
    if (missing.length > 0) {
      todo.push(...missing);
      continue;
    }
    todo.pop();
    if (part && !whole.has(next)) whole.set(next, total(part, whole));
  }
}

function total(part: Part, whole: ReadonlyMap<string, Size>): Size {
  const size = { ...part.size };
  for (const spread of part.spreads) {
    const inner = whole.get(spread.fragment) ?? none;
    size.depth = Math.max(size.depth, spread.depth + inner.depth);
    size.nesting = Math.max(size.nesting, spread.nesting + inner.nesting);
    size.aliases += inner.aliases;
    size.directives += inner.directives;
    if (spread.depth === 0) size.rootFields += inner.rootFields;
  }
  return size;
}
