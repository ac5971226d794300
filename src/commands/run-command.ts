/** Runs a command; what any of them may meet in the data folder is told as such. */
import type { Config } from '../config.js';
import { inDataFolder } from '../neo4j/data-fault.js';

export const runCommand = <T>({ dataFolder }: Config, command: () => Promise<T>): Promise<T> =>
  inDataFolder(dataFolder, command);
