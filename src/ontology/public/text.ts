/** Pieces of SDL text. */

/** A description line; block form, so that quotes need no escapes. */
export const described = (description: string, definition: string, indent = ''): string =>
  `${indent}"""${description.replaceAll('"""', '\\"""').replace(/"$/, '" ')}"""\n${indent}${definition}`;

export interface FieldText {
  readonly name: string;
  readonly description: string;
  /** Arguments in parentheses, or empty. */
  readonly args?: string;
  readonly type: string;
}

export const block = (description: string, head: string, fields: readonly FieldText[]): string =>
  described(
    description,
    `${head} {\n${fields.map((f) => described(f.description, `${f.name}${f.args ?? ''}: ${f.type}`, '  ')).join('\n')}\n}`,
  );

export const enumBlock = (
  description: string,
  name: string,
  values: ReadonlyArray<{ readonly name: string; readonly description: string }>,
): string =>
  described(
    description,
    `enum ${name} {\n${values.map((v) => described(v.description, v.name, '  ')).join('\n')}\n}`,
  );
