/** Random operations on the public schema: selections, arguments, variables, fragments, aliases, directives. */
import { getNamedType, isAbstractType, isCompositeType, isLeafType, isNonNullType } from 'graphql';
import { below, pick, pickWeighted, randomFrom } from '../query/random.js';
import { broken } from './breakage.js';
import { literal, valueOf } from './values.js';

/** What operations are to be like; also of those that are to be valid some are not. */
const tempers = [
  ['valid', 0.7],
  ['faulty', 0.15],
  ['broken', 0.15],
];

/** How often an argument is given. */
const chances = { after: 0.05, before: 0.05, last: 0.02, first: 0.7 };

/**
 * @param schema the public one
 * @param {number} number says which: the same number is the same operation
 * @param {object} known what the graph holds, as `readKnown` says
 * @returns {string} body of a POST
 */
export function bodyOf(schema, number, known) {
  // Neighbouring numbers are to have nothing in common.
  const random = randomFrom(Math.imul(number + 1, 2_654_435_761));
  const temper = pickWeighted(random, tempers);
  const operation = new Writer(schema, { random, faulty: temper === 'faulty', ...known }).operation();
  return temper === 'broken' ? broken(operation, random) : JSON.stringify(operation);
}

class Writer {
  constructor(schema, from) {
    const { random, faulty } = from;
    Object.assign(this, { schema, random, faulty, from });
    this.definitions = [];
    this.variables = {};
    this.fragments = [];
    this.aliases = 0;
    this.fields = 0;
    this.mostFields = 5 + below(random, 90);
  }

  operation() {
    const { random } = this;
    const levels = 2 + below(random, 7);
    const selection = this.selection(this.schema.getQueryType(), levels, 1 + below(random, 4));
    const head =
      this.definitions.length > 0 ? `query q(${this.definitions.join(', ')})` : pick(random, ['', 'query q']);
    return {
      query: `${head} ${selection} ${this.fragments.join(' ')}`.trim(),
      ...(Object.keys(this.variables).length > 0 && { variables: this.variables }),
      ...(random() < 0.1 && head !== '' && { operationName: 'q' }),
    };
  }

  /** @param {Set<string>} taken names of the answer that stand there already @returns braces and what is between them */
  selection(type, levels, count = 1 + below(this.random, 5), taken = new Set()) {
    const parts = Array.from({ length: count }, () => this.part(type, levels, taken)).filter(Boolean);
    const unknown = this.faulty && this.random() < 0.02 ? ' noSuchField' : '';
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'}${unknown} }`;
  }

  part(type, levels, taken) {
    const { random } = this;
    const chance = random();
    if (isAbstractType(type) && chance < 0.3) {
      const of = pick(random, this.schema.getPossibleTypes(type));
      return `... on ${of.name}${this.directive()} ${this.selection(of, levels, 2, taken)}`;
    }
    if (chance > 0.97) return this.spread(type, levels, taken);
    if (!type.getFields) return '__typename';
    const isRoot = type === this.schema.getQueryType();
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        (!isRoot || getNamedType(field.type).name !== '__Schema') &&
        (isLeafType(getNamedType(field.type)) || (levels > 0 && this.fields < this.mostFields)),
    );
    if (fields.length === 0) return '__typename';
    // What is nested leads on; leaves alone would seldom get deep.
    const nested = fields.filter((field) => isCompositeType(getNamedType(field.type)));
    return this.field(pick(random, nested.length > 0 && random() < 0.5 ? nested : fields), levels, taken);
  }

  field(field, levels, taken) {
    this.fields++;
    const { random } = this;
    const of = getNamedType(field.type);
    const isTaken = taken.has(field.name) && !this.faulty;
    if (isTaken && this.aliases >= 28) return '';
    const alias = isTaken || (this.aliases < 28 && random() < 0.1) ? `a${++this.aliases}: ` : '';
    if (alias === '') taken.add(field.name);
    const given = field.args.filter(
      (arg) => isNonNullType(arg.type) || random() < (chances[arg.name] ?? 0.25),
    );
    const args = given.map((arg) => `${arg.name}: ${this.argument(arg, of.name)}`);
    const inside = isCompositeType(of) ? ` ${this.selection(of, levels - 1)}` : '';
    return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${this.directive()}${inside}`;
  }

  argument(arg, of) {
    const { random, from } = this;
    const value = valueOf(arg.type, from, { name: arg.name, of });
    if (random() < 0.75) return literal(isNonNullType(arg.type) && !this.faulty ? (value ?? '') : value);
    const name = `v${this.definitions.length}`;
    const fallback = random() < 0.1 && !isNonNullType(arg.type) ? ' = null' : '';
    this.definitions.push(`$${name}: ${String(arg.type)}${fallback}`);
    if (random() < 0.95) this.variables[name] = value;
    return `$${name}`;
  }

  spread(type, levels, taken) {
    const { random } = this;
    const name = `f${this.fragments.length}`;
    const index = this.fragments.push('') - 1;
    const inside =
      this.faulty && random() < 0.1 ? `{ ...${name} }` : this.selection(type, Math.min(levels, 2), 2, taken);
    this.fragments[index] = `fragment ${name} on ${type.name} ${inside}`;
    return `...${name}${random() < 0.3 ? ` ...${name}` : ''}`;
  }

  directive() {
    const { random, faulty } = this;
    if (random() > 0.04) return '';
    const name = pick(random, faulty ? ['include', 'skip', 'deprecated', 'nope'] : ['include', 'skip']);
    return ` @${name}(if: ${pick(random, faulty ? ['true', '"x"', 'null'] : ['true', 'false'])})`;
  }
}
