/** A CommandIo that notes what a command says, and answers its questions. */
import type { CommandIo } from '../../src/commands/run/io.js';
import { plainText } from '../../src/text/styled.js';

export interface NotedIo extends CommandIo {
  readonly outs: string[];
  readonly errs: string[];
  readonly questions: string[];
}

export function notedIo(options: { json?: boolean; answer?: boolean } = {}): NotedIo {
  const outs: string[] = [];
  const errs: string[] = [];
  const questions: string[] = [];
  return {
    outs,
    errs,
    questions,
    json: options.json ?? false,
    isTerminal: options.answer !== undefined,
    out: (told) => void outs.push(plainText(told)),
    data: (text) => void outs.push(text),
    err: (text) => void errs.push(text),
    note: (text) => void errs.push(text),
    download: () => undefined,
    advance: () => undefined,
    confirm: (question) => {
      questions.push(question);
      return Promise.resolve(options.answer ?? false);
    },
  };
}
