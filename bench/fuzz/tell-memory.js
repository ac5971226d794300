/** Loaded before a server that is measured: at SIGUSR2 it collects garbage and writes its heap, in MB, into a file. */
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
let times = 0;

process.on('SIGUSR2', () => {
  collect();
  collect();
  const heap = process.memoryUsage().heapUsed / 2 ** 20;
  writeFileSync(process.env.BENCH_MEMORY_FILE, JSON.stringify({ times: ++times, heap }));
});
