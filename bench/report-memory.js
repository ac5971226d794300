/** Loaded before a script that is measured: writes its largest resident size, in MB, when it ends. */
import { writeFileSync } from 'node:fs';

process.on('exit', () =>
  writeFileSync(process.env.BENCH_MEMORY_FILE, String(Math.round(process.resourceUsage().maxRSS / 1024))),
);
