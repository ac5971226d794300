/** A node or fact, with all that seeds say of it. */
import type { NodeType, RelationshipType } from '../../ontology/model.js';
import { textOf } from '../statement/given.js';
import type { Literal, SaidElement, SaidProperty, Unknown } from '../statement/said.js';

/** One statement that names it. */
export interface Mention {
  /** Number of the seed. */
  readonly seed: number;
  readonly file: string;
  /** Place of the statement in its seed, from 0. */
  readonly statement: number;
  readonly element: SaidElement;
}

export interface GivenProperty extends SaidProperty {
  readonly mention: Mention;
}

/** Blanks are no name, and prove nothing. */
const saysSomething = (value: Literal | Unknown): boolean =>
  'unknown' in value || (typeof value.value === 'string' ? value.value.trim() !== '' : value.value !== null);

export class Thing {
  readonly mentions: Mention[] = [];

  constructor(
    readonly type: NodeType | RelationshipType,
    /** How messages name it: the id of a node, type and ends of a fact. */
    readonly called: string,
    /** Whether the text shows which one it is. It does not for what comes from rows of a file. */
    readonly isKnown: boolean,
    /** Ends of a fact, if the text shows them. */
    readonly from?: Thing,
    readonly to?: Thing,
    /** Values of the key of a fact, if the text shows them. */
    readonly key: readonly string[] = [],
  ) {}

  /** What tells it apart from other periods of the same fact; '' where there is none. */
  get term(): string {
    return 'term' in this.type && this.type.term !== undefined ? (this.key.at(-1) ?? '') : '';
  }

  get isNode(): boolean {
    return 'label' in this.type;
  }

  /** Mentions that make it if it does not exist yet. */
  get made(): Mention[] {
    return this.mentions.filter(({ element }) => element.clause !== 'MATCH');
  }

  /** Mentions of one seed. */
  in(seed: number): Mention[] {
    return this.mentions.filter((mention) => mention.seed === seed);
  }

  /** Whether a statement deletes it, or an end of it: values given before may be gone. */
  get wasDeleted(): boolean {
    const own = this.mentions.some(({ element }) => element.deleted);
    return own || this.from?.wasDeleted === true || this.to?.wasDeleted === true;
  }

  /** All values of a property, in the order of the statements. */
  all(name: string): GivenProperty[] {
    return this.mentions.flatMap((mention) =>
      mention.element.properties
        .filter((property) => property.name === name)
        .map((property) => ({ ...property, mention })),
    );
  }

  /** Whether a property has a value in the end, or may have. */
  has(name: string): boolean {
    const given = this.all(name).filter(({ maybe }) => !maybe);
    const value = given.at(-1)?.value;
    if (!value) return this.all(name).length > 0;
    if ('items' in value) return given.some((g) => 'items' in g.value && g.value.items.some(saysSomething));
    return saysSomething(value);
  }

  /** The literal that it ends with; 'UNKNOWN' when the text does not show it, undefined when there is none. */
  last(name: string): Literal | 'UNKNOWN' | undefined {
    const given = this.all(name);
    const value = given.at(-1)?.value;
    if (!value) return undefined;
    if (given.some((g) => g.maybe) || !('value' in value)) return 'UNKNOWN';
    return value.value === null ? undefined : value;
  }

  /** Every text given to a property, or to a list of texts; `open` when there may be others. */
  texts(name: string): { readonly texts: string[]; readonly open: boolean } {
    const texts: string[] = [];
    let open = false;
    for (const { value } of this.all(name)) {
      for (const part of 'items' in value ? value.items : [value]) {
        const text = textOf(part);
        if (text !== undefined && text !== '') texts.push(text);
        else open ||= 'unknown' in part;
      }
    }
    return { texts, open };
  }
}
