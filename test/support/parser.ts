/** One Cypher parser for all that a test file reads: a process of its own takes 2 s to start. */
import { createCypherParser, type ParserFor } from '../../src/cypher/parser/cypher-parser.js';

const parser = createCypherParser();

export const parserFor: ParserFor = () => parser;
