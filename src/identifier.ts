/** Names of labels, relationship types, properties and variables, as Cypher takes them whatever they are made of. */
export const quotedName = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
