/** Pieces of SDL text. */

/** A description line; block form, so that quotes need no escapes. */
export const described = (description: string, definition: string, indent = ''): string =>
  `${indent}"""${description.replaceAll('"""', '\\"""').replace(/"$/, '" ')}"""\n${indent}${definition}`;

const member = (description: string | undefined, definition: string): string =>
  description === undefined ? `  ${definition}` : described(description, definition, '  ');

export interface FieldText {
  readonly name: string;
  /** Inputs have fields without one, which are called after what they compare. */
  readonly description?: string;
  /** Arguments in parentheses, or empty. */
  readonly args?: string;
  readonly type: string;
}

export const block = (description: string, head: string, fields: readonly FieldText[]): string =>
  described(
    description,
    `${head} {\n${fields.map((f) => member(f.description, `${f.name}${f.args ?? ''}: ${f.type}`)).join('\n')}\n}`,
  );

export const enumBlock = (
  description: string,
  name: string,
  values: ReadonlyArray<{ readonly name: string; readonly description?: string }>,
): string =>
  described(description, `enum ${name} {\n${values.map((v) => member(v.description, v.name)).join('\n')}\n}`);
